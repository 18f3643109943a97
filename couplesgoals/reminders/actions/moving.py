"""A couple that moves, or looks back on another day of the month: what falls due moves along."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, time, timedelta

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible
from couplesgoals.program.actions.rights import must_be_administrator
from couplesgoals.program.models import Couple, EnrollmentStatus, ProgressReview
from couplesgoals.reminders.actions.creating import LOCK, announce_day, keep_days, look_at_all
from couplesgoals.reminders.due import DAYS_BEFORE_FIRST, local_moment, month_after, review_due
from couplesgoals.reminders.models import ReminderKind


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """By which clock a couple's days are counted, and on which day of the month (1 to 31) it looks back."""

    time_zone: str
    review_day: int


@transaction.atomic
def move_couple(*, by: User, couple: Couple, to: Calendar) -> Couple:
    """Set a couple's time zone and day of the monthly review; the same again is no event.

    A review that has opened keeps its days, and the next begins after it. Raises ValidationError by field.
    """
    must_be_administrator(by)
    with connection.cursor() as cursor:
        # No sweep opens a review by the day that is just being changed.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    found = Couple.objects.select_for_update(no_key=True).get(pk=couple.pk)
    if found.frozen_at is not None:
        raise NotPossible(_("A partner has left this couple. Nothing falls due here any more."))
    values, was = asdict(to), found.zone
    if model_to_dict(found, fields=list(values)) == values:
        return found
    for name, value in values.items():
        setattr(found, name, value)
    found.full_clean()
    latest = ProgressReview.objects.filter(couple=found).order_by("-period").first()
    now_open = latest if latest is not None and not latest.closed_by(timezone.now()) else None
    if now_open is not None:
        _require_after(now_open, found)
    found.save(update_fields=list(values))
    look_at_all()
    if now_open is not None:
        _tell_of(now_open, found)
    for person in found.partners():
        keep_days(person=person, was=was, zone=found.zone)
    record_event(
        by=by.pk,
        action="couple.move",
        target="program.Couple",
        ids=[found.pk],
        couple=found.pk,
        detail=values,
    )
    return found


def _require_after(review: ProgressReview, couple: Couple) -> None:
    """Raise where the couple's next review would begin while this one is open."""
    moment = review_due(couple.zone, couple.review_day, month_after(review.period))
    next_on: date = moment.astimezone(couple.zone).date()
    if local_moment(couple.zone, next_on, time.min) < review.closes_at:
        days = {"next": date_format(next_on, "F j"), "last": date_format(review.last_on, "F j")}
        said = _("The next one would begin on %(next)s, while the one that is open lasts until %(last)s.")
        raise ValidationError({"review_day": said % days})


def _tell_of(review: ProgressReview, couple: Couple) -> None:
    """Have those told that it opened whose hour had not come: by the new day no sweep thinks of it any more.

    Whoever was told already is not told again.
    """
    active = couple.enrollments.filter(ended_at=None, status=EnrollmentStatus.ACTIVE).select_related("person")
    for enrollment in active:
        since = enrollment.started_at.astimezone(couple.zone).date()
        if since + timedelta(days=DAYS_BEFORE_FIRST) <= review.opens_on:
            announce_day(
                person=enrollment.person,
                kind=ReminderKind.MONTHLY_REVIEW,
                period=review.period,
                day=review.opens_on,
                zone=couple.zone,
            )

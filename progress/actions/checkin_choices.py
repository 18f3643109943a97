"""What somebody wants to be asked each day, who reads it, and whether the other sees on which days."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import NARROW_TO_WIDE, Audience
from couplesgoals.records.drafts import narrow_draft
from couplesgoals.records.prepared import prepared
from couplesgoals.records.rights import may_write, require_partner
from goals.actions.steps import local_today
from progress.models import CheckIn, CheckInChoices, CheckInDay, Tracker
from progress.models.checkin import NOT_SHARED

# What is typed into the check-in is kept under this name.
DRAFT = "check-in"
READERS = ("feeling_audience", "closeness_audience", "urge_audience", "line_audience")
LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"


def choices_of(person: User, couple_id: UUID) -> CheckInChoices:
    """Return what this person chose, or what holds until they choose."""
    found = _choices(person, couple_id)
    if found:
        return found[0]
    return CheckInChoices(couple_id=couple_id, subject=person, author=person, audience=Audience.PRIVATE)


def held_choices(person: User, couple_id: UUID) -> CheckInChoices:
    """Return what this person chose, held until the end of the action; another device of theirs waits."""
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [f"check-in choices:{person.pk}"])
    return choices_of(person, couple_id)


@prepared
def _choices(person: User, couple: UUID) -> QuerySet[CheckInChoices]:
    rows: QuerySet[CheckInChoices] = CheckInChoices.visible_to(person)
    return rows.filter(author=person, couple=couple)


@transaction.atomic
def switch_tracker(*, by: User, couple: Couple, tracker: str, on: bool) -> CheckInChoices:
    """Be asked something from now on, or be asked it no more; what was answered stays."""
    require_partner(by=by, couple_id=couple.pk)
    if tracker not in Tracker.values:
        raise ValidationError(_("Choose one of the questions."))
    choices = held_choices(by, couple.pk)
    wanted = set(choices.trackers) - {tracker} | ({tracker} if on else set())
    choices.trackers = [one for one in Tracker.values if one in wanted]
    return _keep(choices, "trackers", by=by)


@transaction.atomic
def choose_readers_of(*, by: User, couple: Couple, audiences: dict[str, str]) -> CheckInChoices:
    """Choose who reads each answer unless one says otherwise: "feeling", "closeness", "urge", "line"."""
    require_partner(by=by, couple_id=couple.pk)
    choices = held_choices(by, couple.pk)
    for name, audience in audiences.items():
        allowed = NOT_SHARED if name == Tracker.URGE else NARROW_TO_WIDE
        if f"{name}_audience" not in READERS or audience not in allowed:
            raise Refused
        setattr(choices, f"{name}_audience", audience)
    usual = {name: getattr(choices, name) for name in READERS}
    narrow_draft(by=by, form=DRAFT, about=None, audiences=usual)
    return _keep(choices, *READERS, by=by)


@transaction.atomic
def show_days(*, by: User, couple: Couple) -> None:
    """Let the other see on which days one checked in, from today on. What was taken back stays private."""
    require_partner(by=by, couple_id=couple.pk)
    choices = held_choices(by, couple.pk)
    choices.shows_days = True
    _keep(choices, "shows_days", by=by)
    today = local_today(couple).date()
    if CheckIn.visible_to(by).filter(author=by, couple=couple, day=today).exists():
        show_day(by=by, couple=couple, day=today)


@transaction.atomic
def hide_days(*, by: User, couple: Couple) -> None:
    """Take it back: no day is shown to the other any more. Possible also where nothing else is."""
    # Held first: a check-in saved meanwhile either finds that days are hidden, or its day is hidden here.
    choices = held_choices(by, couple.pk)
    shown = CheckInDay.visible_to(by).filter(author=by, couple=couple, audience=Audience.COUPLE)
    shown.update(audience=Audience.PRIVATE)
    if may_write(by=by, couple_id=couple.pk):
        choices.shows_days = False
        _keep(choices, "shows_days", by=by)


def show_day(*, by: User, couple: Couple, day: date) -> None:
    """Write that somebody checked in on a day, for both to see; inside an action that knows they agreed."""
    shown = CheckInDay(couple=couple, subject=by, author=by, audience=Audience.COUPLE, day=day)
    CheckInDay.objects.bulk_create(
        [shown], update_conflicts=True, unique_fields=["author", "day"], update_fields=["audience"]
    )


def _keep(choices: CheckInChoices, *names: str, by: User) -> CheckInChoices:
    """Write these choices, and no other: each page chooses its own."""
    CheckInChoices.objects.bulk_create(
        [choices], update_conflicts=True, unique_fields=["couple", "author"], update_fields=names
    )
    record_event(
        by=by.pk,
        action="checkin.choose",
        target="progress.CheckInChoices",
        ids=[choices.pk],
        couple=choices.couple_id,
    )
    return choices

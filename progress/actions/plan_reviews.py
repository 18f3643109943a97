"""A clinician writes down that a partner's treatment plan was reviewed; it is never changed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, Enrollment
from couplesgoals.records.audience import Audience
from couplesgoals.records.rights import require_care
from couplesgoals.records.submissions import sending_of
from progress.models import PlanReview

LONGEST_PLAN_WORDS = 2000


@transaction.atomic
def record_plan_review(
    *,
    by: User,
    couple: Couple,
    people: Collection[UUID],
    reviewed_on: date,
    words: str = "",
    submission: UUID | None = None,
) -> list[PlanReview]:
    """Record one review for each of these partners, in their own charts. The same submission twice is one.

    Raises ValidationError by field (`people`, `reviewed_on`, `words`): for nobody, somebody not enrolled
    now, a day still to come or before they were enrolled, too many words.
    """
    require_care(by=by, couple_id=couple.pk)
    words = words.strip()
    enrolled = _enrolled(couple, people)
    _check_day(couple, enrolled, reviewed_on)
    if len(words) > LONGEST_PLAN_WORDS:
        limit = {"limit": LONGEST_PLAN_WORDS}
        raise ValidationError({"words": _("Please keep this under %(limit)s characters.") % limit})
    return [
        _record(by, couple, enrollment.person_id, reviewed_on, words, submission) for enrollment in enrolled
    ]


def _record(
    by: User, couple: Couple, person: UUID, reviewed_on: date, words: str, submission: UUID | None
) -> PlanReview:
    sent = sending_of(PlanReview, by=by, submission=submission, said=(couple.pk, person, reviewed_on, words))
    if sent.made:
        return sent.made
    made = PlanReview.objects.create(
        couple=couple,
        subject_id=person,
        author=by,
        audience=Audience.CARE_TEAM,
        reviewed_on=reviewed_on,
        words=words,
        credential=by.credential,
        submission=sent.number,
    )
    record_event(
        by=by.pk,
        action="plan_review.record",
        target="progress.PlanReview",
        ids=[made.pk],
        couple=couple.pk,
    )
    return made


def _enrolled(couple: Couple, people: Collection[UUID]) -> list[Enrollment]:
    rows = couple.enrollments.filter(ended_at=None, person__in=people).order_by("slot")
    found = list(rows)
    if not people or {row.person_id for row in found} != set(people):
        raise ValidationError({"people": _("Choose whose treatment plan it was.")})
    return found


def _check_day(couple: Couple, enrolled: Collection[Enrollment], day: date) -> None:
    if day > timezone.localtime(timezone.now(), couple.zone).date():
        raise ValidationError({"reviewed_on": _("Choose today or an earlier day.")})
    began = max(timezone.localtime(row.started_at, couple.zone).date() for row in enrolled)
    if day < began:
        text = _("Choose %(day)s or a later day; before that they were not enrolled.")
        raise ValidationError({"reviewed_on": text % {"day": date_format(began, "M j, Y")}})

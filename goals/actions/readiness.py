"""Readiness rulers: how much a goal matters to somebody, how sure and how ready they are."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.records.audience import Audience
from couplesgoals.records.rights import require_partner
from couplesgoals.records.submissions import sending_of
from goals.models import Goal, ReadinessRating
from goals.models.readiness import HIGHEST
from goals.models.statuses import OPEN_STATUSES

LONGEST = 1000
READERS = (Audience.PRIVATE, Audience.CARE_TEAM)


@transaction.atomic
def rate_readiness(
    *,
    by: User,
    goal: Goal,
    importance: int,
    confidence: int,
    readiness: int,
    why_not_lower: str = "",
    what_would_help: str = "",
    audience: str = Audience.CARE_TEAM,
    submission: UUID | None = None,
) -> ReadinessRating:
    """Write down one's own three rulers, 0–10 each, for a joint goal or one's own; never changed again.

    Never the partner's to read, and it touches nothing else: no row or moment of the goal tells them. The
    same submission twice is once.
    """
    goal = _own_or_joint(goal, by=by)
    numbers = {"importance": importance, "confidence": confidence, "readiness": readiness}
    words = {"why_not_lower": why_not_lower, "what_would_help": what_would_help}
    _check(numbers, words, audience=audience)
    said = (goal.pk, numbers, {field: text.strip() for field, text in words.items()})
    sent = sending_of(ReadinessRating, by=by, submission=submission, said=said)
    readers = sent.narrowest(Audience.PRIVATE if goal.audience == Audience.PRIVATE else audience)
    if sent.made:
        _require_no_fewer(sent.made, readers)
        return sent.made
    if goal.lifecycle_status not in OPEN_STATUSES:
        raise OutOfTurn(_("This goal is closed now. What you said about it stays yours to read."))
    rating = ReadinessRating.objects.create(
        couple=goal.couple,
        subject=by,
        author=by,
        goal=goal,
        audience=readers,
        submission=sent.number,
        **numbers,
        **{field: text.strip() for field, text in words.items()},
    )
    record_event(
        by=by.pk,
        action="readiness.rate",
        target="goals.ReadinessRating",
        ids=[rating.pk],
        couple=goal.couple_id,
    )
    return rating


def _require_no_fewer(rating: ReadinessRating, audience: str) -> None:
    """What was told stays told: say so rather than seem to take it back."""
    if rating.audience != audience:
        raise OutOfTurn(_("Your care team has this already, as you sent it before. It stays with them."))


def _own_or_joint(goal: Goal, *, by: User) -> Goal:
    found: Goal | None = Goal.visible_to(by).select_related("couple").filter(pk=goal.pk).first()
    if found is None:
        raise Refused
    require_partner(by=by, couple_id=found.couple_id)
    if found.subject_id not in (None, by.pk):
        raise Refused
    return found


def _check(numbers: dict[str, int], words: dict[str, str], *, audience: str) -> None:
    errors = {
        field: _("Choose a number from 0 to 10.") for field, n in numbers.items() if not 0 <= n <= HIGHEST
    }
    for field, text in words.items():
        if len(text) > LONGEST:
            errors[field] = _("Please keep this under %(limit)s characters.") % {"limit": LONGEST}
    if audience not in READERS:
        errors["audience"] = _("Choose who can read this. Your partner never can.")
    if errors:
        raise ValidationError(errors)

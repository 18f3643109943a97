"""The clinician's answer to a joint goal that both partners accepted."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.records.rights import require_care
from goals.actions.steps import accepted_by_both, locked, log, require_latest
from goals.models import Goal, GoalReview, LifecycleStatus, ReviewOutcome


@dataclass(frozen=True, kw_only=True)
class Feedback:
    """A word on each of the three questions, and one to both; all may be empty on an approval."""

    realistic: str = ""
    actionable: str = ""
    tailored: str = ""
    message: str = ""

    def check(self) -> None:
        """Raise ValidationError by field for too long a text."""
        limits = {"realistic": 500, "actionable": 500, "tailored": 500, "message": 2000}
        errors = {
            field: _("Please keep this under %(limit)s characters.") % {"limit": limit}
            for field, limit in limits.items()
            if len(getattr(self, field)) > limit
        }
        if errors:
            raise ValidationError(errors)

    def is_empty(self) -> bool:
        """Whether nothing was said at all."""
        return not any(value.strip() for value in asdict(self).values())


@transaction.atomic
def approve_goal(*, by: User, goal: Goal, number: int, feedback: Feedback) -> Goal:
    """Put version `number`, accepted by both, into effect. Approving twice is approving once."""
    goal = _reviewable(goal, by=by, number=number)
    feedback.check()
    if goal.agreed_id == goal.current_id:
        return goal
    if goal.awaits_review_since is None:
        raise OutOfTurn(_("This version has been answered already."))
    _write_review(goal, by=by, outcome=ReviewOutcome.APPROVED, feedback=feedback)
    goal.agreed = goal.current
    goal.awaits_review_since = None
    goal.become(LifecycleStatus.ACTIVE)
    goal.save(update_fields=["agreed", "awaits_review_since", "lifecycle_status"])
    log(goal, "goal.approve", by=by)
    return goal


@transaction.atomic
def return_goal(*, by: User, goal: Goal, number: int, feedback: Feedback) -> Goal:
    """Send version `number` back to both with thoughts; they answer with a next version, or talk it over."""
    goal = _reviewable(goal, by=by, number=number)
    feedback.check()
    if feedback.is_empty():
        raise ValidationError({"message": _("Say what would help them take the next step.")})
    if goal.awaits_review_since is None:
        raise OutOfTurn(_("This version has been answered already."))
    _write_review(goal, by=by, outcome=ReviewOutcome.RETURNED, feedback=feedback)
    goal.awaits_review_since = None
    if goal.lifecycle_status == LifecycleStatus.ACCEPTED:
        goal.become(LifecycleStatus.PROPOSED)
    goal.save(update_fields=["awaits_review_since", "lifecycle_status"])
    log(goal, "goal.return", by=by)
    return goal


def _reviewable(goal: Goal, *, by: User, number: int) -> Goal:
    goal = locked(goal.pk, by=by)
    require_care(by=by, couple_id=goal.couple_id)
    if not goal.is_joint:
        raise Refused
    require_latest(goal, number)
    if goal.current is None or not accepted_by_both(goal, goal.current):
        raise OutOfTurn(_("Both partners have to accept this version first."))
    return goal


def _write_review(goal: Goal, *, by: User, outcome: str, feedback: Feedback) -> None:
    revision = goal.current
    assert revision is not None  # _reviewable saw it
    GoalReview.objects.create(goal=goal, revision=revision, clinician=by, outcome=outcome, **asdict(feedback))

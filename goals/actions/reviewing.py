"""The clinician's answer to a joint goal that both partners accepted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.records.audience import Audience
from couplesgoals.records.rights import require_care
from goals.actions.steps import (
    accepted_by_both,
    locked,
    log,
    move,
    require_latest,
    require_shared_space,
    require_status,
)
from goals.clashes import open_clashes
from goals.models import (
    AchievementStatus,
    Goal,
    GoalFeedback,
    GoalReview,
    LifecycleStatus,
    ReviewOutcome,
)
from goals.models.statuses import OPEN_STATUSES

QUESTIONS = ("realistic", "actionable", "tailored")
# What can still be answered; a change both accepted stays to be answered while the goal is on hold.
ANSWERABLE = (LifecycleStatus.ACCEPTED, LifecycleStatus.ACTIVE, LifecycleStatus.ON_HOLD)


@dataclass(frozen=True, kw_only=True)
class Feedback:
    """A word on each of the three questions, and one to both partners."""

    realistic: str = ""
    actionable: str = ""
    tailored: str = ""
    message: str = ""

    def check(self, *, asked: Collection[str] = ()) -> None:
        """Raise ValidationError by field for too long a text, or for nothing on what is `asked`."""
        limits = {**dict.fromkeys(QUESTIONS, 500), "message": 2000}
        errors = {
            field: _("Please keep this under %(limit)s characters.") % {"limit": limit}
            for field, limit in limits.items()
            if len(getattr(self, field)) > limit
        }
        empty = {field: _("Say a word on this.") for field in asked if not getattr(self, field).strip()}
        if errors or empty:
            raise ValidationError(empty | errors)

    def is_empty(self) -> bool:
        """Whether nothing was said at all."""
        return not any(value.strip() for value in asdict(self).values())


@transaction.atomic
def approve_goal(
    *, by: User, goal: Goal, number: int, feedback: Feedback, talked_through: bool = False
) -> Goal:
    """Put version `number`, accepted by both, into effect, with a word on each question.

    Where a partner told the care team that it does not fit, or may not, `talked_through` says that this was
    heard. Ends the wait for a talk. Approving twice is approving once.
    """
    goal = _reviewable(goal, by=by, number=number)
    if goal.agreed_id == goal.current_id:
        return goal
    _require_unanswered(goal)
    feedback.check(asked=QUESTIONS)
    if not talked_through and open_clashes(by).filter(goal=goal).exists():
        raise ValidationError({"talked_through": _("Talk it through first, then say so here.")})
    _write_review(goal, by=by, outcome=ReviewOutcome.APPROVED, feedback=feedback)
    goal.agreed = goal.current
    goal.awaits_review_since = goal.talk_requested_at = None
    if goal.lifecycle_status == LifecycleStatus.ACCEPTED:
        move(goal, LifecycleStatus.ACTIVE)
        goal.reach(AchievementStatus.IN_PROGRESS)
    goal.save(
        update_fields=[
            "agreed",
            "awaits_review_since",
            "talk_requested_at",
            "lifecycle_status",
            "achievement_status",
        ]
    )
    log(goal, "goal.approve", by=by)
    return goal


@transaction.atomic
def return_goal(*, by: User, goal: Goal, number: int, feedback: Feedback, to: User | None = None) -> Goal:
    """Send version `number` back with thoughts, to both or `to` one alone.

    Both answer with a next version, or talk it over. To one alone it is for any open goal, also before both
    said yes: a clash is heard alone first. It changes of the goal just what a request for a talk does, so
    that neither the goal nor its status tells who was written to, nor that anybody was.
    """
    if to is not None:
        return _return_to_one(goal, by=by, number=number, feedback=feedback, to=to)
    goal = _reviewable(goal, by=by, number=number)
    feedback.check()
    if feedback.is_empty():
        raise ValidationError({"message": _("Say what would help them take the next step.")})
    _require_unanswered(goal)
    _write_review(goal, by=by, outcome=ReviewOutcome.RETURNED, feedback=feedback)
    goal.awaits_review_since = None
    if goal.lifecycle_status == LifecycleStatus.ACCEPTED:
        move(goal, LifecycleStatus.PROPOSED)
    goal.save(update_fields=["awaits_review_since", "lifecycle_status"])
    log(goal, "goal.return", by=by)
    return goal


def _return_to_one(goal: Goal, *, by: User, number: int, feedback: Feedback, to: User) -> Goal:
    goal = _read_latest(goal, by=by, number=number)
    feedback.check()
    if to.pk not in {partner.pk for partner in goal.couple.partners()}:
        raise Refused
    if any(getattr(feedback, field).strip() for field in QUESTIONS):
        raise ValidationError({"message": _("To one alone, put everything into this one message.")})
    if not feedback.message.strip():
        raise ValidationError({"message": _("Say what would help them take the next step.")})
    require_status(goal, *OPEN_STATUSES)
    revision = goal.current
    assert revision is not None  # _read_latest saw it
    GoalFeedback.objects.create(
        couple=goal.couple,
        goal=goal,
        revision=revision,
        author=by,
        subject=to,
        audience=Audience.SUBJECT,
        message=feedback.message,
    )
    if goal.talk_requested_at is None:
        goal.talk_requested_at = timezone.now()
        goal.save(update_fields=["talk_requested_at"])
    log(goal, "goal.return_to_one", by=by)
    return goal


def _read_latest(goal: Goal, *, by: User, number: int) -> Goal:
    goal = locked(goal.pk, by=by)
    require_care(by=by, couple_id=goal.couple_id)
    if not goal.is_joint:
        raise Refused
    require_shared_space(goal)
    require_latest(goal, number)
    return goal


def _reviewable(goal: Goal, *, by: User, number: int) -> Goal:
    goal = _read_latest(goal, by=by, number=number)
    if goal.current is None or not accepted_by_both(goal, goal.current):
        raise OutOfTurn(_("Both partners have to accept this version first."))
    return goal


def _require_unanswered(goal: Goal) -> None:
    if goal.awaits_review_since is None:
        raise OutOfTurn(_("This version has been answered already."))
    require_status(goal, *ANSWERABLE)


def _write_review(goal: Goal, *, by: User, outcome: str, feedback: Feedback) -> None:
    revision = goal.current
    assert revision is not None  # _reviewable saw it
    GoalReview.objects.create(goal=goal, revision=revision, clinician=by, outcome=outcome, **asdict(feedback))

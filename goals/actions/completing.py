"""A goal comes to its end, in each partner's own words, and may begin again; how it stands on the way."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.records.rights import require_care
from goals.actions.changing import own_or_joint, take_up_again
from goals.actions.steps import locked, log, move, require_no_talk, require_shared_space, require_status
from goals.models import (
    AchievementStatus,
    CompletionVoice,
    Goal,
    GoalStatusChange,
    LifecycleStatus,
    StatusReason,
)
from goals.models.statuses import AT_THE_END, ON_THE_WAY

AT_WORK = (LifecycleStatus.ACTIVE, LifecycleStatus.ON_HOLD)


@transaction.atomic
def complete_goal(*, by: User, goal: Goal, achievement: str, words: str = "") -> Goal:
    """Say "I am done with this". One's own goal is completed by it, a joint one when both have said it.

    Where the two say differently how far they came, neither word is taken for the goal. Twice is once; other
    words than before are refused, since the first ones stay.
    """
    goal = own_or_joint(goal, by=by)
    require_status(goal, *AT_WORK, LifecycleStatus.COMPLETED)
    _check(achievement, words)
    lap, agreed = lap_of(goal, viewer=by), goal.agreed
    assert agreed is not None  # a goal at work has an agreed version
    said = {one.person_id: one for one in CompletionVoice.visible_to(by).filter(goal=goal, lap=lap)}
    if by.pk in said:
        _require_same(said[by.pk], achievement, words)
    if by.pk in said or goal.lifecycle_status == LifecycleStatus.COMPLETED:
        return goal
    said[by.pk] = CompletionVoice.objects.create(
        goal=goal, revision=agreed, person=by, achievement=achievement, words=words, lap=lap
    )
    asked = {person.pk for person in goal.couple.partners()} if goal.is_joint else {by.pk}
    if asked <= set(said):
        _complete(goal, {said[person].achievement for person in asked})
    log(goal, "goal.complete", by=by)
    return goal


@transaction.atomic
def complete_together(*, by: User, goal: Goal, said: set[str]) -> Goal:
    """Complete a joint goal both partners said they are done with elsewhere; the caller has asked both.

    `said` is how far each came, achieved or not; where the two differ, neither word is taken for the goal.
    Twice is once.
    """
    goal = own_or_joint(goal, by=by)
    if not goal.is_joint or not said <= AT_THE_END:
        raise Refused
    if goal.lifecycle_status == LifecycleStatus.COMPLETED:
        return goal
    require_status(goal, *AT_WORK)
    _complete(goal, said)
    log(goal, "goal.complete", by=by)
    return goal


@transaction.atomic
def reopen_goal(*, by: User, goal: Goal) -> Goal:
    """Take a completed goal up again; both speak anew at its next end. Twice is once."""
    goal = own_or_joint(goal, by=by)
    if goal.lifecycle_status == LifecycleStatus.ACTIVE:
        return goal
    require_status(goal, LifecycleStatus.COMPLETED)
    require_no_talk(goal)
    goal.reach(AchievementStatus.IN_PROGRESS)
    goal.save(update_fields=["achievement_status"])
    take_up_again(goal)
    log(goal, "goal.reopen", by=by)
    return goal


@transaction.atomic
def note_achievement(*, by: User, goal: Goal, status: str) -> Goal:
    """Say how a goal stands: its owner of their own, a clinician of a joint one."""
    goal = locked(goal.pk, by=by)
    if goal.is_joint:
        require_care(by=by, couple_id=goal.couple_id)
        require_shared_space(goal)
    elif goal.subject_id == by.pk:
        goal = own_or_joint(goal, by=by)
    else:
        raise Refused
    require_status(goal, *AT_WORK, LifecycleStatus.COMPLETED)
    if status not in achievements_for(goal):
        raise ValidationError({"achievement": _("Choose one of these.")})
    _begun(goal)
    goal.reach(status)
    goal.save(update_fields=["achievement_status"])
    log(goal, "goal.note_achievement", by=by)
    return goal


def has_said_so(goal: Goal, *, viewer: User) -> bool:
    """Whether this person said "I am done with this" in the stretch that runs or just ended."""
    if goal.agreed is None:
        return False
    spoken = CompletionVoice.visible_to(viewer).filter(goal=goal, person=viewer)
    return spoken.filter(lap=lap_of(goal, viewer=viewer)).exists()


def achievements_for(goal: Goal) -> list[str]:
    """Which words fit how a goal stands now: on the way, or at its end."""
    fitting = AT_THE_END if goal.lifecycle_status == LifecycleStatus.COMPLETED else ON_THE_WAY
    return [status for status in AchievementStatus.values if status in fitting]


def lap_of(goal: Goal, *, viewer: User) -> int:
    """Number the stretch of a goal in which both speak once: a version agreed or a reopening begins the next.

    The sum only grows, so no two stretches share a number.
    """
    reopened = GoalStatusChange.visible_to(viewer).filter(goal=goal, before=LifecycleStatus.COMPLETED).count()
    assert goal.agreed is not None  # a goal at work has an agreed version
    return reopened + int(goal.agreed.number)


def _complete(goal: Goal, said: set[str]) -> None:
    if len(said) == 1:
        _begun(goal)
        goal.reach(said.pop())
    reached = goal.achievement_status in (AchievementStatus.ACHIEVED, AchievementStatus.SUSTAINING)
    reason = StatusReason.REACHED if reached else StatusReason.NONE
    move(goal, LifecycleStatus.COMPLETED, reason=reason)
    goal.awaits_review_since = None
    goal.save(update_fields=["lifecycle_status", "achievement_status", "awaits_review_since"])


def _require_same(said: CompletionVoice, achievement: str, words: str) -> None:
    if (said.achievement, said.words) != (achievement, words):
        raise OutOfTurn(_("You have said this already, and those words are kept. Nothing was added."))


def _begun(goal: Goal) -> None:
    """Let a goal put into effect before this was written down begin, so that the next word may follow."""
    if not goal.achievement_status:
        goal.reach(AchievementStatus.IN_PROGRESS)
        goal.save(update_fields=["achievement_status"])


def _check(achievement: str, words: str) -> None:
    errors: dict[str, str] = {}
    if achievement not in AT_THE_END:
        errors["achievement"] = _("Choose the words that come closest.")
    if len(words) > 2000:
        errors["words"] = _("Please keep this under %(limit)s characters.") % {"limit": 2000}
    if errors:
        raise ValidationError(errors)

"""A goal is set aside, held or taken up again; the other partner never reads by whom, nor a private why."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from couplesgoals.records.audience import Audience
from couplesgoals.records.rights import require_care, require_partner
from goals.actions.steps import (
    accepted_by_both,
    locked,
    log,
    move,
    require_no_talk,
    require_shared_space,
    require_status,
)
from goals.models import Goal, GoalNote, LifecycleStatus, StatusReason

ASIDE = (LifecycleStatus.REJECTED, LifecycleStatus.CANCELLED)
# What a person may give as a reason; the others are written by what happens.
REASONS = (
    StatusReason.NONE,
    StatusReason.PRIORITIES,
    StatusReason.TIMING,
    StatusReason.NO_LONGER_FITS,
)


@transaction.atomic
def withdraw_goal(*, by: User, goal: Goal, reason: str = StatusReason.NONE, note: str = "") -> Goal:
    """Take back or turn down a joint goal that never was in effect. Twice is once.

    `note` is a word for the care team alone.
    """
    goal = own_or_joint(goal, by=by)
    if goal.lifecycle_status in ASIDE:
        return goal
    require_status(goal, LifecycleStatus.PROPOSED, LifecycleStatus.ACCEPTED)
    return _changed(goal, LifecycleStatus.REJECTED, by=by, verb="withdraw", reason=reason, note=note)


@transaction.atomic
def leave_goal(*, by: User, goal: Goal, reason: str = StatusReason.NONE, note: str = "") -> Goal:
    """Set aside a goal that was in effect. Twice is once."""
    goal = own_or_joint(goal, by=by)
    if goal.lifecycle_status in ASIDE:
        return goal
    require_status(goal, LifecycleStatus.ACTIVE, LifecycleStatus.ON_HOLD)
    return _changed(goal, LifecycleStatus.CANCELLED, by=by, verb="leave", reason=reason, note=note)


@transaction.atomic
def hold_goal(*, by: User, goal: Goal, reason: str = StatusReason.NONE, note: str = "") -> Goal:
    """Let a goal in effect rest. Twice is once."""
    goal = own_or_joint(goal, by=by)
    if goal.lifecycle_status == LifecycleStatus.ON_HOLD:
        return goal
    require_status(goal, LifecycleStatus.ACTIVE)
    return _changed(goal, LifecycleStatus.ON_HOLD, by=by, verb="hold", reason=reason, note=note)


@transaction.atomic
def resume_goal(*, by: User, goal: Goal) -> Goal:
    """Take a resting goal up again, unless the care team would like to talk first. Twice is once."""
    goal = own_or_joint(goal, by=by)
    if goal.lifecycle_status == LifecycleStatus.ACTIVE:
        return goal
    require_status(goal, LifecycleStatus.ON_HOLD)
    require_no_talk(goal)
    take_up_again(goal)
    log(goal, "goal.resume", by=by)
    return goal


@transaction.atomic
def enter_in_error(*, by: User, goal: Goal) -> Goal:
    """A clinician marks a joint goal as written by mistake; it is hidden from lists, not deleted."""
    goal = locked(goal.pk, by=by)
    require_care(by=by, couple_id=goal.couple_id)
    if not goal.is_joint:
        raise Refused
    if goal.lifecycle_status == LifecycleStatus.ENTERED_IN_ERROR:
        return goal
    require_shared_space(goal)
    move(goal, LifecycleStatus.ENTERED_IN_ERROR)
    goal.awaits_review_since = None
    goal.save(update_fields=["lifecycle_status", "awaits_review_since"])
    log(goal, "goal.enter_in_error", by=by)
    return goal


def take_up_again(goal: Goal) -> None:
    """Put a goal back to work; a change both had accepted goes back to the clinician."""
    move(goal, LifecycleStatus.ACTIVE, reason=StatusReason.TAKEN_UP_AGAIN)
    change = goal.current if goal.is_joint and goal.has_pending_change else None
    if change and accepted_by_both(goal, change) and not change.reviews.exists():
        goal.awaits_review_since = timezone.now()
    goal.save(update_fields=["lifecycle_status", "awaits_review_since"])


def own_or_joint(goal: Goal, *, by: User) -> Goal:
    """Return the locked goal, if it is a partner's own or the couple's; refuse otherwise."""
    goal = locked(goal.pk, by=by)
    require_partner(by=by, couple_id=goal.couple_id)
    if goal.subject_id not in (None, by.pk):
        raise Refused
    return goal


def _changed(goal: Goal, status: str, *, by: User, verb: str, reason: str, note: str) -> Goal:
    _check(reason, note)
    move(goal, status, reason=reason)
    goal.awaits_review_since = None
    goal.save(update_fields=["lifecycle_status", "awaits_review_since"])
    if note.strip():
        GoalNote.objects.create(
            goal=goal, couple=goal.couple, author=by, subject=by, audience=_note_audience(goal), words=note
        )
    log(goal, f"goal.{verb}", by=by)
    return goal


def _note_audience(goal: Goal) -> str:
    """A word about a goal only its owner reads stays theirs alone."""
    return Audience.PRIVATE if goal.audience == Audience.PRIVATE else Audience.CARE_TEAM


def _check(reason: str, note: str) -> None:
    errors: dict[str, str] = {}
    if reason not in REASONS:
        errors["reason"] = _("Choose one of these, or none.")
    if len(note) > 2000:
        errors["note"] = _("Please keep this under %(limit)s characters.") % {"limit": 2000}
    if errors:
        raise ValidationError(errors)

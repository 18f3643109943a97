"""What both do with a revealed review: wish, decide, bring it to the clinician, choose what comes first."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.program.models import ProgressReview
from couplesgoals.records.audience import Audience
from couplesgoals.records.rights import require_partner
from goals.actions.changing import hold_goal
from goals.actions.completing import complete_together
from goals.actions.stepping import add_step
from goals.actions.steps import local_today, locked
from goals.models import AchievementStatus, Goal, LifecycleStatus
from goals.stepplan import StepPlan
from progress.models import (
    MOST_IN_FOCUS,
    Decision,
    ReviewDecision,
    ReviewFocus,
    ReviewWish,
    Wish,
)
from progress.review.latest import latest_wishes
from progress.review.levels import levels_in
from progress.review.standing import last_revealed

# A step chosen in a review lasts about until the next one.
STEP_LASTS = timedelta(days=27)
LONGEST_RITUAL = 200


@transaction.atomic
def wish_for(*, by: User, review: ProgressReview, goal: Goal, wish: str) -> ReviewWish:
    """Say anew what one would like to do with a goal; the same as before stays one wish."""
    goal = _open_goal(by=by, review=review, goal=goal)
    if wish not in Wish.values:
        raise ValidationError({"wish": _("Choose one of the four.")})
    before = latest_wishes(by, review).get((goal.pk, by.pk))
    if before is not None and before.wish == wish:
        return before
    made = ReviewWish.objects.create(
        couple=goal.couple,
        subject=by,
        author=by,
        audience=Audience.COUPLE,
        review=review,
        goal=goal,
        wish=wish,
    )
    _log("review.wish", made, by=by)
    return made


@transaction.atomic
def decide(*, by: User, review: ProgressReview, goal: Goal, wish: str, step: str = "") -> ReviewDecision:
    """Carry out what both wish: keep (with a small step for both, if named), change, let rest, or complete.

    `wish` is what the page showed as both partners'. Raises OutOfTurn where the two no longer wish the same,
    or the goal moved on meanwhile. Twice is once.
    """
    goal = _open_goal(by=by, review=review, goal=goal)
    made = _decided(by, review, goal)
    if made is not None:
        return made
    wishes = latest_wishes(by, review)
    partners = goal.couple.partners()
    both = {wishes[goal.pk, one.pk].wish for one in partners if (goal.pk, one.pk) in wishes}
    if len(partners) != 2 or both != {wish} or any((goal.pk, one.pk) not in wishes for one in partners):
        raise OutOfTurn(_("The two of you no longer wish the same here. Have a look at both wishes."))
    _require_active(goal)
    if wish == Wish.HOLD:
        hold_goal(by=by, goal=goal)
    elif wish == Wish.COMPLETE:
        complete_together(by=by, goal=goal, said=_how_far(by, review, goal))
    elif wish == Wish.KEEP and step.strip():
        today = local_today(goal.couple).date()
        plan = StepPlan(what=step, starts_on=today, ends_on=today + STEP_LASTS)
        add_step(by=by, goal=goal, plan=plan, for_both=True)
    return _write(goal, review, Decision(wish), by=by)


@transaction.atomic
def bring_to_clinician(*, by: User, review: ProgressReview, goal: Goal) -> ReviewDecision:
    """Bring two different wishes to the clinician. Either may, both wishes stand, and twice is once."""
    goal = _open_goal(by=by, review=review, goal=goal)
    rows = ReviewDecision.visible_to(by).filter(review=review, goal=goal)
    known: ReviewDecision | None = rows.order_by("-created_at", "-id").first()
    if known is not None:
        return known
    return _write(goal, review, Decision.TALK, by=by)


@transaction.atomic
def choose_focus(*, by: User, review: ProgressReview, goals: list[UUID], ritual: str) -> ReviewFocus:
    """Say what one would put first next month; where the other said the same, it is agreed."""
    _require_revealed(by=by, review=review)
    ritual = ritual.strip()
    chosen = sorted(set(goals))
    rows = Goal.visible_to(by).filter(couple=review.couple_id, pk__in=chosen).joint().open()
    errors = {}
    if rows.count() != len(chosen):
        raise Refused
    if len(chosen) > MOST_IN_FOCUS:
        errors["goals"] = _("Choose three goals at most. Less is more here.")
    if len(ritual) > LONGEST_RITUAL:
        errors["ritual"] = _("Please keep this under %(limit)s characters.") % {"limit": LONGEST_RITUAL}
    if not chosen and not ritual:
        errors["goals"] = _("Choose a goal, or name a ritual.")
    if errors:
        raise ValidationError(errors)
    mine = ReviewFocus.visible_to(by).filter(review=review, author=by)
    last: ReviewFocus | None = mine.order_by("-created_at", "-id").first()
    if last is not None and (last.goals, last.ritual) == (chosen, ritual):
        return last
    made = ReviewFocus.objects.create(
        couple=review.couple,
        subject=by,
        author=by,
        audience=Audience.COUPLE,
        review=review,
        goals=chosen,
        ritual=ritual,
    )
    _log("review.focus", made, by=by)
    return made


def _open_goal(*, by: User, review: ProgressReview, goal: Goal) -> Goal:
    """Return the joint goal, locked, of a review that is revealed to this partner."""
    _require_revealed(by=by, review=review)
    found = locked(goal.pk, by=by)
    if not found.is_joint or found.couple_id != review.couple_id:
        raise Refused
    return found


def _require_revealed(*, by: User, review: ProgressReview) -> None:
    """Refuse unless it is the latest review both can read: earlier ones are only looked back on."""
    require_partner(by=by, couple_id=review.couple_id)
    latest = last_revealed(by, review.couple)
    if latest is None or latest.review.pk != review.pk:
        raise Refused


def _require_active(goal: Goal) -> None:
    if goal.lifecycle_status != LifecycleStatus.ACTIVE:
        raise OutOfTurn(_("This goal has moved on since you opened it. Have a look at it as it is now."))


def _decided(by: User, review: ProgressReview, goal: Goal) -> ReviewDecision | None:
    rows = ReviewDecision.visible_to(by).filter(review=review, goal=goal).exclude(decision=Decision.TALK)
    found: ReviewDecision | None = rows.first()
    return found


def _how_far(by: User, review: ProgressReview, goal: Goal) -> set[str]:
    """Say how far each came, by the levels they gave: expected or more is reached (clinical.md §1)."""
    levels = levels_in(by, review, [goal.pk]).get(goal.pk, {})
    return {
        AchievementStatus.ACHIEVED if rating.level >= 0 else AchievementStatus.NOT_ACHIEVED
        for rating in levels.values()
    }


def _write(goal: Goal, review: ProgressReview, decision: Decision, *, by: User) -> ReviewDecision:
    try:
        with transaction.atomic():
            made = ReviewDecision.objects.create(
                couple=goal.couple,
                author=by,
                audience=Audience.COUPLE,
                review=review,
                goal=goal,
                decision=decision,
            )
    except IntegrityError as error:
        raise OutOfTurn(_("The other was faster. Have a look at how it stands now.")) from error
    _log("review.decide", made, by=by)
    return made


def _log(action: str, made: ReviewWish | ReviewDecision | ReviewFocus, *, by: User) -> None:
    record_event(by=by.pk, action=action, target=made._meta.label, ids=[made.pk], couple=made.couple_id)

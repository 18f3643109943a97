"""Steps of a goal: plan one for oneself or for both, end it, and say how it went on a day."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.records.audience import NARROW_TO_WIDE, Audience, is_no_wider
from couplesgoals.records.rights import require_partner
from couplesgoals.records.submissions import sending_of
from goals.actions.steps import local_today, locked
from goals.models import Goal, GoalStep, LifecycleStatus, Rhythm, StepMark, StepOutcome
from goals.stepplan import OPEN_AT_ONCE, StepPlan, schedule_of

DAYS_BACK = 7


@transaction.atomic
def add_step(
    *, by: User, goal: Goal, plan: StepPlan, for_both: bool = False, submission: UUID | None = None
) -> GoalStep:
    """Plan a step of a goal in effect, for oneself or for both; nobody plans one for the other alone.

    The same submission twice is one step.
    """
    goal = locked(goal.pk, by=by)
    _require_own_or_joint(goal, by=by)
    said = (goal.pk, plan.fields(), for_both)
    sent = sending_of(GoalStep, by=by, submission=submission, said=said)
    if sent.made:
        return sent.made
    today = local_today(goal.couple).date()
    plan.check(today=today)
    _require_in_effect(goal)
    _require_room(goal, by=by, today=today)
    for_person = None if for_both and goal.is_joint else by
    step = GoalStep.objects.create(
        goal=goal, author=by, for_person=for_person, submission=sent.number, **plan.fields()
    )
    _log(step, "step.add", by=by)
    return step


@transaction.atomic
def end_step(*, by: User, step: GoalStep) -> GoalStep:
    """Ask for a step of one's own, or of both, no more from today on. Ending twice is ending once."""
    found = _own_step(step, by=by)
    today = local_today(found.goal.couple).date()
    if not schedule_of(found).is_over_on(today):
        found.ended_on = today
        found.save(update_fields=["ended_on"])
        _log(found, "step.end", by=by)
    return found


@transaction.atomic
def resume_step(*, by: User, step: GoalStep) -> GoalStep:
    """Take a step up again that was ended before its time; OutOfTurn once its last day is over."""
    found = _own_step(step, by=by)
    if found.ended_on is None:
        return found
    today = local_today(found.goal.couple).date()
    if found.ends_on < today:
        raise OutOfTurn(_("The last day of this step is over. Plan it anew, if you like."))
    _require_in_effect(found.goal)
    _require_room(locked(found.goal_id, by=by), by=by, today=today)
    found.ended_on = None
    found.save(update_fields=["ended_on"])
    _log(found, "step.resume", by=by)
    return found


@transaction.atomic
def mark_step(
    *, by: User, step: GoalStep, outcome: str, day: date | None = None, audience: str | None = None
) -> StepMark:
    """Say how one's own step, or one's part of a step of both, went on a day; saying it again changes it.

    `day` is today or up to seven days back. Without an audience it is the one this person last chose for this
    step, or the care team's; never wider than the goal's own.
    """
    found = _own_step(step, by=by)
    today = local_today(found.goal.couple).date()
    on = day or today
    _check_mark(found, outcome=outcome, on=on, today=today, audience=audience)
    _require_in_effect(found.goal)
    _require_asked_for(found, on, by=by)
    common = {"couple": found.goal.couple, "goal": found.goal, "subject": by, "outcome": outcome}
    chosen = {"audience": audience} if audience else {}
    mark, _new = StepMark.objects.update_or_create(
        step=found,
        author=by,
        day=on,
        defaults={"outcome": outcome} | chosen,
        create_defaults=common | {"audience": audience or usual_audience(found, by=by)},
    )
    record_event(
        by=by.pk,
        action="step.mark",
        target="goals.StepMark",
        ids=[mark.pk],
        couple=found.goal.couple_id,
    )
    return mark


@transaction.atomic
def unmark_step(*, by: User, step: GoalStep, day: date | None = None) -> None:
    """Take back what one said about a day, as if nothing had been recorded."""
    found = _own_step(step, by=by)
    on = day or local_today(found.goal.couple).date()
    ids = list(StepMark.visible_to(by).filter(author=by, step=found, day=on).values_list("pk", flat=True))
    if ids:
        StepMark.objects.filter(pk__in=ids).delete()
        record_event(
            by=by.pk,
            action="step.unmark",
            target="goals.StepMark",
            ids=ids,
            couple=found.goal.couple_id,
        )


def usual_audience(step: GoalStep, *, by: User) -> str:
    """Return who reads this person's next mark unless they choose: as last time, or the care team."""
    marks = StepMark.visible_to(by).filter(author=by, step=step).order_by("-day")
    last = marks.values_list("audience", flat=True).first()
    return within_goal(last or Audience.CARE_TEAM, step.goal)


def within_goal(audience: str, goal: Goal) -> str:
    """Return this audience, or the goal's own where that is narrower."""
    return audience if is_no_wider(audience, than=goal.audience) else goal.audience


def _own_step(step: GoalStep, *, by: User) -> GoalStep:
    steps = GoalStep.visible_to(by).select_related("goal__couple").filter(pk=step.pk)
    found: GoalStep | None = steps.first()
    if found is None or found.for_person_id not in (None, by.pk):
        raise Refused
    _require_own_or_joint(found.goal, by=by)
    return found


def _require_own_or_joint(goal: Goal, *, by: User) -> None:
    require_partner(by=by, couple_id=goal.couple_id)
    if goal.subject_id not in (None, by.pk):
        raise Refused


def _require_in_effect(goal: Goal) -> None:
    if goal.lifecycle_status != LifecycleStatus.ACTIVE:
        raise OutOfTurn(_("Steps rest while the goal is not active."))


def _require_room(goal: Goal, *, by: User, today: date) -> None:
    steps = GoalStep.visible_to(by).filter(goal=goal, ends_on__gte=today, ended_on=None)
    if steps.count() >= OPEN_AT_ONCE:
        raise OutOfTurn(
            _("This goal has %(limit)s steps at once, which is a lot. End one first; small is enough.")
            % {"limit": OPEN_AT_ONCE}
        )


def _check_mark(step: GoalStep, *, outcome: str, on: date, today: date, audience: str | None) -> None:
    errors: dict[str, str] = {}
    if outcome not in StepOutcome.values:
        errors["outcome"] = _("Choose how it went.")
    if not today - timedelta(days=DAYS_BACK) <= on <= today:
        errors["day"] = _("Choose today or a day of the last week.")
    elif not schedule_of(step).is_open_on(on):
        errors["day"] = _("This step was not there on that day.")
    if audience and (audience not in NARROW_TO_WIDE or not is_no_wider(audience, than=step.goal.audience)):
        errors["audience"] = _("This goal itself is not shared that widely.")
    if errors:
        raise ValidationError(errors)


def _require_asked_for(step: GoalStep, on: date, *, by: User) -> None:
    """A step of once is done once; what else is said about its other days may stand beside it."""
    if step.rhythm != Rhythm.ONCE:
        return
    done = StepMark.visible_to(by).filter(author=by, step=step, outcome=StepOutcome.DONE).exclude(day=on)
    if done.exists():
        raise OutOfTurn(_("You have done this one already. Take that back first, if it was too soon."))


def _log(step: GoalStep, action: str, *, by: User) -> None:
    record_event(by=by.pk, action=action, target="goals.GoalStep", ids=[step.pk], couple=step.goal.couple_id)

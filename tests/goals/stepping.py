"""Steps as tests plan and mark them, each as the person whose they are."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.records.acting import acting_as
from goals.actions import add_step, mark_step
from goals.models import Goal, GoalStep, StepMark
from goals.stepplan import StepPlan

WHAT = "Ten minutes of walking, phones at home"


def today_of(goal: Goal) -> date:
    """Today where the couple lives."""
    return timezone.localtime(timezone.now(), goal.couple.zone).date()


def days_on(goal: Goal, count: int) -> date:
    """A day that many days from the couple's today."""
    return today_of(goal) + timedelta(days=count)


def make_plan(goal: Goal, **over: Any) -> StepPlan:
    """A daily step for four weeks, with some of it replaced."""
    given: dict[str, Any] = {"what": WHAT, "starts_on": today_of(goal), "ends_on": days_on(goal, 28)}
    return StepPlan(**(given | over))


def add(
    goal: Goal, by: User, *, for_both: bool = False, submission: UUID | None = None, **plan: Any
) -> GoalStep:
    """Plan a step, as that person."""
    with acting_as(by):
        return add_step(
            by=by, goal=goal, plan=make_plan(goal, **plan), for_both=for_both, submission=submission
        )


def mark(step: GoalStep, by: User, outcome: str = "done", **over: Any) -> StepMark:
    """Say how it went, as that person."""
    with acting_as(by):
        return mark_step(by=by, step=step, outcome=outcome, **over)


def marks_of(person: User) -> list[tuple[str, str]]:
    """Outcome and audience of the marks this person reads, oldest day first."""
    with acting_as(person):
        return list(StepMark.visible_to(person).order_by("day", "id").values_list("outcome", "audience"))


def steps_of(person: User) -> list[str]:
    """The words of the steps this person reads."""
    with acting_as(person):
        return list(GoalStep.visible_to(person).order_by("created_at", "id").values_list("what", flat=True))


def at(name: str, pk: UUID) -> str:
    """A page of a goal or of a step."""
    return reverse(f"goals:{name}", args=[pk])

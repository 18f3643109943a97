"""A week of one goal on paper: empty to fill by hand, or as far as its reader reads the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import FETCH_RAISE, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.prepared import prepared
from goals.models import Goal, GoalStep, StepMark, StepOutcome
from goals.models.step import GoalStepQuerySet
from goals.stepplan import schedule_of
from progress.models import ProgressLog
from progress.models.log import ProgressLogQuerySet
from progress.pages.timeline import Entry, present, with_titles

WEEK = timedelta(days=7)
MOST_STEPS = 12
MOST_ENTRIES = 40
SIGNS: Mapping[str, str] = {StepOutcome.DONE: "●", StepOutcome.PARTLY: "◐", StepOutcome.NOT_TODAY: "–"}


@dataclass(frozen=True)
class Day:
    """A box of the sheet: a day of a step, to tick or as it was recorded; no box where it does not come."""

    comes: bool
    sign: str
    words: str


@dataclass(frozen=True)
class Row:
    """One step of one person over the week."""

    what: str
    who: str
    days: list[Day]


@dataclass(frozen=True)
class Worksheet:
    """What the sheet shows."""

    first: date
    last: date
    day_names: list[str]
    rows: list[Row]
    entries: list[Entry]
    read_ids: dict[str, list[UUID]]


def monday_of(day: date) -> date:
    """The first day of a day's week."""
    return day - timedelta(days=day.weekday())


def worksheet_of(goal: Goal, viewer: User, pair: Pair, first: date, *, filled: bool) -> Worksheet:
    """Put the week together; not filled, it holds the steps and nothing of what was done."""
    last = first + WEEK - timedelta(days=1)
    steps: list[Any] = _steps(viewer, goal.pk, first, last)
    marks = list(_marks(viewer, goal.pk, first, last)) if filled and steps else []
    logs = _logs(viewer, goal.pk, first, last) if filled else []
    recorded = {(mark.step_id, mark.author_id, mark.day): mark.outcome for mark in marks}
    week = [first + timedelta(days=n) for n in range(7)]
    # On paper everybody has a name: a sheet may lie on a table.
    entries = present(logs, pair=pair, viewer=viewer)
    return Worksheet(
        first=first,
        last=last,
        day_names=[date_format(day, "D j") for day in week],
        rows=[
            _row(step, person, week, recorded)
            for step in steps
            for person in _whose(step, goal, viewer, pair, marks, filled=filled)
        ],
        entries=entries,
        read_ids={
            "goals.GoalStep": [step.pk for step in steps],
            "goals.StepMark": [mark.pk for mark in marks],
            "progress.ProgressLog": [entry.pk for entry in logs],
        },
    )


def _whose(
    step: Any, goal: Goal, viewer: User, pair: Pair, marks: list[StepMark], *, filled: bool
) -> list[User]:
    """The people a step has a row for; of the other only where there is something to read in it."""
    asked = [one for one in pair.people.values() if step.for_person_id in (None, one.pk)]
    if not goal.is_joint:
        asked = [one for one in asked if one.pk == goal.subject_id]
    if not filled:
        return asked
    seen = {mark.author_id for mark in marks if mark.step_id == step.pk}
    return [one for one in asked if one.pk == viewer.pk or one.pk in seen]


def _row(step: Any, person: User, week: list[date], recorded: Mapping[tuple[UUID, UUID, date], str]) -> Row:
    schedule = schedule_of(step)
    names = dict(StepOutcome.choices)
    days = []
    for day in week:
        outcome = recorded.get((step.pk, person.pk, day), "")
        words = str(names[outcome]) if outcome else _("to fill in")
        days.append(Day(schedule.comes_on(day) or bool(outcome), SIGNS.get(outcome, "○"), words))
    return Row(step.what, person.first_name, days)


@prepared
def _steps(viewer: User, goal: UUID, first: date, last: date) -> GoalStepQuerySet:
    steps: GoalStepQuerySet = GoalStep.visible_to(viewer).filter(goal=goal)
    of_week = steps.filter(starts_on__lte=last, ends_on__gte=first)
    still = of_week.filter(Q(ended_on=None) | Q(ended_on__gt=first))
    return still.order_by("created_at", "id")[:MOST_STEPS]


@prepared
def _marks(viewer: User, goal: UUID, first: date, last: date) -> Any:
    marks = StepMark.visible_to(viewer).filter(goal=goal, day__gte=first, day__lte=last)
    return marks.fetch_mode(FETCH_RAISE)


@prepared
def _logs(viewer: User, goal: UUID, first: date, last: date) -> ProgressLogQuerySet:
    logs: ProgressLogQuerySet = ProgressLog.visible_to(viewer).filter(goal=goal)
    of_week = with_titles(logs.filter(occurred_on__gte=first, occurred_on__lte=last))
    return of_week.order_by("occurred_on", "created_at", "id")[:MOST_ENTRIES]

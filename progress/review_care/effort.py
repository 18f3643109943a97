"""Steps since the last review, as effort: days done of the days planned. No score, no rank."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Func, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.arrays import Record, Told, built, each
from couplesgoals.sentences import gettext as _
from couplesgoals.sentences import ngettext
from couplesgoals.web.addresses import address_of
from goals.models import GoalRevision, GoalStep, Rhythm, StepMark, StepOutcome
from goals.rhythm import Schedule, days_words
from goals.stepplan import schedule_of

MOST = 40

# A step's own columns.
STEP = ("id", "goal_id", "for_person_id", "what", "rhythm", "weekdays", "starts_on", "ends_on", "ended_on")

# What each person recorded of a step: person → day → outcome.
type Recorded = Mapping[str, Mapping[date, str]]


@dataclass(frozen=True)
class Effort:
    """What one partner did of one step."""

    slot: str
    name: str
    words: str


@dataclass(frozen=True)
class StepRow:
    """A step, and what each it is for did of it."""

    pk: UUID
    what: str
    rhythm: str
    goal: UUID
    goal_title: str
    goal_url: str
    efforts: list[Effort]


@dataclass(frozen=True)
class Steps:
    """What the page shows, goal by goal."""

    rows: list[StepRow]
    ids: dict[str, Sequence[UUID | str]]


def steps_in(record: Record, pair: Pair, first: date, last: date) -> Steps:
    """Return the steps that came between two days as far as the care team reads them."""
    marks = record["marks"]
    recorded: dict[str, dict[str, dict[date, str]]] = defaultdict(lambda: defaultdict(dict))
    for mark in marks:
        days = map(date.fromisoformat, mark["days"])
        recorded[mark["step"]][mark["author"]] = dict(zip(days, mark["outcomes"], strict=True))
    rows = [_row(told, recorded[told["id"]], pair, first, last) for told in record["steps"]]
    shown = {told["id"] for told in record["steps"]}
    return Steps(
        rows,
        {
            "goals.GoalStep": [row.pk for row in rows],
            "goals.StepMark": [pk for mark in marks if mark["step"] in shown for pk in mark["ids"]],
            "goals.Goal": list({row.goal for row in rows}),
        },
    )


def _row(told: Told, recorded: Recorded, pair: Pair, first: date, last: date) -> StepRow:
    step = built(GoalStep, told)
    theirs = {
        slot: person
        for slot, person in pair.people.items()
        if step.for_person_id in (None, person.pk) and told["goal_subject"] in (None, str(person.pk))
    }
    schedule = schedule_of(step)
    return StepRow(
        pk=step.pk,
        what=step.what,
        rhythm=days_words(schedule),
        goal=step.goal_id,
        goal_title=told["goal_title"] or "",
        goal_url=address_of("progress:goal", step.goal_id),
        efforts=[
            Effort(slot, person.first_name, _effort_words(schedule, recorded[str(person.pk)], first, last))
            for slot, person in theirs.items()
        ],
    )


def _effort_words(schedule: Schedule, outcomes: Mapping[date, str], first: date, last: date) -> str:
    """Say on how many of the planned days it was done; a day without a mark is not recorded, no more."""
    said = list(outcomes.values())
    done, partly = said.count(StepOutcome.DONE), said.count(StepOutcome.PARTLY)
    if not done and not partly:
        return _("nothing recorded, or not shared")
    if schedule.rhythm == Rhythm.ONCE:
        return _("did it") if done else _("did a part of it")
    # The last day is not over: it counts once something is recorded on it.
    planned = {day for day in schedule.days(first, last) if day < last or day in outcomes}
    number = len(planned | set(outcomes))
    words = ngettext(
        "did %(done)s of the %(n)s day planned", "did %(done)s of the %(n)s days planned", number
    )
    words %= {"done": done, "n": number}
    more = ngettext("%(words)s, a part on %(n)s", "%(words)s, a part on %(n)s", partly)
    return more % {"words": words, "n": partly} if partly else words


def steps_told(viewer: User, couple: UUID, first: date, last: date) -> Func:
    """Steps that came between two days, goal by goal."""
    rows: QuerySet[GoalStep] = GoalStep.visible_to(viewer).filter(goal__couple=couple)
    came = rows.filter(Q(ended_on=None) | Q(ended_on__gt=first), starts_on__lte=last, ends_on__gte=first)
    in_order = came.order_by("goal__created_at", "goal", "created_at", "id")[:MOST]
    in_effect = Coalesce(OuterRef("goal__agreed_id"), OuterRef("goal__current_id"))
    version = GoalRevision.of_row_around(OuterRef("goal")).filter(pk=in_effect).order_by()
    title = Subquery(version.values("title"))
    return each(in_order, *STEP, goal_title=title, goal_subject="goal__subject_id")


def marks_told(viewer: User, couple: UUID, first: date, last: date) -> Func:
    """What each recorded between two days, one row for each step and person."""
    rows: QuerySet[StepMark] = StepMark.narrowed_to(viewer).filter(couple=couple)
    these_days = rows.filter(day__gte=first, day__lte=last).order_by("step_id", "author_id")
    together = these_days.values("step", "author").annotate(
        ids=ArrayAgg("pk"), days=ArrayAgg("day"), outcomes=ArrayAgg("outcome")
    )
    return each(together, "step", "author", "ids", "days", "outcomes")

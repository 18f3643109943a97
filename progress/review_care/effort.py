"""Steps since the last review, as effort: days done of the days planned. No score, no rank."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import FETCH_RAISE, F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.prepared import prepared
from couplesgoals.web.addresses import address_of
from goals.models import GoalStep, Rhythm, StepMark, StepOutcome
from goals.rhythm import days_words
from goals.stepplan import schedule_of

MOST = 40

# What each person recorded of each step: step → person → day → outcome.
type Recorded = Mapping[UUID, Mapping[UUID, Mapping[date, str]]]


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
    ids: dict[str, list[UUID]]


def steps_between(viewer: User, pair: Pair, first: date, last: date) -> Steps:
    """Return the steps that came between two days as far as the care team reads them, in two queries."""
    steps: list[Any] = _steps(viewer, pair.couple.pk, first, last)
    marks: list[Any] = _marks(viewer, pair.couple.pk, first, last)
    recorded: dict[UUID, dict[UUID, dict[date, str]]] = defaultdict(lambda: defaultdict(dict))
    for mark in marks:
        recorded[mark["step"]][mark["author"]] = dict(zip(mark["days"], mark["outcomes"], strict=True))
    rows = [_row(step, recorded, pair, first, last) for step in steps]
    shown = {row.pk for row in rows}
    return Steps(
        rows,
        {
            "goals.GoalStep": [row.pk for row in rows],
            "goals.StepMark": [pk for mark in marks if mark["step"] in shown for pk in mark["ids"]],
            "goals.Goal": list({row.goal for row in rows}),
        },
    )


def _row(step: Any, recorded: Recorded, pair: Pair, first: date, last: date) -> StepRow:
    theirs = {
        slot: person
        for slot, person in pair.people.items()
        if step.for_person_id in (None, person.pk) and step.goal_subject in (None, person.pk)
    }
    return StepRow(
        pk=step.pk,
        what=step.what,
        rhythm=days_words(schedule_of(step)),
        goal=step.goal_id,
        goal_title=step.goal_title or "",
        goal_url=address_of("progress:goal", step.goal_id),
        efforts=[
            Effort(slot, person.first_name, _effort_words(step, recorded[step.pk][person.pk], first, last))
            for slot, person in theirs.items()
        ],
    )


def _effort_words(step: GoalStep, outcomes: Mapping[date, str], first: date, last: date) -> str:
    """Say on how many of the planned days it was done; a day without a mark is not recorded, no more."""
    done = sum(1 for outcome in outcomes.values() if outcome == StepOutcome.DONE)
    partly = sum(1 for outcome in outcomes.values() if outcome == StepOutcome.PARTLY)
    if not done and not partly:
        return _("nothing recorded, or not shared")
    if step.rhythm == Rhythm.ONCE:
        return _("did it") if done else _("did a part of it")
    # The last day is not over: it counts once something is recorded on it.
    planned = {day for day in schedule_of(step).days(first, last) if day < last or day in outcomes}
    number = len(planned | set(outcomes))
    words = ngettext(
        "did %(done)s of the %(n)s day planned", "did %(done)s of the %(n)s days planned", number
    )
    words %= {"done": done, "n": number}
    more = ngettext("%(words)s, a part on %(n)s", "%(words)s, a part on %(n)s", partly)
    return more % {"words": words, "n": partly} if partly else words


@prepared
def _steps(viewer: User, couple: UUID, first: date, last: date) -> QuerySet[GoalStep]:
    rows: QuerySet[GoalStep] = GoalStep.visible_to(viewer).filter(goal__couple=couple)
    came = rows.filter(Q(ended_on=None) | Q(ended_on__gt=first), starts_on__lte=last, ends_on__gte=first)
    with_words = came.annotate(
        goal_title=Coalesce("goal__agreed__title", "goal__current__title"), goal_subject=F("goal__subject")
    ).fetch_mode(FETCH_RAISE)
    return with_words.order_by("goal__created_at", "goal", "created_at", "id")[:MOST]


@prepared
def _marks(viewer: User, couple: UUID, first: date, last: date) -> QuerySet[StepMark, Any]:
    rows: QuerySet[StepMark] = StepMark.narrowed_to(viewer).filter(
        couple=couple, day__gte=first, day__lte=last
    )
    return (
        rows.order_by("step", "author")
        .values("step", "author")
        .annotate(ids=ArrayAgg("pk"), days=ArrayAgg("day"), outcomes=ArrayAgg("outcome"))
    )

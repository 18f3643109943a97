"""New habits noticed from marks on steps: of both from what both read, one's own from all one's own."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import QuerySet
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from couplesgoals.records.prepared import prepared
from goals.models import LifecycleStatus, StepMark, StepOutcome
from progress.habits import habit_of, notices

MOST = 6


def joint_habits(person: User, pair: Pair, goal: UUID | None = None) -> list[str]:
    """Tell of steps of joint goals, of one goal or all, counting only marks both partners read."""
    rows = _shared(person, pair.couple.pk) if goal is None else _shared_of(person, goal)
    return _told(rows, person, pair)[:MOST]


def own_habits(person: User, pair: Pair) -> list[str]:
    """Tell of this person's own days, whoever reads them.

    On a page others may glimpse a step of a private goal is not named, so it is left out.
    """
    return _told(_own(person, pair.couple.pk), person, pair)[:MOST]


@prepared
def _shared(person: User, couple: UUID) -> QuerySet[StepMark, Any]:
    return _days(
        StepMark.narrowed_to(person)
        .filter(couple=couple, audience=Audience.COUPLE)
        .filter(goal__subject=None, goal__lifecycle_status=LifecycleStatus.ACTIVE)
    )


@prepared
def _shared_of(person: User, goal: UUID) -> QuerySet[StepMark, Any]:
    return _days(StepMark.narrowed_to(person).filter(goal=goal, audience=Audience.COUPLE, goal__subject=None))


@prepared
def _own(person: User, couple: UUID) -> QuerySet[StepMark, Any]:
    rows = StepMark.narrowed_to(person).filter(couple=couple, author=person)
    rows = rows.filter(goal__lifecycle_status=LifecycleStatus.ACTIVE)
    return _days(rows.exclude(goal__audience=Audience.PRIVATE))


def _days(marks: QuerySet[StepMark]) -> QuerySet[StepMark, Any]:
    """Return for each step and person the days it was done."""
    done = marks.filter(outcome=StepOutcome.DONE).order_by()
    by_person = done.values("step", "step__what", "author").annotate(days=ArrayAgg("day"))
    return by_person.order_by("step").values_list("step", "step__what", "author", "days")


def _told(rows: list[Any], person: User, pair: Pair) -> list[str]:
    today = timezone.localtime(timezone.now(), pair.couple.zone).date()
    words: dict[UUID, str] = {}
    by_step: dict[UUID, dict[str, list[date]]] = {}
    for step, what, author, days in rows:
        words[step] = what
        by_step.setdefault(step, {})[pair.slot_of(author)] = days
    told = []
    for step, days_of in by_step.items():
        names = {slot: pair.names[slot] for slot in sorted(days_of) if slot in pair.people}
        habit = habit_of(days_of.get("a", []), days_of.get("b", []), today)
        told += notices(habit, words[step], names, reader=pair.slot_of(person.pk))
    return told

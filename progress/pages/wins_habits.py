"""New habits noticed from marks on steps: of both from what both read, one's own from all one's own."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, Func, IntegerField, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from couplesgoals.records.prepared import prepared
from goals.models import GoalStep, LifecycleStatus, StepMark, StepOutcome
from progress.habits import Done, habit_from, notices

MOST = 6


def joint_habits(person: User, pair: Pair) -> list[str]:
    """Tell of steps of joint goals, counting only marks both partners read."""
    return _told(_shared(person, pair.couple.pk, _today(pair)), person, pair)[:MOST]


def own_habits(person: User, pair: Pair) -> list[str]:
    """Tell of this person's own days, whoever reads them.

    On a page others may glimpse a step of a private goal is not named, so it is left out.
    """
    return _told(_own(person, pair.couple.pk, _today(pair)), person, pair)[:MOST]


@prepared
def _shared(person: User, couple: UUID, today: date) -> QuerySet[GoalStep, Any]:
    marks = StepMark.narrowed_to(person).filter(audience=Audience.COUPLE)
    return _days(GoalStep.narrowed_to(person).filter(goal__couple=couple, goal__subject=None), marks, today)


@prepared
def _own(person: User, couple: UUID, today: date) -> QuerySet[GoalStep, Any]:
    steps = GoalStep.narrowed_to(person).filter(goal__couple=couple)
    marks = StepMark.narrowed_to(person).filter(author=person)
    return _days(steps.exclude(goal__audience=Audience.PRIVATE), marks, today)


def _days(steps: QuerySet[GoalStep], marks: QuerySet[StepMark], today: date) -> QuerySet[GoalStep, Any]:
    """Return for each step of goals under way how often each person did it, and in which weeks.

    From an index alone (`goals_mark_done`): days only add up, and in ten years there are many.
    """
    done = marks.filter(step=OuterRef("pk"), outcome=StepOutcome.DONE, day__lte=today).order_by()
    by_person = done.values("author").annotate(days=Count("day"), weeks=ArrayAgg(_week("day")))
    said = ArraySubquery(by_person.values(said=JSONObject(author="author", days="days", weeks="weeks")))
    active = steps.filter(goal__lifecycle_status=LifecycleStatus.ACTIVE)
    return active.annotate(done=said).order_by("pk").values_list("what", "done")


def _week(day: str) -> Func:
    """As `week_of`, in SQL."""
    return Func(F(day), template="((%(expressions)s - DATE '0001-01-01') / 7)", output_field=IntegerField())


def _today(pair: Pair) -> date:
    return timezone.localtime(timezone.now(), pair.couple.zone).date()


def _told(rows: list[Any], person: User, pair: Pair) -> list[str]:
    today, told = _today(pair), []
    for what, said in rows:
        done = {pair.slot_of(UUID(one["author"])): Done(one["days"], frozenset(one["weeks"])) for one in said}
        names = {slot: pair.names[slot] for slot in sorted(done) if slot in pair.people}
        habit = habit_from(done.get("a", Done()), done.get("b", Done()), today=today)
        told += notices(habit, what, names, reader=pair.slot_of(person.pk))
    return told

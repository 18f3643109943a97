"""A setback as somebody reads it: what happened, and each step as far as its author shared it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import FETCH_RAISE, Q, QuerySet

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import Pair
from couplesgoals.records.prepared import prepared
from couplesgoals.web.paging import Place
from progress.models import Setback, SetbackGoal
from progress.models.setback import SetbackStep
from progress.pages.setback_steps import STEPS, Step, present_step, rows_of

LIST = 30
NEWS = 3
NEW_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Way:
    """A setback with the steps one person reads of it, one's own first, and when each was begun."""

    setback: Setback
    reported_at: datetime
    rows: tuple[SetbackStep, ...]
    goals: tuple[SetbackGoal, ...] = ()

    def of(self, person: UUID, kind: str) -> Any:
        """Return one person's row of a step, if it is read here."""
        model = STEPS[kind].model
        return next((row for row in self.rows if isinstance(row, model) and row.author_id == person), None)

    def ids(self) -> dict[str, list[UUID]]:
        """Return the ids of all that is shown, by model, for the log of what staff read."""
        found: dict[str, list[UUID]] = {self.setback._meta.label: [self.setback.pk]}
        for row in (*self.rows, *self.goals):
            found.setdefault(row._meta.label, []).append(row.pk)
            # Its title stands beside it.
            if goal := getattr(row, "goal_id", None):
                found.setdefault("goals.Goal", []).append(goal)
        return found


@dataclass(frozen=True)
class Side:
    """What one of the two wrote about it."""

    name: str
    slot: str
    is_mine: bool
    steps: list[Step] = field(default_factory=list)


def way_of(setback: Setback, viewer: User) -> Way:
    """Return a setback this person reads, with the steps of it they read."""
    return ways_of([setback], viewer)[0]


def ways_of(setbacks: Sequence[Setback], viewer: User) -> list[Way]:
    """Return each with its steps and goals, in the same few queries for one and for many."""
    ids = [setback.pk for setback in setbacks]
    rows: dict[UUID, list[SetbackStep]] = {pk: [] for pk in ids}
    goals: dict[UUID, list[SetbackGoal]] = {pk: [] for pk in ids}
    for kind in STEPS if ids else ():
        for row in rows_of(viewer, ids, kind):
            rows[row.setback_id].append(row)
    for link in _goals(viewer, ids) if ids else ():
        goals[link.setback_id].append(link)
    return [Way(one, one.created_at, tuple(rows[one.pk]), tuple(goals[one.pk])) for one in setbacks]


def setbacks_of(
    viewer: User, couple: Couple, *, before: Place | None = None, most: int = LIST
) -> list[Setback]:
    """Return the setbacks of a couple this person reads, the newest first, from a place on."""
    rows: QuerySet[Setback] = Setback.visible_to(viewer).filter(couple=couple)
    if before is not None:
        same = Q(created_at=before.created_at, pk__lt=before.pk)
        rows = rows.filter(Q(created_at__lt=before.created_at) | same)
    return list(rows.select_related("author").order_by("-created_at", "-id").fetch_mode(FETCH_RAISE)[:most])


def sides_of(way: Way, viewer: User, pair: Pair) -> list[Side]:
    """Group the steps by who wrote them: the reporter first, a side nothing is read of left out."""
    sides = []
    for slot, person in sorted(pair.people.items(), key=lambda each: each[1].pk != way.setback.author_id):
        steps = [
            present_step(row, viewer, pair, way.setback) for row in way.rows if row.author_id == person.pk
        ]
        if steps:
            sides.append(Side(person.first_name, slot, person.pk == viewer.pk, steps))
    return sides


@prepared
def _goals(viewer: User, setbacks: Iterable[UUID]) -> QuerySet[SetbackGoal]:
    rows: QuerySet[SetbackGoal] = SetbackGoal.narrowed_to(viewer).filter(setback__among=setbacks)
    return rows.select_related("goal__current", "goal__agreed").order_by("created_at", "id")

"""The couple's cycle as all who read it see it: counted from what both told each other, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import FETCH_RAISE, QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from couplesgoals.records.prepared import prepared
from couplesgoals.web.charts.loop import ORDER, LoopStep, loop_chart, row_name
from progress.cycle.counting import Counted, Loop, Side, loop_of
from progress.cycle.picture import steps_of
from progress.models import CycleMap, Underneath

MOST, VERSIONS = 500, 20


@dataclass(frozen=True)
class Count:
    """One step in words: what it is, in how many setbacks it came, and whether its entries are open here."""

    key: str
    heading: str
    words: str
    setbacks: int
    is_open: bool


@dataclass(frozen=True)
class Entry:
    """A setback behind a count."""

    setback: UUID
    day: date


@dataclass(frozen=True)
class Cycle:
    """What the page shows."""

    loop: Loop | None
    chart: SafeString
    counts: list[Count]
    opened: Count | None
    entries: list[Entry]
    latest: CycleMap | None
    earlier: list[CycleMap]
    ids: dict[str, list[UUID]] = field(default_factory=dict)


def cycle_of(viewer: User, pair: Pair, *, opened: str = "") -> Cycle:
    """Count, draw and word it; `opened` is the step whose entries are asked for."""
    rows = told_by_both(viewer, pair)
    sides = [_side(row) for row in rows]
    maps = _maps(viewer, pair.couple.pk)
    latest = maps[0] if maps else None
    slots = {slot: person.pk for slot, person in pair.people.items()}
    loop = loop_of(sides, slots["a"], slots["b"]) if len(slots) == 2 else None
    steps = steps_of(loop, lambda key, _counted: f"?open={key}#entries") if loop else {}
    counts = [_count(key, step, pair, opened) for key in ORDER if (step := steps.get(key))]
    behind = getattr(loop, opened) if loop and opened in ORDER else None
    return Cycle(
        loop=loop,
        chart=loop_chart(
            steps, pair.names, setbacks=loop.setbacks, called=latest.name if latest else "", uid="cycle"
        )
        if loop
        else SafeString(""),
        counts=counts,
        opened=next((one for one in counts if one.is_open), None),
        entries=_behind(behind, sides),
        latest=latest,
        earlier=maps[1:],
        ids={
            "progress.Underneath": [row.pk for row in rows],
            "progress.CycleMap": [row.pk for row in maps],
        },
    )


def told_by_both(viewer: User, pair: Pair) -> list[Underneath]:
    """Return what both told each other was underneath, for setbacks where both did."""
    rows = _shared(viewer, pair.couple.pk)
    people = {person.pk for person in pair.people.values()}
    tellers: dict[UUID, set[UUID]] = {}
    for row in rows:
        tellers.setdefault(row.setback_id, set()).add(row.author_id)
    return [row for row in rows if tellers[row.setback_id] == people]


def _behind(counted: Counted | None, sides: list[Side]) -> list[Entry]:
    if counted is None:
        return []
    of = {side.entry: side for side in sides}
    found = {of[entry].setback: of[entry].happened_on for entry in counted.entries}
    return [Entry(setback, day) for setback, day in found.items()]


def _count(key: str, step: LoopStep, pair: Pair, opened: str) -> Count:
    return Count(key, row_name(key, pair.names), step.words, step.setbacks, key == opened)


def count_words(cycle: Cycle) -> str:
    """Say how much the picture stands on."""
    return _("From %(n)s setbacks you both looked underneath of.") % {
        "n": cycle.loop.setbacks if cycle.loop else 0
    }


def _side(row: Underneath) -> Side:
    return Side(
        setback=row.setback_id,
        happened_on=row.setback.happened_on,
        person=row.author_id,
        entry=row.pk,
        trigger=row.trigger,
        move=row.move,
        softer=row.softer,
    )


@prepared
def _shared(viewer: User, couple: UUID) -> QuerySet[Underneath]:
    rows: QuerySet[Underneath] = Underneath.narrowed_to(viewer).filter(couple=couple)
    both = rows.filter(audience=Audience.COUPLE, setback__audience=Audience.COUPLE)
    return both.select_related("setback").order_by("-created_at", "-id").fetch_mode(FETCH_RAISE)[:MOST]


@prepared
def _maps(viewer: User, couple: UUID) -> QuerySet[CycleMap]:
    rows: QuerySet[CycleMap] = CycleMap.visible_to(viewer).filter(couple=couple)
    return rows.select_related("author").order_by("-version").fetch_mode(FETCH_RAISE)[:VERSIONS]

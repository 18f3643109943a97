"""Wins and setbacks between two days, as far as the care team reads them, each setback with its way back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.arrays import Record, Told, built
from couplesgoals.records.audience import Audience
from couplesgoals.sentences import labels
from couplesgoals.web.addresses import address_of
from progress.lists.setback import SetbackKind
from progress.models import Setback, Win
from progress.pages.repair_ways import Row, ways_in
from progress.pages.timeline import audience_in_words


@dataclass(frozen=True)
class WinRow:
    """One win."""

    pk: UUID
    slot: str
    name: str
    day: date
    text: str
    audience: str
    readers: str


@dataclass(frozen=True)
class SetbackRow:
    """One setback; `way` says how long repair took, where both know of it."""

    pk: UUID
    slot: str
    name: str
    day: date
    kind: str
    url: str
    audience: str
    readers: str
    way: Row | None


@dataclass(frozen=True)
class Events:
    """What the page shows, the newest first."""

    wins: list[WinRow]
    setbacks: list[SetbackRow]
    median_repair: str
    ids: dict[str, list[UUID]]


def events_in(record: Record, viewer: User, pair: Pair) -> Events:
    """Return wins and setbacks told in the days looked back on, with the ways back."""
    wins = [built(Win, one) for one in record["wins"]]
    setbacks = [built(Setback, one) for one in record["setbacks"]]
    ways = ways_in([_with_steps(one) for one in record["ways"]], pair, uid="review-ways")
    by_setback = {row.setback: row for row in ways.rows}
    ids = dict(ways.ids)
    ids["progress.Setback"] = list(dict.fromkeys([*ids["progress.Setback"], *(row.pk for row in setbacks)]))
    return Events(
        wins=[_win(row, pair, viewer) for row in wins],
        setbacks=[_setback(row, by_setback.get(row.pk), pair, viewer) for row in setbacks],
        median_repair=ways.median_repair,
        ids=ids | {"progress.Win": [row.pk for row in wins]},
    )


def _with_steps(told: Told) -> Setback:
    steps = {name: told.pop(name) for name in ("talks", "stays")}
    row: Any = built(Setback, told)
    row.talks, row.stays = steps["talks"], steps["stays"]
    setback: Setback = row
    return setback


def shared_with_both[R: (WinRow, SetbackRow)](rows: list[R]) -> list[R]:
    """Keep what both partners read."""
    return [row for row in rows if row.audience == Audience.COUPLE]


def _win(row: Win, pair: Pair, viewer: User) -> WinRow:
    slot = pair.slot_of(row.author_id)
    readers = audience_in_words(row.audience, is_mine=False, pair=pair, viewer=viewer)
    return WinRow(row.pk, slot, pair.names.get(slot, ""), row.day, row.text, row.audience, readers)


def _setback(row: Setback, way: Row | None, pair: Pair, viewer: User) -> SetbackRow:
    slot = pair.slot_of(row.author_id)
    return SetbackRow(
        pk=row.pk,
        slot=slot,
        name=pair.names.get(slot, ""),
        day=row.happened_on,
        kind=labels(SetbackKind).get(row.kind, row.kind),
        url=address_of("progress:setback", row.pk),
        audience=row.audience,
        readers=audience_in_words(row.audience, is_mine=False, pair=pair, viewer=viewer),
        way=way,
    )

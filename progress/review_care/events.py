"""Wins and setbacks between two days, as far as the care team reads them, each setback with its way back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import FETCH_RAISE, QuerySet
from django.urls import reverse

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from couplesgoals.records.prepared import prepared
from progress.lists.setback import SetbackKind
from progress.models import Setback, Win
from progress.pages.repair_ways import Row, ways_of_couple
from progress.pages.timeline import audience_in_words, labels

MOST = 100
A_DAY = timedelta(days=1)


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


def events_between(viewer: User, pair: Pair, first: date, last: date) -> Events:
    """Return wins and setbacks told between two days, in two queries and those of the ways back."""
    since = datetime.combine(first, time(), pair.couple.zone)
    until = datetime.combine(last, time(), pair.couple.zone) + A_DAY
    wins = _wins(viewer, pair.couple.pk, since, until)
    setbacks = _setbacks(viewer, pair.couple.pk, since, until)
    ways = ways_of_couple(viewer, pair, uid="review-ways")
    by_setback = {row.setback: row for row in ways.rows}
    ids = dict(ways.ids)
    ids["progress.Setback"] = list(dict.fromkeys([*ids["progress.Setback"], *(row.pk for row in setbacks)]))
    return Events(
        wins=[_win(row, pair, viewer) for row in wins],
        setbacks=[_setback(row, by_setback.get(row.pk), pair, viewer) for row in setbacks],
        median_repair=ways.median_repair,
        ids=ids | {"progress.Win": [row.pk for row in wins]},
    )


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
        url=reverse("progress:setback", args=[row.pk]),
        audience=row.audience,
        readers=audience_in_words(row.audience, is_mine=False, pair=pair, viewer=viewer),
        way=way,
    )


@prepared
def _wins(viewer: User, couple: UUID, since: datetime, until: datetime) -> QuerySet[Win]:
    rows: QuerySet[Win] = Win.narrowed_to(viewer).filter(couple=couple, audience_since__gte=since)
    rows = rows.filter(audience_since__lt=until).order_by("-audience_since", "-id")
    return rows.fetch_mode(FETCH_RAISE)[:MOST]


@prepared
def _setbacks(viewer: User, couple: UUID, since: datetime, until: datetime) -> QuerySet[Setback]:
    rows: QuerySet[Setback] = Setback.narrowed_to(viewer).filter(couple=couple, audience_since__gte=since)
    rows = rows.filter(audience_since__lt=until).order_by("-audience_since", "-id")
    return rows.fetch_mode(FETCH_RAISE)[:MOST]

"""What of a couple waits for a clinician: safety checks, calls, and what they have not marked as read.

All of it is one query, on the couple's page as on the caseload: each kind by its own index, put together and
cut by PostgreSQL.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Min, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from couplesgoals.records.prepared import prepared
from progress.models import ReadMark, RepairConversation, RepairTurn
from progress.pages.told_presented import Item, present
from progress.repair.states import STALLED_AFTER
from progress.told import KINDS, SAFETY, Found, entries, model_of, since_of, together, with_words

SHOWN = 10  # marked, the next come up
COUNTED = 50  # past this many it only says that there are more
URGENT = 10
NEW_FOR = timedelta(days=28)  # what was shared before that is history, read or not
SAFETY_RANK, CALL_RANK, NEWS_RANK = range(3)
STALLED = "stalled"


@dataclass(frozen=True)
class News:
    """What waits, the longest waiting first; and what is new, the latest shared first."""

    checks: list[Item]
    calls: list[Item]
    items: list[Item]
    number: int

    @property
    def more(self) -> int:
        """How many new entries are not shown, as far as they were counted."""
        return self.number - len(self.items)

    @property
    def is_at_least(self) -> bool:
        """Whether there may be more than were counted."""
        return self.number >= COUNTED

    def ids(self) -> dict[str, list[UUID]]:
        """Return what is shown, by model, for the log of what staff read."""
        found: dict[str, list[UUID]] = {}
        for item in (*self.checks, *self.calls, *self.items):
            found.setdefault(model_of(item.kind)._meta.label, []).append(item.pk)
        return found


@dataclass(frozen=True)
class Waiting:
    """How many of a kind wait in a couple, and since when the first of them does."""

    couple: UUID
    kind: str
    number: int
    since: datetime


def news_of(viewer: User, pair: Pair) -> News:
    """Return what waits for this clinician in a couple, in one query."""
    by_rank: dict[int, list[Any]] = {SAFETY_RANK: [], CALL_RANK: [], NEWS_RANK: []}
    now = timezone.now()
    for rank, *row in _newest(viewer, pair.couple.pk, now - NEW_FOR):
        by_rank[rank].append(row)
    shown = {
        rank: [present(Found.of(row), viewer, pair, now) for row in rows[:SHOWN]]
        for rank, rows in by_rank.items()
    }
    checks, calls, items = shown.values()
    return News(checks[::-1], calls[::-1], items, min(len(by_rank[NEWS_RANK]), COUNTED))


def waiting_for(viewer: User, now: datetime) -> list[Waiting]:
    """Count what waits for a clinician in each of their couples, by kind, in one query for all."""
    waiting = [Waiting(*row) for row in _counts(viewer, now - NEW_FOR)]
    stalled_before = now - STALLED_AFTER
    return [one for one in waiting if one.kind != STALLED or one.since <= stalled_before]


@prepared
def _newest(viewer: User, couple: UUID, floor: datetime) -> QuerySet[Any]:
    branches = []
    for name, rank, rows in _waiting(viewer, floor, find=False):
        most = COUNTED if rank == NEWS_RANK else URGENT
        since = since_of(name)
        order = (f"-{since}", "-pk") if rank == NEWS_RANK else (since, "pk")
        ranked = with_words(name, rows.filter(couple=couple).annotate(rank_of=Value(rank)), "rank_of")
        branches.append(ranked.order_by(*order)[:most])
    in_order = together(branches).order_by("rank_of", "-stands_since", "-pk")
    return in_order[: COUNTED + 2 * URGENT]


@prepared
def _counts(viewer: User, floor: datetime) -> QuerySet[Any]:
    counted = [_counted(name, rows) for name, _rank, rows in _waiting(viewer, floor, find=True)]
    return together([*counted, _on_the_way(viewer)])


def _counted(name: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    by_couple = rows.order_by().values("couple").annotate(kind_of=Value(name))
    counted = by_couple.annotate(number=Count("pk"), first_since=Min(since_of(name)))
    return counted.values_list("couple", "kind_of", "number", "first_since")


def _waiting(viewer: User, floor: datetime, *, find: bool) -> list[tuple[str, int, QuerySet[Any]]]:
    """The kinds that wait: name, rank and rows; see `entries` for `find`."""
    marks = ReadMark.narrowed_to(viewer).filter(author=viewer)
    here = marks.filter(couple=OuterRef("couple"), entry=OuterRef("pk"))

    def unmarked(name: str) -> QuerySet[Any]:
        # A mark is about the entry as it stood: written or shared anew it is new.
        rows = entries(name, viewer, find=find)
        return rows.filter(~Exists(here.filter(upto__gte=OuterRef(since_of(name)))))

    safety = entries(SAFETY, viewer, find=find).filter(follow_up=None)
    calls = unmarked("call")
    new = {name: unmarked(name).filter(**{f"{since_of(name)}__gt": floor}) for name in KINDS}
    # A clinician has none of their own among them; said of itself, indexes without what is private serve.
    new = {name: rows.exclude(audience=Audience.PRIVATE) for name, rows in new.items()}
    # Words about a day are news of that day, whenever they were shared: so an index by time finds them.
    new["check-in"] = new["check-in"].filter(created_at__gt=floor)
    return [
        (SAFETY, SAFETY_RANK, safety),
        ("call", CALL_RANK, calls),
        *((name, NEWS_RANK, rows) for name, rows in new.items()),
    ]


def _on_the_way(viewer: User) -> QuerySet[Any]:
    """Conversations that wait for a yes or for the next turn, and since when each does.

    progress.repair.states says it of one. Who asks leaves out those that have not waited long: asked here it
    would make PostgreSQL look for the last turn twice.
    """
    turns = RepairTurn.narrowed_to(viewer).filter(conversation=OuterRef("pk"))
    last = Subquery(turns.order_by("-number").values("created_at")[:1])
    rows = RepairConversation.visible_to(viewer).filter(ended_at=None, paused_at=None, heard_at=None)
    since = Coalesce(last, "accepted_at", "created_at")
    rows = rows.annotate(kind_of=Value(STALLED), number=Value(1), first_since=since)
    return rows.order_by().values_list("couple", "kind_of", "number", "first_since")

"""What of a couple is new to a clinician: what they read, and have not marked as read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Min, OuterRef, QuerySet, Value
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.prepared import prepared
from progress.models import ReadMark
from progress.pages.told_presented import Item, present
from progress.told import KINDS, MARKABLE, Found, rows_of, together, with_words

SHOWN = 20
NEW_FOR = timedelta(days=28)  # what was shared before that is history, read or not


@dataclass(frozen=True)
class Unread:
    """The newest entries, and how many more there are."""

    items: list[Item]
    number: int

    @property
    def more(self) -> int:
        """How many are not shown."""
        return max(self.number - len(self.items), 0)

    def of_kind(self, kind: str, also: Iterable[UUID] = ()) -> list[UUID]:
        """Return the entries of one kind, each once, with others of it that stand on the same page."""
        return list(dict.fromkeys([*(item.pk for item in self.items if item.kind == kind), *also]))

    def ids(self) -> dict[str, list[UUID]]:
        """Return what is shown, by model, for the log of what staff read."""
        found: dict[str, list[UUID]] = {}
        for item in self.items:
            found.setdefault(MARKABLE[item.kind].model._meta.label, []).append(item.pk)
        return found


@dataclass(frozen=True)
class NewCount:
    """How many entries of a kind are new in a couple, and since when the first of them waits."""

    couple: UUID
    kind: str
    number: int
    since: datetime


def unread_of(viewer: User, pair: Pair) -> Unread:
    """Return what is new to this clinician in a couple, what was shared last on top; in two queries."""
    floor = timezone.now() - NEW_FOR
    rows = [Found(*row) for row in _newest(viewer, pair.couple.pk, floor)]
    items = [present(row, viewer, pair) for row in rows[:SHOWN]]
    if len(rows) <= SHOWN:
        return Unread(items, len(items))
    return Unread(items, sum(one.number for one in new_counts(viewer, [pair.couple.pk])))


def new_counts(viewer: User, couples: Iterable[UUID]) -> list[NewCount]:
    """Count what is new in each of some couples, by kind, in one query for all."""
    return [NewCount(*row) for row in _counts(viewer, tuple(couples), timezone.now() - NEW_FOR)]


@prepared
def _newest(viewer: User, couple: UUID, floor: datetime) -> QuerySet[Any]:
    branches = []
    for name in KINDS:
        rows = _new(name, viewer, floor).filter(couple=couple)
        branches.append(with_words(name, rows).order_by("-audience_since", "-pk")[: SHOWN + 1])
    return together(branches).order_by("-audience_since", "-pk")[: SHOWN + 1]


@prepared
def _counts(viewer: User, couples: tuple[UUID, ...], floor: datetime) -> QuerySet[Any]:
    branches = []
    for name in KINDS:
        rows = _new(name, viewer, floor).filter(couple__among=couples).order_by()
        counted = rows.values("couple").annotate(
            kind_of=Value(name), number=Count("pk"), since=Min("audience_since")
        )
        branches.append(counted.values_list("couple", "kind_of", "number", "since"))
    return together(branches)


def _new(name: str, viewer: User, floor: datetime) -> QuerySet[Any]:
    mine = ReadMark.narrowed_to(viewer).filter(author=viewer)
    marked = mine.filter(couple=OuterRef("couple"), entry=OuterRef("pk"))
    return rows_of(name, viewer).filter(~Exists(marked), audience_since__gt=floor)

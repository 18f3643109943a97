"""What of both journals somebody reads because it was shared: by the day of sharing, nothing else told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db.models import FETCH_RAISE, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import Pair, pair_of_couple
from couplesgoals.records.audience import Audience
from couplesgoals.records.prepared import prepared
from couplesgoals.web.paging import Place
from progress.models import JournalEntry, JournalPassage
from progress.models.journal import JournalEntryQuerySet
from progress.pages.journal import begins, first_words
from progress.pages.timeline import audience_in_words
from progress.pages.times import moment_in_words

PAGE = 20
NEWEST = 5


@dataclass(frozen=True)
class Shared:
    """An entry, which `entry` opens, or words of one, as those read it with whom it was shared."""

    pk: UUID
    entry: UUID | None
    slot: str
    name: str
    shared_at: datetime
    when: str
    words: str
    audience: str
    audience_words: str
    is_mine: bool


@dataclass(frozen=True)
class SharedJournal:
    """A page of what was shared, the cursor of the next, and what staff read here."""

    items: list[Shared]
    older: str
    read_ids: dict[str, list[UUID]]


def shared_journal_of(
    viewer: User, couple: Couple, *, before: Place | None = None, both: bool = False, few: bool = False
) -> SharedJournal:
    """Return what was shared of either journal, the last shared first, by keyset.

    With `both` only what both partners read; without it also what went to the care team alone, as far as
    this viewer reads it. Private entries are in neither, also not one's own. A `few` are the NEWEST.
    """
    at, pk = (before.created_at, before.pk) if before else (None, None)
    entries = _entries(viewer, couple.pk, at, pk, both=both, few=few)
    passages = _passages(viewer, couple.pk, at, pk, both=both, few=few)
    both_kinds: list[JournalEntry | JournalPassage] = [*entries, *passages]
    rows = sorted(both_kinds, key=lambda row: (row.audience_since, row.pk), reverse=True)
    size = NEWEST if few else PAGE
    shown, pair = rows[:size], pair_of_couple(couple)
    return SharedJournal(
        items=[_item(row, viewer, pair) for row in shown],
        older=Place(shown[-1].audience_since, shown[-1].pk, back=False).written() if len(rows) > size else "",
        read_ids={
            "progress.JournalEntry": [row.pk for row in shown if isinstance(row, JournalEntry)],
            "progress.JournalPassage": [row.pk for row in shown if isinstance(row, JournalPassage)],
        },
    )


def place_from(request: HttpRequest) -> Place | None:
    """Read the cursor from the URL; anything that is not one means the first page."""
    try:
        return Place.read(request.GET["before"])
    except (KeyError, ValueError, OverflowError):
        return None


@prepared
def _entries(
    viewer: User, couple: UUID, at: datetime | None, pk: UUID | None, *, both: bool, few: bool
) -> JournalEntryQuerySet:
    rows: JournalEntryQuerySet = JournalEntry.narrowed_to(viewer).filter(_shared(couple, at, pk, both))
    return _last_shared(first_words(rows), few)


@prepared
def _passages(
    viewer: User, couple: UUID, at: datetime | None, pk: UUID | None, *, both: bool, few: bool
) -> QuerySet[JournalPassage]:
    rows: QuerySet[JournalPassage] = JournalPassage.narrowed_to(viewer).filter(_shared(couple, at, pk, both))
    return _last_shared(rows.fetch_mode(FETCH_RAISE), few)


def _last_shared[Rows: QuerySet[Any]](rows: Rows, few: bool) -> Rows:
    """As many as a page shows, and one that tells whether there are more."""
    return rows.order_by("-audience_since", "-id")[: (NEWEST if few else PAGE) + 1]


def _shared(couple: UUID, at: datetime | None, pk: UUID | None, both: bool) -> Q:
    shared = Q(audience=Audience.COUPLE) if both else ~Q(audience=Audience.PRIVATE)
    found = Q(couple=couple) & shared
    if at is not None:
        found &= Q(audience_since__lte=at) & (Q(audience_since__lt=at) | Q(pk__lt=pk))
    return found


def _item(row: JournalEntry | JournalPassage, viewer: User, pair: Pair) -> Shared:
    slot, is_mine = pair.slot_of(row.author_id), row.author_id == viewer.pk
    words = row.text if isinstance(row, JournalPassage) else begins(row)
    return Shared(
        pk=row.pk,
        entry=row.pk if isinstance(row, JournalEntry) else None,
        slot=slot,
        name=pair.people[slot].first_name if slot in pair.people else "",
        shared_at=row.audience_since.astimezone(UTC),
        when=moment_in_words(row.audience_since, viewer.zone, timezone.now()),
        words=words,
        audience=row.audience,
        audience_words=audience_in_words(row.audience, is_mine=is_mine, pair=pair, viewer=viewer),
        is_mine=is_mine,
    )

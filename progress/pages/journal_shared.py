"""What of both journals somebody reads because it was shared: by the day of sharing, nothing else told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet, Value
from django.http import HttpRequest
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import Pair, pair_of_couple
from couplesgoals.records.audience import Audience
from couplesgoals.records.prepared import prepared
from couplesgoals.web.paging import AFTER_ALL, Place
from progress.models import JournalEntry, JournalPassage
from progress.pages.journal import cut_short, how_it_begins
from progress.pages.timeline import audience_in_words
from progress.pages.times import moment_in_words

PAGE = 20
NEWEST = 5
ENTRY, PASSAGE = "entry", "passage"


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
    at, pk = (before.created_at, before.pk) if before else (AFTER_ALL, None)
    rows = _last_shared(viewer, couple.pk, at, pk, both=both, few=few)
    size = NEWEST if few else PAGE
    shown, pair = rows[:size], pair_of_couple(couple)
    return SharedJournal(
        items=[_item(row, viewer, pair) for row in shown],
        older=Place(shown[-1][2], shown[-1][1], back=False).written() if len(rows) > size else "",
        read_ids={
            "progress.JournalEntry": [pk for kind, pk, *_rest in shown if kind == ENTRY],
            "progress.JournalPassage": [pk for kind, pk, *_rest in shown if kind == PASSAGE],
        },
    )


def place_from(request: HttpRequest) -> Place | None:
    """Read the cursor from the URL; anything that is not one means the first page."""
    try:
        return Place.read(request.GET["before"])
    except (KeyError, ValueError, OverflowError):
        return None


@prepared
def _last_shared(
    viewer: User, couple: UUID, at: datetime, pk: UUID | None, *, both: bool, few: bool
) -> QuerySet[Any, Any]:
    """As many as a page shows, and one that tells whether there are more; of an entry how it begins."""
    columns = ("kind", "pk", "audience_since", "author_id", "audience", "words")
    most = (NEWEST if few else PAGE) + 1
    entries, passages = (
        rows.filter(_shared(couple, at, pk, both))
        .annotate(kind=Value(kind), words=words)
        .values_list(*columns)
        .order_by("-audience_since", "-pk")[:most]
        for rows, kind, words in (
            (JournalEntry.narrowed_to(viewer), ENTRY, how_it_begins()),
            (JournalPassage.narrowed_to(viewer), PASSAGE, F("text")),
        )
    )
    together: QuerySet[Any, Any] = entries.union(passages, all=True)
    return together.order_by("-audience_since", "-pk")[:most]


def _shared(couple: UUID, at: datetime, pk: UUID | None, both: bool) -> Q:
    shared = Q(audience=Audience.COUPLE) if both else ~Q(audience=Audience.PRIVATE)
    # Asked of the first page too: by it PostgreSQL walks an index by time and sorts no history.
    found = Q(couple=couple, audience_since__lte=at) & shared
    return found & (Q(audience_since__lt=at) | Q(pk__lt=pk)) if pk is not None else found


def _item(row: Any, viewer: User, pair: Pair) -> Shared:
    kind, pk, since, author, audience, words = row
    slot, is_mine = pair.slot_of(author), author == viewer.pk
    return Shared(
        pk=pk,
        entry=pk if kind == ENTRY else None,
        slot=slot,
        name=pair.people[slot].first_name if slot in pair.people else "",
        shared_at=since.astimezone(UTC),
        when=moment_in_words(since, viewer.zone, timezone.now()),
        words=cut_short(words) if kind == ENTRY else words,
        audience=audience,
        audience_words=audience_in_words(audience, is_mine=is_mine, pair=pair, viewer=viewer),
        is_mine=is_mine,
    )

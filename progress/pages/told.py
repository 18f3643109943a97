"""What the care team wrote to somebody at their entries: at the entry, and all of it on one page."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import FETCH_RAISE, Q, QuerySet
from django.urls import reverse

from couplesgoals.people.models import User
from couplesgoals.records.prepared import prepared
from couplesgoals.web.paging import Place
from progress.models import EntryFeedback, EntryKind
from progress.pages.times import moment_in_words
from progress.told import Found, entries_among

PAGE = 20
NEW_FOR = timedelta(days=7)
NEWS = 3


@dataclass(frozen=True)
class Answer:
    """Words of one of the care team to one of the two."""

    pk: UUID
    entry: UUID
    name: str
    to: str
    is_mine: bool
    is_to_me: bool
    when: str
    at: datetime
    words: str
    kind: str


@dataclass(frozen=True)
class Told:
    """An answer beside the entry it is at; without a way to it where it cannot be opened any more."""

    answer: Answer
    begins: str
    url: str


@dataclass(frozen=True)
class ToldPage:
    """A page of answers and the cursor of the next."""

    items: list[Told]
    older: str


def feedback_at(viewer: User, entries: Collection[UUID]) -> dict[UUID, list[Answer]]:
    """Return what the care team wrote at these entries, as far as this person reads it, in one query."""
    wanted = tuple(entries)
    found: dict[UUID, list[Answer]] = {}
    for row in _at(viewer, wanted) if wanted else ():
        found.setdefault(row.entry, []).append(_answer(row, viewer))
    return found


def answers_to(entries: Collection[UUID], viewer: User) -> list[Answer]:
    """Return the answers at some entries as one list, the earliest first."""
    found = feedback_at(viewer, entries)
    return sorted((one for some in found.values() for one in some), key=lambda one: one.at)


# What stands beside an entry, as one value of the entry's own query.
TOLD = {
    "pk": "pk",
    "author": "author_id",
    "name": "author__name",
    "credential": "author__credential",
    "subject": "subject_id",
    "to": "subject__name",
    "at": "created_at",
    "words": "words",
    "kind": "kind",
}


def answer_from(entry: UUID, said: dict[str, str], viewer: User) -> Answer:
    """Present an answer that came with its entry, as TOLD gives it."""
    at = datetime.fromisoformat(said["at"])
    row = EntryFeedback(
        pk=UUID(said["pk"]),
        entry=entry,
        kind=said["kind"],
        words=said["words"],
        created_at=at,
        author=User(pk=UUID(said["author"]), name=said["name"], credential=said["credential"]),
        subject=User(pk=UUID(said["subject"]), name=said["to"]),
    )
    return _answer(row, viewer)


def told_to(person: User, before: Place | None = None) -> ToldPage:
    """Return what the care team wrote to this person, the latest first, by keyset."""
    at, pk = (before.created_at, before.pk) if before else (None, None)
    rows = _to(person, at, pk)
    shown = rows[:PAGE]
    entries = {found.pk: found for found in entries_among(person, [row.entry for row in shown])}
    items = [
        Told(_answer(row, person), _begins(entries.get(row.entry)), _url(entries.get(row.entry)))
        for row in shown
    ]
    older = Place(shown[-1].created_at, shown[-1].pk, back=False).written() if len(rows) > PAGE else ""
    return ToldPage(items, older)


@prepared
def _at(viewer: User, entries: tuple[UUID, ...]) -> QuerySet[EntryFeedback]:
    rows: QuerySet[EntryFeedback] = EntryFeedback.narrowed_to(viewer).filter(entry__among=entries)
    return rows.select_related("author", "subject").order_by("created_at", "id").fetch_mode(FETCH_RAISE)


@prepared
def _to(person: User, at: datetime | None, pk: UUID | None) -> QuerySet[EntryFeedback]:
    rows: QuerySet[EntryFeedback] = EntryFeedback.visible_to(person).filter(subject=person)
    if at is not None:
        rows = rows.filter(Q(created_at__lte=at) & (Q(created_at__lt=at) | Q(pk__lt=pk)))
    rows = rows.select_related("author", "subject").fetch_mode(FETCH_RAISE)
    return rows.order_by("-created_at", "-id")[: PAGE + 1]


def _answer(row: EntryFeedback, viewer: User) -> Answer:
    credential = row.author.credential
    return Answer(
        pk=row.pk,
        entry=row.entry,
        name=f"{row.author.name}, {credential}" if credential else row.author.name,
        to=row.subject.first_name if row.subject else "",
        is_mine=row.author_id == viewer.pk,
        is_to_me=row.subject_id == viewer.pk,
        when=moment_in_words(row.created_at, viewer.zone),
        at=row.created_at,
        words=row.words,
        kind=str(EntryKind(row.kind).label),
    )


def _begins(found: Found | None) -> str:
    said = found.said if found else {}
    fields = ("what", "line", "text", "facts", "words", "feel", "learned", "trigger_words")
    words: str = next((said[field] for field in fields if said.get(field)), "")
    return words if len(words) <= 80 else f"{words[:80]}…"


def _url(found: Found | None) -> str:
    """Return where the author of an entry reads it."""
    if found is None:
        return ""
    said = found.said
    if found.kind == "log":
        return reverse("progress:goal", args=[said["goal_id"]])
    if found.kind == "check-in":
        return reverse("progress:check_in_mine")
    if found.kind in ("journal", "passage"):
        return reverse("progress:journal_entry", args=[said.get("entry_id") or found.pk])
    if found.kind == "win":
        return reverse("progress:wins")
    return reverse("progress:setback", args=[said.get("setback_id") or found.pk])

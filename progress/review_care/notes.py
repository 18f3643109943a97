"""What clinicians wrote on a review, for whoever may read it: comments, the signed summary, what was added.

The partners' pages show `notes_for(person, review, pair)` with templates/progress/review_care/notes.html.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import FETCH_RAISE, QuerySet

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.arrays import Record, Told, built
from couplesgoals.records.audience import Audience
from couplesgoals.records.prepared import prepared
from couplesgoals.sentences import gettext as _
from progress.models import NoteKind, ReviewNote
from progress.pages.timeline import audience_in_words
from sessions.presenters.appointments import signed_name
from sessions.presenters.notes import moment_text


@dataclass(frozen=True)
class Note:
    """One note: its words, by whom with which credential, when, and who reads it."""

    pk: UUID
    kind: str
    words: str
    author: str
    when: str
    audience: str
    readers: str


@dataclass(frozen=True)
class Notes:
    """All notes of one review this person reads, the first written first."""

    summary: Note | None = None
    addenda: list[Note] = field(default_factory=list)
    comments: list[Note] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.all)

    @property
    def all(self) -> list[Note]:
        """Every note: the summary, what was added to it, comments."""
        return [*([self.summary] if self.summary else []), *self.addenda, *self.comments]

    def ids(self) -> dict[str, list[UUID]]:
        """Return what is shown, by model, for the log of what staff read."""
        return {"progress.ReviewNote": [note.pk for note in self.all]}


def notes_for(viewer: User, review: UUID, pair: Pair) -> Notes:
    """Return the notes on one review as far as they are for this person, in one query."""
    return _sorted(_present(row, viewer, pair) for row in _rows(viewer, review))


def notes_in(record: Record, viewer: User, pair: Pair) -> Notes:
    """Return the same of what the record told of a review."""
    return _sorted(_present(_note(told), viewer, pair) for told in record.get("notes", []))


def _note(told: Told) -> ReviewNote:
    author, subject = User(name=told["author"]), User(name=told["subject"]) if told["subject"] else None
    note = built(ReviewNote, told)
    note.author, note.subject = author, subject
    return note


def _sorted(shown: Iterable[Note]) -> Notes:
    notes = list(shown)
    return Notes(
        summary=next((note for note in notes if note.kind == NoteKind.SUMMARY), None),
        addenda=[note for note in notes if note.kind == NoteKind.ADDENDUM],
        comments=[note for note in notes if note.kind == NoteKind.COMMENT],
    )


def readers_of(audience: str, name: str) -> str:
    """Say to a clinician who reads a note; `name` is the one it is for alone, if any."""
    if audience == Audience.SUBJECT:
        return _("Only %(name)s and the care team") % {"name": name}
    if audience == Audience.COUPLE:
        return _("Both partners and the care team")
    return _("The care team")


@prepared
def _rows(viewer: User, review: UUID) -> QuerySet[ReviewNote]:
    rows: QuerySet[ReviewNote] = ReviewNote.visible_to(viewer).filter(review=review)
    return rows.select_related("author", "subject").order_by("created_at", "id").fetch_mode(FETCH_RAISE)


def _present(row: ReviewNote, viewer: User, pair: Pair) -> Note:
    if viewer.is_clinician:
        readers = readers_of(row.audience, row.subject.first_name if row.subject else "")
    elif row.audience == Audience.SUBJECT:
        readers = _("Only you and your care team")
    else:
        readers = audience_in_words(row.audience, is_mine=False, pair=pair, viewer=viewer)
    return Note(
        pk=row.pk,
        kind=row.kind,
        words=row.words,
        author=signed_name(row.author, row.credential),
        when=moment_text(row.created_at, viewer),
        audience=row.audience,
        readers=readers,
    )

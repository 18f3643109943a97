"""Entries and passages, written through the actions by whose they are; and the forms a browser sends."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from progress.actions.journal import choose_readers, share_passage, write_entry
from progress.models import JournalEntry, JournalPassage

TEXT = "The bus was late.\n\nI missed you at the table.\n\nI said something I did not mean."
WORDS = "I missed you at the table."


def entry_of(by: User, couple: Couple, text: str = TEXT, **over: Any) -> JournalEntry:
    """One entry, private unless said otherwise."""
    with acting(by):
        return write_entry(by=by, couple=couple, text=text, **over)


def passage_of(entry: JournalEntry, by: User, text: str = WORDS, **over: Any) -> JournalPassage:
    """Words of an entry, shared with both unless said otherwise."""
    with acting(by):
        return share_passage(by=by, entry=entry, text=text, **({"audience": "couple"} | over))


def read_by(entry: JournalEntry, audience: str, *, by: User) -> None:
    """Choose who reads an entry."""
    with acting(by):
        choose_readers(by=by, entry=entry, audience=audience)


def entries_of(person: User) -> list[JournalEntry]:
    """The entries this person reads, oldest first."""
    with acting(person):
        return list(JournalEntry.visible_to(person).order_by("created_at", "id"))


def written(**over: Any) -> dict[str, str]:
    """The form of a new entry as a browser sends it."""
    return {"text": TEXT, "audience": "private", "prompt": "", "submission": str(uuid4())} | over


def undo_of(place: str, taken: UUID) -> bool:
    """Whether an address offers to undo what was taken back."""
    return f"taken={taken}" in place

"""What a clinician reads as news of a couple: each kind as a query that gives the same columns.

The words come as JSON, so that kinds with different fields stand in one list, sorted and cut by PostgreSQL.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from django.db.models import CharField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast, JSONObject, Left
from django.utils.translation import gettext_lazy as _

from couplesgoals.people.models import User
from couplesgoals.records.models import ClinicalRecord
from couplesgoals.records.prepared import prepared
from progress.models import (
    Affirmation,
    CheckIn,
    EntryKind,
    IStatement,
    JournalEntry,
    JournalPassage,
    Learned,
    PriorityShift,
    ProgressLog,
    Recommitment,
    RepairCall,
    SafetyCheck,
    Setback,
    Underneath,
    Win,
)
from progress.models.changing import Changing
from progress.models.safety import NOT_A_YES

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

LONGEST = 2000  # what is read in place; the rest of a long text is on its own page
PARTS = [f"{part}{end}" for part in ("trigger", "on_top", "move", "softer", "need") for end in ("", "_words")]
COLUMNS = ("kind_of", "pk", "couple_id", "author_id", "audience", "stands_since", "said")


@dataclass(frozen=True)
class NewsKind:
    """One kind of entry: its name, the fields of its words, and as what it is answered, if it can be."""

    model: type[ClinicalRecord]
    label: StrPromise
    icon: str
    fields: tuple[str, ...]
    answered_as: EntryKind | None = None


KINDS: Mapping[str, NewsKind] = {
    "log": NewsKind(
        ProgressLog,
        _("Step"),
        "footprints",
        ("what", "how_it_went", "effort", "helped", "helped_words", "hindered", "hindered_words", "goal_id"),
        EntryKind.LOG,
    ),
    "check-in": NewsKind(CheckIn, _("Check-in"), "sun", ("line",), EntryKind.CHECK_IN),
    "journal": NewsKind(JournalEntry, _("Journal entry"), "notebook-pen", ("text",), EntryKind.JOURNAL),
    "passage": NewsKind(
        JournalPassage,
        _("Passage of the journal"),
        "message-square-text",
        ("text", "entry_id"),
        EntryKind.PASSAGE,
    ),
    "win": NewsKind(Win, _("Win"), "sparkles", ("text",), EntryKind.WIN),
    "affirmation": NewsKind(Affirmation, _("Affirmation"), "heart", ("text",)),
    "shift": NewsKind(
        PriorityShift, _("Priorities"), "git-compare-arrows", ("more", "less", "since", "would_help")
    ),
    "setback": NewsKind(Setback, _("Setback"), "undo-2", ("kind", "facts"), EntryKind.SETBACK),
    "underneath": NewsKind(
        Underneath,
        _("Setback: what was underneath"),
        "heart",
        (*PARTS, "setback_id"),
        EntryKind.SETBACK,
    ),
    "learned": NewsKind(
        Learned,
        _("Setback: what was learned"),
        "sprout",
        ("helped", "learned", "reframe", "setback_id"),
        EntryKind.SETBACK,
    ),
    "words": NewsKind(
        IStatement,
        _("Setback: in “I” words"),
        "message-circle",
        ("feel", "when", "because", "would_like", "setback_id"),
        EntryKind.SETBACK,
    ),
    "onward": NewsKind(
        Recommitment,
        _("Setback: how it goes on"),
        "footprints",
        ("choice", "words", "setback_id"),
        EntryKind.SETBACK,
    ),
}
# Read on top of the page, and marked as read like an entry.
CALL = NewsKind(RepairCall, _("Call from a repair conversation"), "phone", ("words", "conversation_id"))
MARKABLE: Mapping[str, NewsKind] = {**KINDS, "call": CALL}
# On top of all, and never only marked: it waits until somebody wrote what was done.
SAFETY = "safety"
QUESTIONS = ("overdose", "self_harm", "somebody_hurt", "not_safe", "fears_partner")
ALL: Mapping[str, NewsKind] = {
    **MARKABLE,
    SAFETY: NewsKind(SafetyCheck, _("Safety"), "triangle-alert", (*QUESTIONS, "words")),
}
A_YES = ~NOT_A_YES


class Found(NamedTuple):
    """An entry somebody reads, with its words by field."""

    kind: str
    pk: UUID
    couple: UUID
    author: UUID
    audience: str
    since: Any  # when it came to stand as it does: last shared anew, or last written anew
    said: dict[str, Any]

    @classmethod
    def of(cls, row: Any) -> Found:
        """Make one of a row `with_words`; words are read only here, for many are counted and few shown."""
        kind, pk, couple, author, audience, since, said = row
        return cls(kind, pk, couple, author, audience, since, json.loads(said))


def model_of(name: str) -> type[ClinicalRecord]:
    """Return the model of a kind."""
    return ALL[name].model


def since_of(name: str) -> str:
    """Return the column that says since when an entry of a kind stands as it does."""
    return "changed_at" if issubclass(model_of(name), Changing) else "audience_since"


def entries(name: str, viewer: User, *, find: bool = False) -> QuerySet[Any]:
    """What this viewer reads of one kind by the two partners; a check-in without a line says nothing.

    With `find` it is of all couples this viewer has to do with, otherwise of those the query names.
    """
    model = model_of(name)
    rows: QuerySet[Any] = model.visible_to(viewer) if find else model.narrowed_to(viewer)
    rows = rows.filter(subject=F("author"))
    if name == SAFETY:
        return rows.filter(A_YES)
    return rows.exclude(line="") if name == "check-in" else rows


def with_words(name: str, rows: QuerySet[Any], *before: str) -> QuerySet[Any]:
    """Give the columns all kinds share, after those named `before`."""
    fields = ALL[name].fields
    said = {field: Left(field, LONGEST + 1) if field == "text" else F(field) for field in fields}
    return rows.annotate(
        kind_of=Value(name, output_field=CharField()),
        stands_since=F(since_of(name)),
        said=Cast(JSONObject(**said), TextField()),
    ).values_list(*before, *COLUMNS)


def together(branches: list[QuerySet[Any]]) -> QuerySet[Any]:
    """Put the kinds into one query."""
    return branches[0].union(*branches[1:], all=True)


def entries_among(viewer: User, ids: Iterable[UUID]) -> list[Found]:
    """Return those of these entries this person reads, in one query."""
    wanted = tuple(ids)
    return [Found.of(row) for row in _among(viewer, wanted)] if wanted else []


@prepared
def _among(viewer: User, ids: tuple[UUID, ...]) -> QuerySet[Any]:
    return together([with_words(name, entries(name, viewer).filter(id__among=ids)) for name in MARKABLE])

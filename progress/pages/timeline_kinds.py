"""The kinds of entries a timeline gathers, each as a query that gives the same columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Model, QuerySet, TextChoices, TextField, UUIDField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Left
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from couplesgoals.people.models import User
from progress.models import (
    Affirmation,
    CheckIn,
    JournalEntry,
    JournalPassage,
    ProgressLog,
    Setback,
    Win,
)

LONGEST_WORDS = 400  # as much as a phone shows of one entry; the rest is one tap away
COLUMNS = ("kind_of", "pk", "created_at", "author_id", "audience", "day_of", "goal_of", "words_of", "code_of")


class EntryKind(TextChoices):
    """What a timeline gathers, and how a list of it is called."""

    LOG = "log", _("Steps")
    CHECK_IN = "check-in", _("Check-ins")
    JOURNAL = "journal", _("Journal")
    PASSAGE = "passage", _("From a journal")
    WIN = "win", _("Wins")
    AFFIRMATION = "affirmation", _("Kind words")
    SETBACK = "setback", _("Setbacks")


@dataclass(frozen=True)
class Kind:
    """One kind of entry: how a single one is called, where its words stand and where it is opened."""

    model: type[Model]
    one: str | Promise
    icon: str
    words: str
    day: str
    has_goal: bool = False
    code: str = ""
    url: Callable[[Any], str] | None = None


KINDS: Mapping[EntryKind, Kind] = {
    EntryKind.LOG: Kind(ProgressLog, _("A step"), "footprints", "what", "occurred_on", has_goal=True),
    EntryKind.CHECK_IN: Kind(CheckIn, _("Check-in"), "sun", "line", "day"),
    EntryKind.JOURNAL: Kind(
        JournalEntry,
        _("Journal entry"),
        "notebook-pen",
        "text",
        "written_on",
        has_goal=True,
        url=lambda pk: reverse("progress:journal_shared", args=[pk]),
    ),
    EntryKind.PASSAGE: Kind(JournalPassage, _("From a journal"), "message-square-text", "text", ""),
    EntryKind.WIN: Kind(Win, _("A win"), "sparkles", "text", "day", has_goal=True),
    EntryKind.AFFIRMATION: Kind(Affirmation, _("Kind words"), "heart", "text", "day"),
    EntryKind.SETBACK: Kind(
        Setback,
        _("A setback"),
        "undo-2",
        "facts",
        "happened_on",
        code="kind",
        url=lambda pk: reverse("progress:setback", args=[pk]),
    ),
}


def rows_of(name: EntryKind, viewer: User) -> QuerySet[Any]:
    """What this viewer reads of one kind, with the columns all kinds share."""
    kind = KINDS[name]
    rows: QuerySet[Any] = kind.model.narrowed_to(viewer)  # type: ignore[attr-defined]  # all are records
    if name == EntryKind.CHECK_IN:
        rows = rows.exclude(line="")
    return rows.annotate(
        kind_of=Value(name.value, output_field=CharField()),
        day_of=Cast(F(kind.day), CharField()) if kind.day else Value("", output_field=CharField()),
        goal_of=F("goal_id") if kind.has_goal else Value(None, output_field=UUIDField()),
        words_of=Cast(Left(F(kind.words), LONGEST_WORDS + 1), TextField()),
        code_of=_code(kind),
    ).values_list(*COLUMNS)


def _code(kind: Kind) -> Combinable:
    return Cast(F(kind.code), CharField()) if kind.code else Value("", output_field=CharField())

"""The kinds of entries a timeline gathers, each as a query that gives the same columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Model, QuerySet, TextField, UUIDField, Value
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


@dataclass(frozen=True)
class Kind:
    """One kind of entry: how it is called, where its words stand, and where one of them is opened."""

    model: type[Model]
    label: str | Promise
    one: str | Promise
    icon: str
    words: str
    day: str
    has_goal: bool = False
    code: str = ""
    url: Callable[[Any], str] | None = None


KINDS: Mapping[str, Kind] = {
    "log": Kind(ProgressLog, _("Steps"), _("A step"), "footprints", "what", "occurred_on", has_goal=True),
    "check-in": Kind(CheckIn, _("Check-ins"), _("Check-in"), "sun", "line", "day"),
    "journal": Kind(
        JournalEntry,
        _("Journal"),
        _("Journal entry"),
        "notebook-pen",
        "text",
        "written_on",
        has_goal=True,
        url=lambda pk: reverse("progress:journal_shared", args=[pk]),
    ),
    "passage": Kind(
        JournalPassage, _("From a journal"), _("From a journal"), "message-square-text", "text", ""
    ),
    "win": Kind(Win, _("Wins"), _("A win"), "sparkles", "text", "day", has_goal=True),
    "affirmation": Kind(Affirmation, _("Kind words"), _("Kind words"), "heart", "text", "day"),
    "setback": Kind(
        Setback,
        _("Setbacks"),
        _("A setback"),
        "undo-2",
        "facts",
        "happened_on",
        code="kind",
        url=lambda pk: reverse("progress:setback", args=[pk]),
    ),
}


def rows_of(name: str, viewer: User) -> QuerySet[Any]:
    """What this viewer reads of one kind, with the columns all kinds share."""
    kind = KINDS[name]
    rows: QuerySet[Any] = kind.model.narrowed_to(viewer)  # type: ignore[attr-defined]  # all are records
    if name == "check-in":
        rows = rows.exclude(line="")
    return rows.annotate(
        kind_of=Value(name, output_field=CharField()),
        day_of=Cast(F(kind.day), CharField()) if kind.day else Value("", output_field=CharField()),
        goal_of=F("goal_id") if kind.has_goal else Value(None, output_field=UUIDField()),
        words_of=Cast(Left(F(kind.words), LONGEST_WORDS + 1), TextField()),
        code_of=_code(kind),
    ).values_list(*COLUMNS)


def _code(kind: Kind) -> Combinable:
    return Cast(F(kind.code), CharField()) if kind.code else Value("", output_field=CharField())

"""The steps of the way back as they are read: in the words of who wrote them, with who else reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from couplesgoals.sentences import gettext as _
from progress.actions.setback_steps import CODES
from progress.models import IStatement, Learned, Recommitment, Setback, Underneath
from progress.models.setback import SetbackStep

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Kind:
    """A step of the way: its model, its name as a heading, and its questions by field."""

    model: type[SetbackStep]
    title: StrPromise
    lines: Mapping[str, StrPromise]


STEPS: dict[str, Kind] = {
    "underneath": Kind(
        Underneath,
        gettext_lazy("What was underneath"),
        {
            "trigger": gettext_lazy("What set it off"),
            "on_top": gettext_lazy("What I felt on top"),
            "move": gettext_lazy("What I did"),
            "softer": gettext_lazy("What was softer underneath"),
            "need": gettext_lazy("What I needed"),
        },
    ),
    "learned": Kind(
        Learned,
        gettext_lazy("What helped, what I learned"),
        {
            "helped": gettext_lazy("What helped"),
            "learned": gettext_lazy("What I learned"),
            "reframe": gettext_lazy("How I want to see it"),
        },
    ),
    "words": Kind(
        IStatement,
        gettext_lazy("In “I” words"),
        {
            "feel": gettext_lazy("I feel"),
            "when": gettext_lazy("when"),
            "because": gettext_lazy("because"),
            "would_like": gettext_lazy("I would like"),
        },
    ),
    "onward": Kind(
        Recommitment,
        gettext_lazy("How it goes on"),
        {"choice": gettext_lazy("What I choose"), "words": gettext_lazy("In a sentence")},
    ),
}
NAMES = {kind.model: name for name, kind in STEPS.items()}


@dataclass(frozen=True)
class Step:
    """One step as it is shown."""

    name: str
    title: str
    is_mine: bool
    audience: str
    readers: str
    lines: list[tuple[str, str, str]]
    was_changed: bool
    is_statement: bool
    goal: Any = None


def present_step(row: SetbackStep, viewer: User, pair: Pair, setback: Setback) -> Step:
    """Present a step to one of its readers."""
    name = NAMES[type(row)]
    kind = STEPS[name]
    lines = [(str(label), *_said(row, field)) for field, label in kind.lines.items()]
    return Step(
        name=name,
        title=str(kind.title),
        is_mine=row.author_id == viewer.pk,
        audience=row.audience,
        readers=readers_in_words(row.audience, row.author_id, viewer, pair, within=setback.audience),
        lines=[line for line in lines if line[1] or line[2]],
        was_changed=row.reworded,
        is_statement=isinstance(row, IStatement),
        goal=row.goal if isinstance(row, Recommitment) and row.author_id == viewer.pk else None,
    )


def readers_in_words(
    audience: str, author: UUID, viewer: User, pair: Pair, *, within: str = Audience.COUPLE
) -> str:
    """Say who reads a row; what hangs on a private setback is read by its author alone."""
    if author == viewer.pk:
        if Audience.PRIVATE in (audience, within):
            return _("Only you")
        if Audience.CARE_TEAM in (audience, within):
            return _("You and your care team")
        return _("You, %(partner)s and your care team") % {"partner": pair.other_name(viewer)}
    name = pair.people[slot].first_name if (slot := pair.slot_of(author)) in pair.people else ""
    if audience == Audience.CARE_TEAM:
        return _("%(name)s and the care team") % {"name": name}
    if viewer.is_partner:
        return _("%(name)s, you and your care team") % {"name": name}
    return _("Both partners and the care team")


def rows_of(viewer: User, setbacks: Iterable[UUID], kind: str) -> QuerySet[Any]:
    """The rows of one step on some setbacks that this person reads, in the order they were begun."""
    model = STEPS[kind].model
    rows: QuerySet[Any] = model.narrowed_to(viewer).filter(setback__among=list(setbacks))
    if model is Recommitment:
        rows = rows.select_related("goal__current", "goal__agreed")
    return rows.order_by("created_at", "id")


def _said(row: SetbackStep, field: str) -> tuple[str, str]:
    """Return what was chosen from a list, in its words, and what was written."""
    value = getattr(row, field)
    if field not in CODES:
        return "", value
    chosen = str(CODES[field](value).label) if value in CODES[field].values else value
    return chosen, getattr(row, f"{field}_words", "")

"""What is about to be sent: every part as it was kept, read once more, and as the action takes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from progress.forms.review import PartForm
from progress.models import Question
from progress.pages.timeline import audience_in_words
from progress.review.parts import GOAL, Part
from progress.review.said import Answer, GoalSaid, ReviewSaid, Shifted

GENERAL = {"month": Question.MONTH, "thanks": Question.THANKS, "sure": Question.SURE}
ABOUT_GOAL = (Question.HELPED, Question.HINDERED)


@dataclass(frozen=True)
class Line:
    """One answer as it is read once more: the question and what one chose or wrote."""

    label: str
    words: str


@dataclass(frozen=True)
class ToSend:
    """One part with its answers and who will read them; levels and wishes are the couple's."""

    part: Part
    audience: str
    readers: str
    for_both: list[Line]
    lines: list[Line]


def to_send(parts: Sequence[Part], *, pair: Pair, viewer: User) -> list[ToSend]:
    """Return the parts that say something, as they would be sent."""
    filled = [(part, form) for part in parts if (form := part.filled) is not None]
    return [
        _shown(part, form, readers_in_words(form.cleaned_data["audience"], pair, viewer))
        for part, form in filled
    ]


def readers_in_words(audience: str, pair: Pair, viewer: User) -> str:
    """Say who reads what one sends."""
    return audience_in_words(audience, is_mine=True, pair=pair, viewer=viewer)


def said_in(parts: Sequence[Part]) -> ReviewSaid:
    """Return the same as the action takes it."""
    filled = [(part, form.cleaned_data) for part in parts if (form := part.filled) is not None]
    shifts = [_shift(data) for part, data in filled if part.name == "priorities"]
    return ReviewSaid(
        goals=tuple(_goal(part, data) for part, data in filled if part.name == GOAL),
        answers=tuple(_answer(GENERAL[part.name], data) for part, data in filled if part.name in GENERAL),
        shifted=shifts[0] if shifts else None,
    )


def _shift(data: dict[str, Any]) -> Shifted:
    return Shifted(**{name: data[name] for name in ("audience", "more", "less", "since", "would_help")})


def _goal(part: Part, data: dict[str, Any]) -> GoalSaid:
    assert part.goal is not None  # a part of this name is about one
    return GoalSaid(
        goal=part.goal.pk,
        version=data["version"] or 0,
        level=data.get("level"),
        wish=data["wish"],
        answers=tuple(
            Answer(question=question, audience=data["audience"], words=data[question])
            for question in ABOUT_GOAL
            if data[question]
        ),
    )


def _answer(question: str, data: dict[str, Any]) -> Answer:
    return Answer(question=question, audience=data["audience"], words=data["words"], value=data.get("value"))


def _shown(part: Part, form: PartForm, readers: str) -> ToSend:
    joint = ("level", "wish")
    lines = {name: Line(str(form.fields[name].label), _words(form, name)) for name in form.answers}
    return ToSend(
        part=part,
        audience=form.cleaned_data["audience"],
        readers=readers,
        for_both=[line for name, line in lines.items() if name in joint and line.words],
        lines=[line for name, line in lines.items() if name not in joint and line.words],
    )


def _words(form: PartForm, name: str) -> str:
    """Give an answer in words: what was written, or the words of what was chosen."""
    value = form.cleaned_data.get(name)
    if value in (None, ""):
        return ""
    choices = dict(getattr(form.fields[name], "choices", ()) or ())
    return str(choices.get(value, value))

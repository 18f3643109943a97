"""The writing help on a form: what was typed, what is worth a second look, and one tap to other words.

Nothing here is stored. Without JavaScript the form itself is posted with `check` or `use`; with it the
panel alone is asked for.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import takewhile

from django.http import HttpRequest
from django.utils.translation import get_language

from couplesgoals.web.forms import PageForm
from goals.wording.advice import FREE_TEXT, advise_goal
from goals.wording.kinds import DANGER
from goals.wording.rules_goal import MISSING
from goals.wording.suggestion import Suggestion

CHECK, USE = "check", "use"
LOOKED_AT = (*FREE_TEXT, "target_date")
# One thing at a time: the rest waits until some of these are done.
SHOWN = 6


@dataclass(frozen=True)
class Looked:
    """A form that was posted for a second look: its words, with the chosen wording in its place."""

    typed: dict[str, str]
    suggestions: tuple[Suggestion, ...]
    used: str = ""


@dataclass(frozen=True)
class Idea:
    """One suggestion beside its question on the page."""

    suggestion: Suggestion
    label: str
    anchor: str
    key: str
    offer: str

    @property
    def is_care(self) -> bool:
        """Whether it points to help: then it is no remark about anybody's words."""
        return self.suggestion.kind == DANGER


@dataclass(frozen=True)
class Panel:
    """What the page shows under "A second look"; before anybody asks, only the offer to look."""

    about: str
    ideas: tuple[Idea, ...] = ()
    waiting: int = 0
    asked: bool = False
    has_words: bool = False
    # Whether the answer to a tap: then the panel is where reading goes on.
    is_answer: bool = False

    @property
    def state(self) -> str:
        """A short name for what is shown, so that the same is not shown and read out again."""
        shown = "|".join(f"{idea.key}{idea.suggestion.found}{idea.offer}" for idea in self.ideas)
        return sha256(f"{self.has_words}{shown}".encode()).hexdigest()[:12]

    @property
    def sent_along(self) -> str:
        """What the panel sends with the form's words, as JSON for hx-vals."""
        return json.dumps({"about": self.about, "asked": "yes" if self.asked else "", "seen": self.state})


def looked_at(request: HttpRequest, form: type[PageForm], *, joint: bool, partner: str = "") -> Looked | None:
    """Return the words of a form posted for a second look; None for every other request."""
    if request.method != "POST" or not (CHECK in request.POST or USE in request.POST):
        return None
    typed = typed_into(request, form)
    found = advise(typed, form, joint=joint, partner=partner)
    field, words = _chosen(request.POST.get(USE, ""), found)
    if not field:
        return Looked(typed, tuple(found))
    typed[field] = words
    return Looked(typed, tuple(advise(typed, form, joint=joint, partner=partner)), field)


def typed_into(request: HttpRequest, form: type[PageForm]) -> dict[str, str]:
    """Return what was typed into a form, a line's end being one character."""
    posted = {name: request.POST[name] for name in form.base_fields if name in request.POST}
    return {name: text.replace("\r\n", "\n") for name, text in posted.items()}


def advise(typed: dict[str, str], form: type[PageForm], *, joint: bool, partner: str) -> list[Suggestion]:
    """Return the suggestions for a form's words, in the order of its questions, in the reader's language."""
    asked = [
        name for name in getattr(form, "field_order", None) or form.base_fields if name in form.base_fields
    ]
    values = {name: typed.get(name, "") for name in asked if name in LOOKED_AT}
    return advise_goal(values, joint=joint, language=get_language() or "", partner=partner)


def panel_of(form: PageForm, about: str, looked: Looked | None = None) -> Panel:
    """Return what the page shows; `about` tells the panel's own address which form this is."""
    if looked is None:
        return Panel(about)
    ideas = _ideas(form, looked.suggestions, looked.typed)
    waiting = max(0, len(ideas) - SHOWN)
    has_words = any(looked.typed.get(name, "").strip() for name in LOOKED_AT)
    return Panel(about, tuple(ideas[:SHOWN]), waiting, asked=True, has_words=has_words, is_answer=True)


def while_typing(panel: Panel, *, asked: bool) -> Panel:
    """Leave out what is only not written yet: nobody is asked for the end while they begin."""
    if asked:
        return replace(panel, is_answer=False)
    unwritten = {kind for _field, kind in MISSING}
    ideas = tuple(idea for idea in panel.ideas if idea.suggestion.kind not in unwritten)
    return replace(panel, ideas=ideas, waiting=0, asked=False, has_words=bool(ideas), is_answer=False)


def _chosen(use: str, found: list[Suggestion]) -> tuple[str, str]:
    """Return the field and its words for a tapped "<field>:<kind>:<n>"; nothing where it no longer stands."""
    for key, one in _keyed(found):
        if key == use and one.instead:
            return one.field, one.instead
    return "", ""


def _keyed(found: list[Suggestion] | tuple[Suggestion, ...]) -> list[tuple[str, Suggestion]]:
    seen: Counter[tuple[str, str]] = Counter()
    keyed = []
    for one in found:
        keyed.append((f"{one.field}:{one.kind}:{seen[one.field, one.kind]}", one))
        seen[one.field, one.kind] += 1
    return keyed


def _ideas(form: PageForm, found: tuple[Suggestion, ...], typed: dict[str, str]) -> list[Idea]:
    return [
        Idea(
            suggestion=one,
            label=str(form[one.field].label),
            anchor=form[one.field].id_for_label,
            key=key,
            offer=changed_part(typed.get(one.field, ""), one.instead),
        )
        for key, one in _keyed(found)
    ]


def changed_part(before: str, after: str) -> str:
    """Return the sentence that is new in a text, so that a long one is not shown whole."""
    if not after:
        return ""
    start = _shared(before, after)
    end = len(after) - _shared(before[start:][::-1], after[start:][::-1])
    start = max((after.rfind(stop, 0, start) for stop in ".!?\n"), default=-1) + 1
    stops = [place for stop in ".!?\n" if (place := after.find(stop, max(end - 1, start))) >= 0]
    return after[start : min(stops, default=len(after)) + 1].strip()


def _shared(one: str, other: str) -> int:
    """Count the characters two texts begin with in common."""
    return sum(1 for _same in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))

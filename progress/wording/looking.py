"""A second look at the words of a setback: gentle, nothing stored, and one tap to other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from goals.wording import Suggestion, advise_text
from goals.wording.kinds import DANGER, THEIR_USE
from goals.wording.page import changed_part
from progress.wording.their_use import their_use

SHOWN = 4


@dataclass(frozen=True)
class Idea:
    """One suggestion: `key` names it for the button, `offer` is the sentence as it would be."""

    suggestion: Suggestion
    key: str
    offer: str

    @property
    def is_care(self) -> bool:
        """Whether it points to help, and is no remark about anybody's words."""
        return self.suggestion.kind == DANGER


@dataclass(frozen=True)
class Looked:
    """A form posted for a second look: its words, with the chosen ones in their place."""

    typed: dict[str, str]
    ideas: list[Idea]


def second_look(words: Mapping[str, str], *, partner: str) -> list[Idea]:
    """Return what may be worth a second look, by field; help comes first, and use told of the other next."""
    language = get_language() or ""
    found: list[Suggestion] = []
    for field, text in words.items():
        theirs = their_use(text, language=language, partner=partner, field=field)
        rest = advise_text(text, language=language, partner=partner, field=field)
        found += theirs + [one for one in rest if one.kind != THEIR_USE or not theirs]
    found.sort(key=lambda one: (one.kind != DANGER, one.kind != THEIR_USE))
    return _keyed(found, words)[:SHOWN]


def with_other_words(words: Mapping[str, str], use: str, *, partner: str) -> dict[str, str]:
    """Return the words with one idea taken up; unchanged where that idea no longer stands."""
    for idea in second_look(words, partner=partner):
        if idea.key == use and idea.suggestion.instead:
            return {**words, idea.suggestion.field: idea.suggestion.instead}
    return dict(words)


def _keyed(found: list[Suggestion], words: Mapping[str, str]) -> list[Idea]:
    seen: Counter[tuple[str, str]] = Counter()
    ideas = []
    for one in found:
        key = f"{one.field}:{one.kind}:{seen[one.field, one.kind]}"
        seen[one.field, one.kind] += 1
        ideas.append(Idea(one, key, changed_part(words[one.field], one.instead)))
    return ideas

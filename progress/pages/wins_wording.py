"""A gentle second look at good words: what may turn a thank-you into a remark. It never stands in the way."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from goals.wording import advise_text
from goals.wording.kinds import DANGER

# A turn after which the good words are often forgotten. One entry for each language the house speaks.
TURNS = {"en": re.compile(r"(?<!nothing )(?<!all )\bbut\b", re.IGNORECASE)}
SHOWN = 3


@dataclass(frozen=True)
class Line:
    """One thought about the words; `is_care` points to help instead."""

    why: str
    found: str = ""
    is_care: bool = False


def gentle_lines(text: str, *, language: str, partner: str) -> list[Line]:
    """Return a few thoughts about the words, the word "but" first; none where there is nothing to add."""
    advised = [
        Line(one.why, one.found, one.kind == DANGER)
        for one in advise_text(text, language=language, partner=partner)
    ]
    if any(line.is_care for line in advised):
        return [line for line in advised if line.is_care]
    turn = TURNS.get(language.split("-")[0])
    if turn is not None and (found := turn.search(text)):
        why = _("After this word the good part is often forgotten. What if it ended just before?")
        advised.insert(0, Line(why, found.group()))
    return advised[:SHOWN]

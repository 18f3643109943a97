"""A second look at words the partner will read, only where its author asks for one. Nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language

from couplesgoals.records.audience import Audience
from goals.wording.advice import LONGEST, advise_text
from goals.wording.kinds import DANGER
from goals.wording.page import changed_part

# One thing at a time.
SHOWN = 4
CHECK = "check"


@dataclass(frozen=True)
class Idea:
    """One place worth a second look, and other words for it, if there are any."""

    found: str
    why: str
    instead: str
    is_care: bool


@dataclass(frozen=True)
class SecondLook:
    """What is said about the words; nothing for an entry the partner does not read."""

    ideas: tuple[Idea, ...] = ()
    for_partner: bool = True
    too_long: bool = False


def second_look(text: str, *, audience: str, partner: str) -> SecondLook:
    """Look at the words as the partner might hear them; other audiences need no second look."""
    if audience != Audience.COUPLE:
        return SecondLook(for_partner=False)
    if len(text) > LONGEST:
        return SecondLook(too_long=True)
    found = advise_text(text, language=get_language() or "", partner=partner)
    return SecondLook(
        tuple(
            Idea(one.found, one.why, changed_part(text, one.instead), is_care=one.kind == DANGER)
            for one in found[:SHOWN]
        )
    )

"""The journal's prompts in one place: all of them, by moment, and one for the day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from zlib import crc32

from progress.prompts.journal_ahead import AHEAD
from progress.prompts.journal_everyday import EVERYDAY
from progress.prompts.journal_gentle import GENTLE
from progress.prompts.journal_hard import HARD
from progress.prompts.journal_history import HISTORY
from progress.prompts.shape import Prompt, Situation, Theme

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

__all__ = [
    "PROMPTS",
    "SITUATIONS",
    "Moment",
    "Prompt",
    "Situation",
    "Theme",
    "by_key",
    "by_situation",
    "prompt_of_the_day",
]


@dataclass(frozen=True)
class Moment:
    """A situation as a page offers it."""

    code: Situation
    icon: str

    @property
    def label(self) -> StrPromise:
        """Its words in the reader's language."""
        return self.code.label


SITUATIONS: tuple[Moment, ...] = (
    Moment(Situation.ORDINARY_DAY, "notebook-pen"),
    Moment(Situation.GOOD_DAY, "sun"),
    Moment(Situation.AFTER_SESSION, "video"),
    Moment(Situation.AFTER_FIGHT, "message-square-text"),
    Moment(Situation.CRAVING, "circle-dot"),
    Moment(Situation.REPAIR, "heart-handshake"),
    Moment(Situation.GRATITUDE, "hand-heart"),
    Moment(Situation.VALUES, "target"),
    Moment(Situation.HOPE, "sprout"),
    Moment(Situation.REST, "leaf"),
    Moment(Situation.SLEEP, "moon"),
    Moment(Situation.TRIGGER, "activity"),
    Moment(Situation.FAMILY, "house"),
    Moment(Situation.OUR_STORY, "history"),
    Moment(Situation.TRAUMA, "shield"),
)

PROMPTS: tuple[Prompt, ...] = (*EVERYDAY, *AHEAD, *HARD, *GENTLE, *HISTORY)

_BY_KEY: Mapping[str, Prompt] = {prompt.key: prompt for prompt in PROMPTS}

# Nobody knows what kind of day it is: not one about a hard hour or an old one, nor about a good one.
_FITS_ANY_DAY = (
    Situation.ORDINARY_DAY,
    Situation.GRATITUDE,
    Situation.VALUES,
    Situation.REST,
    Situation.HOPE,
)
# Mixed by key, so that one kind does not come for days on end.
_DAILY: tuple[Prompt, ...] = tuple(
    sorted(
        (prompt for prompt in PROMPTS if prompt.situation in _FITS_ANY_DAY and not prompt.gentle),
        key=lambda prompt: crc32(prompt.key.encode()),
    )
)


def by_key(key: str) -> Prompt | None:
    """Return the prompt an entry was begun from; None where somebody just wrote."""
    return _BY_KEY.get(key)


def by_situation() -> dict[Situation, tuple[Prompt, ...]]:
    """Return the prompts of every moment, in the order of the page."""
    return {
        moment.code: tuple(prompt for prompt in PROMPTS if prompt.situation == moment.code)
        for moment in SITUATIONS
    }


def prompt_of_the_day(day: date) -> Prompt:
    """Return the same prompt all day for everybody, another tomorrow; never a gentle one."""
    return _DAILY[day.toordinal() % len(_DAILY)]

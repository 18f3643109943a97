"""A reason why a couple needs a clinician, and those that wait to be read or followed up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from couplesgoals.sentences import ngettext
from couplesgoals.web.addresses import address_of
from progress.pages.care_news import STALLED, Waiting
from progress.pages.times import since_in_words
from progress.told import SAFETY

# What presses most stands first; the rest by how long it has waited.
RANKS = {"safety": 0, "call": 1, "stalled": 2, "setback": 3}
OTHER, LAST = 4, 5
LOOKS = {
    "safety": "bad",
    "call": "warm",
    "stalled": "warm",
    "setback": "warm",
    "review": "warm",
    "gap": "warm",
    "plan": "warm",
}

WORDS: Mapping[str, Callable[[int], str]] = {
    SAFETY: lambda n: ngettext("Safety: a yes to follow up", "Safety: %(count)s yeses to follow up", n),
    "call": lambda n: ngettext("Asked into a conversation", "Asked into a conversation, %(count)s times", n),
    STALLED: lambda n: ngettext("A repair conversation waits", "%(count)s repair conversations wait", n),
    "setback": lambda n: ngettext("1 setback not read yet", "%(count)s setbacks not read yet", n),
    "unread": lambda n: ngettext("%(count)s new entry", "%(count)s new entries", n),
}


class Need(NamedTuple):
    """One reason why a couple needs this clinician."""

    kind: str
    words: str
    since: datetime
    since_words: str
    url: str

    @property
    def rank(self) -> int:
        """How pressing it is; the lowest first."""
        return RANKS.get(self.kind, OTHER)

    @property
    def look(self) -> str:
        """How its chip looks."""
        return LOOKS.get(self.kind, "on")


type Found = tuple[UUID, Need]


def need_since(kind: str, words: str, since: datetime, now: datetime, url: str) -> Need:
    """Make a reason that has waited since a moment."""
    return Need(kind, words, since, since_in_words(since, now), url)


def needs_in_words(waiting: list[Waiting], now: datetime) -> list[Found]:
    """Say what waits in each couple: safety, calls, talks that stall, setbacks, and all else that is new."""
    by_kind: dict[tuple[UUID, str], list[Waiting]] = {}
    for one in waiting:
        kind = one.kind if one.kind in RANKS else "unread"
        by_kind.setdefault((one.couple, kind), []).append(one)
    found = []
    for (couple_id, kind), ones in by_kind.items():
        number, since = sum(one.number for one in ones), min(one.since for one in ones)
        url = address_of("progress:couple", couple_id)
        if kind == STALLED:
            url = address_of("progress:couple_ways_back", couple_id)
        elif kind not in (SAFETY, "call"):
            url += "#new"
        found.append((couple_id, need_since(kind, _waiting_words(kind, number), since, now, url)))
    return found


def _waiting_words(kind: str, number: int) -> str:
    return WORDS[kind](number) % {"count": number}

"""A counted cycle in words, as its picture takes them."""

from __future__ import annotations

from collections.abc import Callable

from couplesgoals.web.charts.loop import ORDER, LoopStep
from progress.cycle.counting import Counted, Loop
from progress.lists import MOVE_NAMES, SofterFeeling, Trigger

WORDS = {"trigger": dict(Trigger.choices), "move": MOVE_NAMES, "softer": dict(SofterFeeling.choices)}


def steps_of(loop: Loop, url_of: Callable[[str, Counted], str] | None = None) -> dict[str, LoopStep | None]:
    """Word a loop's steps; `url_of` gives, for a step's key and count, where its entries are read."""
    return {key: _step(key, getattr(loop, key), url_of) for key in ORDER}


def _step(key: str, counted: Counted | None, url_of: Callable[[str, Counted], str] | None) -> LoopStep | None:
    if counted is None:
        return None
    # A code that is in no list any more is still what somebody chose.
    words = str(WORDS[key.rpartition("_")[2]].get(counted.code, counted.code))
    return LoopStep(words, counted.setbacks, url_of(key, counted) if url_of else "")

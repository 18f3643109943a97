"""What people of the fictional program write for themselves, and the few words of it they share."""

from __future__ import annotations

from dataclasses import dataclass

from couplesgoals.demo.scenes import MINE, OURS, Scene
from couplesgoals.records.audience import Audience


@dataclass(frozen=True)
class Write(Scene):
    """A partner writes in their journal, from a prompt or from nothing."""

    text: str
    audience: Audience = MINE
    prompt: str = ""
    goal: str = ""


@dataclass(frozen=True)
class SharePassage(Scene):
    """A partner shares these words out of their own entry that begins with `entry`."""

    entry: str
    words: str
    audience: Audience = OURS

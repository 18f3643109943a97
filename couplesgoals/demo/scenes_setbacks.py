"""Setbacks of the fictional program: what happened, each one's steps of the way back, and who is safe."""

from __future__ import annotations

from dataclasses import dataclass

from couplesgoals.demo.scenes import OURS, Scene
from couplesgoals.records.audience import Audience


@dataclass(frozen=True)
class Setback(Scene):
    """A partner tells what happened that day; later scenes name it by `setback`."""

    setback: str
    kind: str
    facts: str
    audience: Audience = OURS
    goals: tuple[str, ...] = ()


@dataclass(frozen=True)
class Beneath(Scene):
    """A partner looks underneath: codes of the short lists, and words of their own to any of them."""

    setback: str
    trigger: str = ""
    on_top: str = ""
    move: str = ""
    softer: str = ""
    need: str = ""
    need_words: str = ""
    audience: Audience = OURS


@dataclass(frozen=True)
class Learns(Scene):
    """A partner says what helped, what they learned, and how they want to see it."""

    setback: str
    helped: str = ""
    learned: str = ""
    reframe: str = ""
    audience: Audience = OURS


@dataclass(frozen=True)
class Says(Scene):
    """A partner says it in one sentence of four parts."""

    setback: str
    feel: str
    when: str
    because: str
    would_like: str
    audience: Audience = OURS


@dataclass(frozen=True)
class GoesOn(Scene):
    """A partner stays with a goal, or begins to change it."""

    setback: str
    choice: str
    goal: str = ""
    words: str = ""
    audience: Audience = OURS


@dataclass(frozen=True)
class Rests(Scene):
    """The one who told it puts a setback to rest."""

    setback: str


@dataclass(frozen=True)
class IsSafe(Scene):
    """A partner answers, alone, whether they are safe; `yes` names the answers, `check` the row."""

    check: str
    yes: tuple[str, ...] = ()
    words: str = ""

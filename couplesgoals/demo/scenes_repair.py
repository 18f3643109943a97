"""Repair conversations of the fictional program, and the cycle as a couple names it."""

from __future__ import annotations

from dataclasses import dataclass

from couplesgoals.demo.scenes import Scene


@dataclass(frozen=True)
class OffersTalk(Scene):
    """A partner offers to talk in turns about a setback or a shift; later scenes name the talk by it."""

    about: str


@dataclass(frozen=True)
class Moves(Scene):
    """A partner takes it up, slows it down, pauses, goes on or ends it (progress.repair.states.Move)."""

    about: str
    move: str


@dataclass(frozen=True)
class Turn(Scene):
    """A partner says, says back, agrees or adds."""

    about: str
    kind: str
    words: str = ""


@dataclass(frozen=True)
class CallsIn(Scene):
    """A partner asks the clinician in, unseen by the other."""

    about: str
    words: str = ""


@dataclass(frozen=True)
class NamesCycle(Scene):
    """A partner names the couple's cycle, or a clinician confirms the words as they stand, or with others."""

    name: str
    words: str

"""Monthly reviews in the fictional program: opened, begun, sent apart, and what both chose after."""

from __future__ import annotations

from dataclasses import dataclass, field

from couplesgoals.demo.scenes import OURS, Scene
from couplesgoals.records.audience import Audience


@dataclass(frozen=True)
class OpenReview(Scene):
    """A review opens, as the sweep opens it on the couple's day."""


@dataclass(frozen=True)
class About:
    """What one says about one goal; its level is rated in scenes of its own."""

    goal: str
    wish: str
    helped: str = ""
    hindered: str = ""
    audience: Audience = OURS


@dataclass(frozen=True)
class SendReview(Scene):
    """A partner sends their answers to the latest review."""

    about: tuple[About, ...] = ()
    month: str = ""
    thanks: str = ""
    # A number from 0 to 10, what would make it one more, and who reads it.
    sure: tuple[int, str, Audience] | None = None
    # What matters more, what would help, and who reads it.
    shifted: tuple[str, str, Audience] | None = None
    readers: Audience = OURS


@dataclass(frozen=True)
class BeginReview(Scene):
    """A partner writes some parts and stops there: a draft for them alone."""

    parts: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class DecideGoal(Scene):
    """One taps what both wish."""

    goal: str
    wish: str


@dataclass(frozen=True)
class BringGoal(Scene):
    """One brings two different wishes to the clinician."""

    goal: str


@dataclass(frozen=True)
class ChooseFocus(Scene):
    """What one would put first next month."""

    goals: tuple[str, ...]
    ritual: str


@dataclass(frozen=True)
class Comment(Scene):
    """A clinician comments on the latest review, for both or for one."""

    words: str
    to: str = ""


@dataclass(frozen=True)
class Summary(Scene):
    """A clinician signs the latest review's summary, and reviews both treatment plans with it."""

    words: str
    audience: Audience = OURS


@dataclass(frozen=True)
class SayShift(Scene):
    """A partner says at any time that priorities shifted; `name` is what a talk about it calls it."""

    name: str = ""
    more: str = ""
    less: str = ""
    would_help: str = ""
    since: str = "weeks"
    audience: Audience = OURS


@dataclass(frozen=True)
class PlanDay(Scene):
    """Somebody plans a day on which both are asked; `on` is days from today."""

    on: int

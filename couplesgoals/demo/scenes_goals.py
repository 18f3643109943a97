"""What people do around a goal in the fictional program: values, steps, rulers, limits, changes of mind."""

from __future__ import annotations

from dataclasses import dataclass

from couplesgoals.demo.scenes import CARE, Scene, Words
from couplesgoals.records.audience import Audience
from goals.models import AchievementStatus, FitAnswer, LinkKind, Rhythm, StatusReason, StepOutcome, StepSize


@dataclass(frozen=True)
class Valued:
    """One value on a map: how much it matters, and how much of it was in the past week (1–10)."""

    domain: str
    importance: int
    consistency: int
    audience: Audience = Audience.PRIVATE
    name: str = ""
    words: str = ""


@dataclass(frozen=True)
class MapValues(Scene):
    """A partner maps what matters to them, and says of each who reads it."""

    values: tuple[Valued, ...]


@dataclass(frozen=True)
class FromValue(Scene):
    """A partner says which of their values a goal began from, by its domain."""

    goal: str
    domain: str


@dataclass(frozen=True)
class Step(Scene):
    """A partner adds a step, named `step` later; `days_ago` are its weekdays, told as days before today."""

    step: str
    goal: str
    what: str
    size: StepSize = StepSize.SMALL
    rhythm: Rhythm = Rhythm.DAILY
    days_ago: tuple[int, ...] = ()
    until_in: int = 21
    for_both: bool = False


@dataclass(frozen=True)
class Mark(Scene):
    """A partner marks a step for that day."""

    step: str
    outcome: StepOutcome
    audience: Audience = CARE


@dataclass(frozen=True)
class Rulers(Scene):
    """A partner puts a number to importance, confidence and readiness (0–10) for a goal."""

    goal: str
    importance: int
    confidence: int
    readiness: int
    why_not_lower: str = ""
    what_would_help: str = ""
    audience: Audience = CARE


@dataclass(frozen=True)
class Bound(Scene):
    """A partner writes down a limit of their own behavior."""

    if_this: str
    i_will: str
    audience: Audience = CARE


@dataclass(frozen=True)
class LinkGoals(Scene):
    """A partner says how their own goal stands to a joint one."""

    goal: str
    own: str
    kind: LinkKind


@dataclass(frozen=True)
class SideBySide(Scene):
    """A partner suggests changes to the version `based_on`, not having seen what the other sent meanwhile."""

    goal: str
    words: Words
    why: str
    reason: str
    based_on: int


@dataclass(frozen=True)
class TellClinician(Scene):
    """A partner tells the care team alone that a goal does not fit, without a yes."""

    goal: str
    words: str
    answer: FitAnswer = FitAnswer.CLASH


@dataclass(frozen=True)
class OfferGoal(Scene):
    """A clinician suggests a goal to both."""

    goal: str
    words: Words


@dataclass(frozen=True)
class ReturnToOne(Scene):
    """A clinician gives thoughts on a goal to one partner alone."""

    goal: str
    to: str
    message: str


@dataclass(frozen=True)
class AskTalk(Scene):
    """A clinician asks to talk a goal through first."""

    goal: str


@dataclass(frozen=True)
class HoldGoal(Scene):
    """Somebody puts a goal on hold."""

    goal: str
    reason: StatusReason = StatusReason.TIMING


@dataclass(frozen=True)
class LeaveGoal(Scene):
    """A partner sets a goal aside, with a word for the care team alone."""

    goal: str
    reason: StatusReason = StatusReason.PRIORITIES
    words: str = ""


@dataclass(frozen=True)
class CompleteGoal(Scene):
    """A partner says that a goal is reached."""

    goal: str
    words: str
    achievement: AchievementStatus = AchievementStatus.ACHIEVED


OUTCOMES = {"d": StepOutcome.DONE, "p": StepOutcome.PARTLY, "n": StepOutcome.NOT_TODAY}


def marks(
    who: str, step: str, at: str, days: str, *, first: int, every: int = 1, audience: Audience = CARE
) -> tuple[Mark, ...]:
    """Give one mark a letter, `every` so many days from `first` days ago: d done, p partly, n not today.

    A dot is a day on which nothing was recorded.
    """
    return tuple(
        Mark(first - index * every, at, who, step, OUTCOMES[letter], audience)
        for index, letter in enumerate(days)
        if letter != "."
    )

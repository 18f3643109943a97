"""Readiness rulers: which step fits, how far apart two people are, and ways to work with it for clinicians.

The rulers are motivational interviewing's (Miller & Rollnick, 2013): importance, confidence, readiness, 0–10.
Bands and the ways are our own; a gap is the clinician's to handle and never a partner's to read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goals.scoring.agreement import RULER, Distance, ruler_distance

# Up to LOW an answer is low; from READY on somebody is ready for more than a small step (our own bands).
LOW, READY = 3, 7

type Words = str | Promise


class Ruler(StrEnum):
    """The three questions."""

    IMPORTANCE = "importance"
    CONFIDENCE = "confidence"
    READINESS = "readiness"


@dataclass(frozen=True)
class Rulers:
    """One person's answers about one goal on one day, each 0–10; ValueError outside."""

    importance: int
    confidence: int
    readiness: int

    def __post_init__(self) -> None:
        if not all(answer in RULER for answer in (self.importance, self.confidence, self.readiness)):
            raise ValueError("a ruler is 0 to 10")

    def answer(self, ruler: Ruler) -> int:
        """The answer on one of the three rulers."""
        return int(getattr(self, ruler.value))


def step_size(readiness: int) -> str:
    """Return the size of step that fits, as StepSize has it: up to 3 tiny, 4–6 small, from 7 bigger.

    ValueError outside 0–10.
    """
    if readiness not in RULER:
        raise ValueError("a ruler is 0 to 10")
    return "tiny" if readiness <= LOW else "small" if readiness < READY else "bigger"


@dataclass(frozen=True)
class RulerGap:
    """How far apart two people are on one ruler, 0 to 10 apart."""

    ruler: Ruler
    size: int
    distance: Distance


def gaps_between(one: Rulers, other: Rulers) -> list[RulerGap]:
    """Compare two people's answers about one goal, ruler by ruler (see ruler_distance)."""
    answers = [(ruler, one.answer(ruler), other.answer(ruler)) for ruler in Ruler]
    return [RulerGap(ruler, abs(a - b), ruler_distance(a, b)) for ruler, a, b in answers]


class Pattern(StrEnum):
    """What the answers of one person, or of two, look like."""

    LOW_IMPORTANCE = "low-importance"
    LOW_CONFIDENCE = "low-confidence"
    LOW_READINESS = "low-readiness"
    GAP = "gap"


PATTERN_WORDS: Mapping[Pattern, Words] = {
    Pattern.LOW_IMPORTANCE: _("It does not matter much to them right now"),
    Pattern.LOW_CONFIDENCE: _("It matters, or may; they doubt they can"),
    Pattern.LOW_READINESS: _("Not yet ready to begin"),
    Pattern.GAP: _("The two are in different places"),
}

WAYS: Mapping[Pattern, tuple[Words, ...]] = {
    Pattern.LOW_IMPORTANCE: (
        _("Ask before offering: what do they already know about it, and what would they like to hear?"),
        _("Look for their own reasons: why this number and not a lower one? Then wait."),
        _("Link it to a value they named, or ask what would have to be different for it to matter."),
        _("Leave the choice with them, out loud. A goal of their partner's is not theirs by default."),
    ),
    Pattern.LOW_CONFIDENCE: (
        _("Ask what helped when something equally hard went well, and reflect the strength in it."),
        _("Make the step so small that they rate it a 7 or more, and let them choose it."),
        _("Ask what would move the number up by one or two, and who or what could help with that."),
        _("Rehearse the hard moment with them: if this happens, I will do that."),
    ),
    Pattern.LOW_READINESS: (
        _("Hear both sides of it, first what speaks for leaving things as they are."),
        _("Do not argue for change; reflect the change talk that is already there."),
        _("Offer a tiny step, or only noticing for a week. Coming back to it later is a plan too."),
    ),
    Pattern.GAP: (
        _("See each alone first, and ask whether either feels pressed or afraid. Only then talk together."),
        _("Do not show one partner's numbers to the other; each decides what to say about them."),
        _("Name the difference as two speeds, not as more and less love. Begin with what both can do."),
        _("Fit steps to each: a tiny one beside a bigger one is fair if each chose their own."),
    ),
}


@dataclass(frozen=True)
class Way:
    """A pattern that is there, whose it is ("a", "b" or "both"), and ways to work with it."""

    pattern: Pattern
    whose: str

    @property
    def title(self) -> Words:
        """The pattern in a clinician's words."""
        return PATTERN_WORDS[self.pattern]

    @property
    def ways(self) -> tuple[Words, ...]:
        """What has been found to help, in the spirit of motivational interviewing."""
        return WAYS[self.pattern]


def patterns_of(rulers: Rulers) -> list[Pattern]:
    """Return which of the three answers are low (3 or less), importance first."""
    low = {
        Ruler.IMPORTANCE: Pattern.LOW_IMPORTANCE,
        Ruler.CONFIDENCE: Pattern.LOW_CONFIDENCE,
        Ruler.READINESS: Pattern.LOW_READINESS,
    }
    return [pattern for ruler, pattern in low.items() if rulers.answer(ruler) <= LOW]


def ways_to_work(latest: Mapping[str, Rulers]) -> list[Way]:
    """Return ways to work with what is there now, for one or both of "a" and "b"; what both share is once.

    Empty where nothing is low and nothing differs, or where nobody answered.
    """
    found = {slot: patterns_of(rulers) for slot, rulers in sorted(latest.items())}
    ways = []
    for pattern in Pattern:
        slots = [slot for slot, patterns in found.items() if pattern in patterns]
        if slots:
            ways.append(Way(pattern, "both" if len(slots) == 2 else slots[0]))
    if len(latest) == 2:
        one, other = (rulers for _slot, rulers in sorted(latest.items()))
        if any(gap.distance is Distance.DIFFERENT for gap in gaps_between(one, other)):
            ways.append(Way(Pattern.GAP, "both"))
    return ways

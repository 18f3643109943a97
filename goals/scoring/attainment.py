"""Goal attainment scaling: one number for a set of goals, always of one rater.

The T score is Kiresuk & Sherman's (1968); starting levels, the weight and the half level are GAS-Light's
(Turner-Stokes, King's College London, 2009).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

# The correlation between goals that Kiresuk & Sherman (1968) assume.
RHO = 0.30
# −0.5 is GAS-Light's "partly achieved" of a goal that began at −1.
PARTLY = -0.5
LEVELS = frozenset((-2.0, -1.0, PARTLY, 0.0, 1.0, 2.0))


def t_score(pairs: Iterable[tuple[float, float]], rho: float = RHO) -> float | None:
    """Return T for pairs of weight and level: T = 50 + 10·Σwx / √((1−ρ)·Σw² + ρ·(Σw)²).

    No unit; 50 is "everything as hoped". Weights are 0 or more and count in proportion; levels are −2…+2, or
    −0.5; `rho` is above 0 and at most 1, so that T stays within 50 ± 20/√ρ (13.5 to 86.5 for 0.30).
    None where there is nothing to score: no pair, or weights that are all 0. ValueError outside the ranges.
    Source: Kiresuk & Sherman (1968).
    """
    known = list(pairs)
    if not 0 < rho <= 1:
        raise ValueError("rho is above 0 and at most 1")
    for weight, level in known:
        if not (math.isfinite(weight) and weight >= 0):
            raise ValueError("a weight is 0 or more")
        if level not in LEVELS:
            raise ValueError("a level is −2 to +2, or −0.5")
    heaviest = max((weight for weight, _level in known), default=0)
    if heaviest == 0:
        return None
    # Only proportions count, and a large weight must not overflow when squared.
    scaled = [(weight / heaviest, level) for weight, level in known]
    total = math.fsum(weight for weight, _level in scaled)
    squares = math.fsum(weight * weight for weight, _level in scaled)
    attained = math.fsum(weight * level for weight, level in scaled)
    return 50 + 10 * attained / math.sqrt((1 - rho) * squares + rho * total * total)


class LightAnswer(StrEnum):
    """GAS-Light's six answers in words, from which a level follows."""

    MUCH_BETTER = "much-better"
    LITTLE_BETTER = "little-better"
    AS_EXPECTED = "as-expected"
    PARTLY = "partly"
    NO_CHANGE = "no-change"
    WORSE = "worse"


def light_level(answer: LightAnswer, *, baseline: int) -> float:
    """Return the level of an answer in words for a goal that began at −1 or −2; ValueError for another start.

    Source: GAS-Light (Turner-Stokes, 2009).
    """
    if baseline not in (-2, -1):
        raise ValueError("a goal begins at −1 or −2")
    return {
        LightAnswer.MUCH_BETTER: 2.0,
        LightAnswer.LITTLE_BETTER: 1.0,
        LightAnswer.AS_EXPECTED: 0.0,
        LightAnswer.PARTLY: PARTLY if baseline == -1 else -1.0,
        LightAnswer.NO_CHANGE: float(baseline),
        LightAnswer.WORSE: -2.0,
    }[answer]


@dataclass(frozen=True)
class ScoredGoal:
    """A goal as one rater sees it: its weight, where it began, and their level, None while not rated."""

    weight: float
    baseline: float
    level: float | None


@dataclass(frozen=True)
class Attainment:
    """One rater's attainment over a set of goals; the three numbers are T, or all None ("not yet").

    `baseline` and `current` are over the same goals, those rated and counted, so that `change` compares like
    with like. `scored`, `unrated` and `left_out` (weight 0) say how many goals are in it and how many not.
    """

    baseline: float | None
    current: float | None
    change: float | None
    scored: int
    unrated: int
    left_out: int


def attainment_of(goals: Iterable[ScoredGoal], rho: float = RHO) -> Attainment:
    """Score one rater's goals, at the start and now, without those of weight 0 and those not rated yet."""
    known = list(goals)
    counted = [goal for goal in known if goal.weight > 0]
    rated = [(goal, goal.level) for goal in counted if goal.level is not None]
    baseline = t_score(((goal.weight, goal.baseline) for goal, _level in rated), rho)
    current = t_score(((goal.weight, level) for goal, level in rated), rho)
    return Attainment(
        baseline=baseline,
        current=current,
        change=None if baseline is None or current is None else current - baseline,
        scored=len(rated),
        unrated=len(counted) - len(rated),
        left_out=len(known) - len(counted),
    )

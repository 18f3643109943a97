"""How two raters of the same goals compare: one pair of levels in a word, many pairs in numbers.

The numbers are for clinicians. Nothing here says who is right, and no mean of the two is ever formed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

LEVELS = range(-2, 3)
RULER = range(11)
# Under this many pairs chance decides (clinical.md §1).
ENOUGH_PAIRS = 10
TOO_FEW = "too-few"

type Pair = tuple[int, int]


class Distance(StrEnum):
    """How far apart two answers to one question are."""

    ALIGNED = "aligned"
    CLOSE = "close"
    DIFFERENT = "different"


@dataclass(frozen=True)
class LevelGap:
    """Two levels of one goal: how far apart, and whether only one of them calls it met (0 or more)."""

    size: int
    distance: Distance
    about_met: bool

    @property
    def differs(self) -> bool:
        """Whether the two see it differently enough to talk about it."""
        return self.distance is Distance.DIFFERENT or self.about_met


def level_gap(one: int, other: int) -> LevelGap:
    """Compare two levels, −2…+2: 0 apart is aligned, 1 close, 2 or more different. ValueError outside."""
    _check((one, other), LEVELS)
    size = abs(one - other)
    distance = Distance.ALIGNED if size == 0 else Distance.CLOSE if size == 1 else Distance.DIFFERENT
    return LevelGap(size, distance, about_met=(one >= 0) != (other >= 0))


def ruler_distance(one: int, other: int) -> Distance:
    """Compare two answers 0–10: up to 1 apart is aligned, 2 close, 3 or more different. ValueError outside.

    Three is the smallest change of a 0–10 goal score that is reliable (GBO; Law & Jacob, 2015).
    """
    _check((one, other), RULER)
    size = abs(one - other)
    return Distance.ALIGNED if size <= 1 else Distance.CLOSE if size == 2 else Distance.DIFFERENT


def mean_gap(pairs: Sequence[Pair]) -> float | None:
    """Return the mean |B − A| in levels, 0 to 4; None without a pair."""
    return float(Fraction(sum(abs(b - a) for a, b in pairs), len(pairs))) if pairs else None


def signed_gap(pairs: Sequence[Pair]) -> float | None:
    """Return the mean B − A in levels, −4 to 4, positive where B sees more attained; None without a pair."""
    return float(Fraction(sum(b - a for a, b in pairs), len(pairs))) if pairs else None


def weighted_kappa(pairs: Sequence[Pair], *, power: int = 2) -> float | None:
    """Return Cohen's weighted kappa over the five levels: 1 − Σw·o / Σw·e with w = (|i−j|/4)^power.

    `power` 2 is quadratic, 1 linear. 1 is full agreement, 0 what chance gives, −1 the least. None without a
    pair and where chance allows no disagreement (both always gave one and the same level).
    Source: Cohen (1968).
    """
    ours, theirs = Counter(a for a, _b in pairs), Counter(b for _a, b in pairs)
    # The common factor 4^power cancels; whole numbers stay exact.
    observed = len(pairs) * sum(abs(a - b) ** power for a, b in pairs)
    expected = sum(n * m * abs(i - j) ** power for i, n in ours.items() for j, m in theirs.items())
    return float(1 - Fraction(observed, expected)) if expected else None


def icc_a1(pairs: Sequence[Pair]) -> float | None:
    """Return ICC(A,1): two-way, absolute agreement, a single rater; two raters, so k = 2.

    (MSR − MSE) / (MSR + (k−1)·MSE + (k/n)·(MSC − MSE)). 1 is full agreement; it can fall below 0, for n pairs
    to −n/(n−2). None under two pairs and where nothing varies.
    Source: McGraw & Wong (1996).
    """
    n = len(pairs)
    if n < 2:
        return None
    mean = Fraction(sum(a + b for a, b in pairs), 2 * n)
    column_a, column_b = (Fraction(sum(pair[side] for pair in pairs), n) for side in (0, 1))
    rows = sum((2 * (Fraction(a + b, 2) - mean) ** 2 for a, b in pairs), Fraction())
    columns = n * ((column_a - mean) ** 2 + (column_b - mean) ** 2)
    total = sum(((a - mean) ** 2 + (b - mean) ** 2 for a, b in pairs), Fraction())
    between, error = rows / (n - 1), (total - rows - columns) / (n - 1)
    denominator = between + error + Fraction(2, n) * (columns - error)
    return float((between - error) / denominator) if denominator else None


@dataclass(frozen=True)
class Agreement:
    """Two raters over many goals; a number is None where `reason` is not empty or it has no value."""

    pairs: int
    mean_gap: float | None = None
    signed_gap: float | None = None
    kappa_quadratic: float | None = None
    kappa_linear: float | None = None
    icc: float | None = None
    reason: str = ""


def agreement_of(pairs: Iterable[Pair], *, at_least: int = ENOUGH_PAIRS) -> Agreement:
    """Compare two raters' levels (A's, B's); under `at_least` pairs nothing but their number is told.

    ValueError for a level outside −2…+2.
    """
    known = list(pairs)
    _check((level for pair in known for level in pair), LEVELS)
    if len(known) < at_least:
        return Agreement(len(known), reason=TOO_FEW)
    return Agreement(
        pairs=len(known),
        mean_gap=mean_gap(known),
        signed_gap=signed_gap(known),
        kappa_quadratic=weighted_kappa(known),
        kappa_linear=weighted_kappa(known, power=1),
        icc=icc_a1(known),
    )


def _check(answers: Iterable[int], allowed: range) -> None:
    if not all(answer in allowed for answer in answers):
        raise ValueError(f"an answer is between {allowed.start} and {allowed.stop - 1}")

"""Medians of per-round ratios, and how far the rounds lie apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

CALM = 0.25


@dataclass(frozen=True)
class Figure:
    """The median over the rounds and the spread: how far the rounds lie apart, as a share of the median."""

    median: float
    spread: float
    rounds: int

    @property
    def is_calm(self) -> bool:
        """Whether the rounds agree well enough to be believed."""
        return self.spread <= CALM


def figure(values: Sequence[float]) -> Figure:
    """Sum up one value a round; raises ValueError without any."""
    if not values:
        raise ValueError("A figure needs at least one round.")
    middle = median(values)
    return Figure(middle, (max(values) - min(values)) / middle if middle else 0.0, len(values))


def costs(baseline: Sequence[float], rates: Sequence[float]) -> list[float]:
    """How many times the baseline's work an answer takes, round by round, from answers a second."""
    return [bare / rate for bare, rate in zip(baseline, rates, strict=True)]


def calmer(one: Figure, other: Figure) -> Figure:
    """The one of two runs whose rounds agree better; chosen by that alone, never by the median."""
    return other if other.spread < one.spread else one


def within(value: float | None, goal: float | None) -> bool | None:
    """Whether a value reaches its goal; None where there is no goal or no value."""
    return None if goal is None or value is None else value <= goal

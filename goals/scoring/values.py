"""Scores of a values map: how much of what matters was lived last week, and where two maps meet.

After the Valued Living Questionnaire (Wilson, Sandoz, Kitchens & Roberts, 2010): importance and the past
week's consistency, each 1–10, over ten domains.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

DOMAINS = (
    "family",
    "partnership",
    "parenting",
    "friends",
    "work",
    "learning",
    "play",
    "spirit",
    "community",
    "body",
)
OWN = "own"
ANSWERS = range(1, 11)

# What the picture for two people calls high, apart and waiting; the bounds are our own.
HIGH, APART, WAITING = 7, 3, 3


class Rated(Protocol):
    """A value with its two numbers, 1–10; `key` is the same for the same value on another map."""

    @property
    def domain(self) -> str:
        """One of the ten, or OWN."""

    @property
    def importance(self) -> int:
        """How much it matters."""

    @property
    def consistency(self) -> int:
        """How much of it was in the past week."""

    @property
    def key(self) -> tuple[str, str]:
        """The domain, and for a value of one's own its name."""


def priority(value: Rated) -> int:
    """Return importance − consistency, −9 to 9: above 0, it matters more than it was lived.

    ValueError where an answer is not 1–10. Source: Wilson et al. (2010).
    """
    if value.importance not in ANSWERS or value.consistency not in ANSWERS:
        raise ValueError("importance and consistency are 1 to 10")
    return value.importance - value.consistency


def composite(values: Iterable[Rated]) -> float | None:
    """Return Σ(importance · consistency) / 10 over the ten domains: 1 to 100, higher is more lived.

    None unless all ten are rated; values of one's own are not in it. ValueError for a domain nobody knows or
    rated twice, and for answers outside 1–10. Source: Wilson et al. (2010).
    """
    ten = [value for value in values if value.domain != OWN]
    rated = {value.domain for value in ten}
    if len(rated) < len(ten) or rated - set(DOMAINS):
        raise ValueError("each of the ten domains stands once on a map")
    if not all(value.importance in ANSWERS and value.consistency in ANSWERS for value in ten):
        raise ValueError("importance and consistency are 1 to 10")
    if len(rated) < len(DOMAINS):
        return None
    return sum(value.importance * value.consistency for value in ten) / 10


@dataclass(frozen=True)
class Meeting[V: Rated]:
    """Where two maps meet, over the values both shared; each entry is A's and B's rating of one value.

    `both_high`: both hold it high (7 or more). `apart`: their importance is 3 or more apart. `waiting`: both
    hold it high, and in both lives it waits (priority 3 or more). One value may stand in more than one.
    """

    both_high: tuple[tuple[V, V], ...]
    apart: tuple[tuple[V, V], ...]
    waiting: tuple[tuple[V, V], ...]


def meeting_of[V: Rated](values_a: Iterable[V], values_b: Iterable[V]) -> Meeting[V]:
    """Put two people's shared values side by side; what only one of them shared is left out.

    In the order of the ten domains, own ones last by name: no order of merit, and none of who rated first.
    """
    ours, theirs = {value.key: value for value in values_a}, {value.key: value for value in values_b}
    places = {domain: place for place, domain in enumerate((*DOMAINS, OWN))}
    shared = sorted(ours.keys() & theirs.keys(), key=lambda key: (places[key[0]], key[1]))
    both = [(ours[key], theirs[key]) for key in shared]
    high = tuple((a, b) for a, b in both if min(a.importance, b.importance) >= HIGH)
    return Meeting(
        both_high=high,
        apart=tuple((a, b) for a, b in both if abs(a.importance - b.importance) >= APART),
        waiting=tuple((a, b) for a, b in high if min(priority(a), priority(b)) >= WAITING),
    )

"""How much of everything; the goals of performance.md are those of --full."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    """People whose review falls due, the smaller program beside it, messages to send, and tasks of others."""

    people: int
    few: int
    messages: int
    tasks: int
    rounds: int


SMOKE = Sizes(people=4_000, few=1_000, messages=100, tasks=200, rounds=1)
NORMAL = Sizes(people=100_000, few=10_000, messages=1_000, tasks=2_000, rounds=3)
FULL = Sizes(people=1_000_000, few=10_000, messages=4_000, tasks=10_000, rounds=3)

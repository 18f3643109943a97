"""Figures of a run, and every breach in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Verdict:
    """What was counted; `must_be_zero` names the figures that are promises."""

    figures: dict[str, int] = field(default_factory=dict)
    must_be_zero: set[str] = field(default_factory=set)
    breaches: list[str] = field(default_factory=list)

    def hold(self, name: str, found: Iterable[str]) -> None:
        """Count what must not be, and keep each."""
        breaches = list(found)
        self.must_be_zero.add(name)
        self.figures[name] = len(breaches)
        self.breaches += [f"{name}: {one}" for one in breaches]

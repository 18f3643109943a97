"""Treatment-plan reviews in the fictional program."""

from __future__ import annotations

from dataclasses import dataclass

from couplesgoals.demo.scenes import Scene


@dataclass(frozen=True)
class ReviewPlans(Scene):
    """A clinician reviews the treatment plans of some partners."""

    of: tuple[str, ...]
    words: str

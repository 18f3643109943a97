"""What one holds a joint goal against: one's own open boundaries and own goals, for oneself alone."""

from __future__ import annotations

from dataclasses import dataclass

from couplesgoals.people.models import User
from goals.models import Boundary, Goal


@dataclass(frozen=True)
class OwnGround:
    """One's own limits and goals, listed beside the question whether a joint goal fits."""

    boundaries: list[Boundary]
    goals: list[str]


def own_ground(viewer: User) -> OwnGround:
    """Read one's own open boundaries and the titles of one's own open goals, in two queries."""
    boundaries = Boundary.visible_to(viewer).filter(author=viewer, ended_at=None).order_by("created_at", "id")
    titles = Goal.visible_to(viewer).of(viewer).open().order_by("created_at", "id")
    return OwnGround(list(boundaries), list(titles.values_list("current__title", flat=True)))

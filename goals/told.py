"""What somebody told their care team alone about a goal: for themselves to find again, and for the team."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import FETCH_RAISE

from couplesgoals.people.models import User
from goals.models import FitCheck, Goal, GoalNote

SHOWN = 20


@dataclass(frozen=True)
class Told:
    """Answers whether it fits, and words on the day it was let rest or set aside, the latest first."""

    fits: list[FitCheck]
    notes: list[GoalNote]

    def __bool__(self) -> bool:
        return bool(self.fits or self.notes)


def told_by(viewer: User, goal: Goal) -> Told:
    """Return one's own words about a goal, in two queries."""
    fits = FitCheck.visible_to(viewer).filter(author=viewer, goal=goal).select_related("revision")
    notes = GoalNote.visible_to(viewer).filter(author=viewer, goal=goal)
    latest = (rows.order_by("-created_at", "-id").fetch_mode(FETCH_RAISE) for rows in (fits, notes))
    return Told(*(list(rows[:SHOWN]) for rows in latest))


def notes_on_own_goal(viewer: User, goal: Goal) -> list[GoalNote]:
    """Return what a partner told the care team about a goal of their own; a joint one has its review page."""
    if goal.is_joint or not viewer.is_clinician:
        return []
    notes = GoalNote.visible_to(viewer).filter(goal=goal).order_by("-created_at", "-id")
    return list(notes.fetch_mode(FETCH_RAISE)[:SHOWN])

"""A clinician's page of readiness: both partners' rulers over time, and ways to work with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import FETCH_RAISE
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from goals.models import Goal, ReadinessRating
from progress.pages.ratings import CHART_DAYS
from progress.pages.rulers import Calendar, GoalReadiness, goal_readiness


@dataclass(frozen=True)
class ReadinessPage:
    """What the page shows."""

    goals: list[GoalReadiness]
    read_ids: dict[str, list[UUID]]


def readiness_page(clinician: User, pair: Pair) -> ReadinessPage:
    """Put the page together from the rulers the care team reads: a private one is nowhere in it."""
    goals = list(
        Goal.visible_to(clinician).filter(couple=pair.couple).open().for_page().order_by("created_at", "id")
    )
    by_goal: dict[UUID, list[ReadinessRating]] = {}
    for rating in _ratings(clinician, goals):
        by_goal.setdefault(rating.goal_id, []).append(rating)
    shown = [goal for goal in goals if goal.pk in by_goal]
    days = Calendar(pair)
    return ReadinessPage(
        goals=[goal_readiness(goal, by_goal[goal.pk], days, f"goal-{n}") for n, goal in enumerate(shown)],
        read_ids={
            "goals.Goal": [goal.pk for goal in shown],
            "goals.ReadinessRating": [rating.pk for known in by_goal.values() for rating in known],
        },
    )


def _ratings(clinician: User, goals: Sequence[Goal]) -> list[ReadinessRating]:
    """Ask for the past year's rulers of these goals, oldest first, in one query."""
    since = timezone.now() - timedelta(days=CHART_DAYS)
    rows = ReadinessRating.visible_to(clinician).filter(
        goal__in=[goal.pk for goal in goals], created_at__gte=since
    )
    return list(rows.order_by("created_at", "id").fetch_mode(FETCH_RAISE))

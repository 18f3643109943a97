"""The levels given while a review was open, in it or on a goal's own page."""

from __future__ import annotations

from collections.abc import Collection
from datetime import time
from uuid import UUID

from couplesgoals.people.models import User
from couplesgoals.program.models import ProgressReview
from couplesgoals.reminders.due import local_moment
from progress.models import GoalRating


def levels_in(
    viewer: User, review: ProgressReview, goals: Collection[UUID]
) -> dict[UUID, dict[UUID, GoalRating]]:
    """Return, by goal and person, the latest level of the review's days, as far as this viewer reads it."""
    began = local_moment(review.couple.zone, review.opens_on, time.min)
    rows = GoalRating.visible_to(viewer).filter(
        couple=review.couple_id, goal__in=goals, created_at__gte=began, created_at__lt=review.closes_at
    )
    found: dict[UUID, dict[UUID, GoalRating]] = {}
    for rating in rows.select_related("revision").order_by("round"):
        found.setdefault(rating.goal_id, {})[rating.author_id] = rating
    return found

"""The levels of a review: given in its days, in it or on a goal's own page, and their rounds' other half."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, ProgressReview
from couplesgoals.reminders.due import local_moment
from progress.models import GoalRating


def days_of(review: ProgressReview, couple: Couple) -> tuple[datetime, datetime]:
    """Return the first moment of a review's first day, and the one after its last."""
    after = review.last_on + timedelta(days=1)
    return local_moment(couple.zone, review.opens_on, time.min), local_moment(couple.zone, after, time.min)


def levels_in(
    viewer: User, review: ProgressReview, goals: Collection[UUID]
) -> dict[UUID, dict[UUID, GoalRating]]:
    """Return, by goal and person, the latest level of the review's days, as far as this viewer reads it."""
    began, ended = days_of(review, review.couple)
    these_days = Q(created_at__gte=began, created_at__lt=ended)
    same_round = GoalRating.visible_to(viewer).filter(
        these_days, couple=review.couple_id, goal=OuterRef("goal"), round=OuterRef("round")
    )
    # One of the two may have rated the round before the review began.
    rows = GoalRating.visible_to(viewer).filter(
        these_days | Q(Exists(same_round)), couple=review.couple_id, goal__in=goals
    )
    found: dict[UUID, dict[UUID, GoalRating]] = {}
    for rating in rows.select_related("revision").order_by("round"):
        found.setdefault(rating.goal_id, {})[rating.author_id] = rating
    return found

"""The levels of a review: given in its days, in it or on a goal's own page, and their rounds' other half."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, ProgressReview
from couplesgoals.records.prepared import prepared
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
    found: dict[UUID, dict[UUID, GoalRating]] = {}
    for rating in _levels(viewer, review.couple_id, list(goals), began, ended):
        found.setdefault(rating.goal_id, {})[rating.author_id] = rating
    return found


@prepared
def _levels(
    viewer: User, couple: UUID, goals: list[UUID], began: datetime, ended: datetime
) -> QuerySet[GoalRating]:
    rows = rated_then(viewer, couple, began, ended).filter(goal__among=goals)
    return rows.select_related("revision").order_by("round")


def rated_then(viewer: User, couple: UUID, began: datetime, ended: datetime) -> QuerySet[GoalRating]:
    """The ratings of every round this viewer reads a rating of from these days.

    One of the two may have rated the round before the review began.
    """
    ratings: QuerySet[GoalRating] = GoalRating.narrowed_to(viewer).filter(couple=couple)
    then = ratings.filter(created_at__gte=began, created_at__lt=ended)
    return ratings.filter(Exists(then.filter(goal=OuterRef("goal"), round=OuterRef("round"))))

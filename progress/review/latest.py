"""What each would like to do with each goal: their latest word counts."""

from __future__ import annotations

from uuid import UUID

from couplesgoals.people.models import User
from couplesgoals.program.models import ProgressReview
from progress.models import ReviewWish


def latest_wishes(viewer: User, review: ProgressReview) -> dict[tuple[UUID, UUID], ReviewWish]:
    """Return, by goal and person, the wish that counts, as far as this viewer reads it."""
    rows = ReviewWish.visible_to(viewer).filter(review=review).order_by("created_at", "id")
    return {(wish.goal_id, wish.author_id): wish for wish in rows}

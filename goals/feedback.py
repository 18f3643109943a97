"""What a clinician said about a goal to one partner alone, for that partner and the care team."""

from __future__ import annotations

from django.db.models import FETCH_RAISE

from couplesgoals.people.models import User
from goals.models import Goal, GoalFeedback


def feedback_for(goal: Goal, viewer: User) -> list[GoalFeedback]:
    """List what this viewer reads of it, the latest first, in one query."""
    rows = GoalFeedback.visible_to(viewer).filter(goal=goal).select_related("author", "subject", "revision")
    return list(rows.order_by("-created_at", "-id").fetch_mode(FETCH_RAISE))

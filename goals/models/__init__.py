"""Goals, one file per aggregate."""

from goals.models.goal import Goal, LifecycleStatus
from goals.models.revision import LEVELS, GoalAcceptance, GoalReview, GoalRevision, ReviewOutcome

__all__ = [
    "LEVELS",
    "Goal",
    "GoalAcceptance",
    "GoalReview",
    "GoalRevision",
    "LifecycleStatus",
    "ReviewOutcome",
]

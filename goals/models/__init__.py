"""Goals, one file per aggregate."""

from goals.models.boundary import Boundary, GoalLink, LinkKind
from goals.models.changes import (
    CompletionVoice,
    FitAnswer,
    FitCheck,
    GoalFeedback,
    GoalNote,
    GoalStatusChange,
    StatusReason,
)
from goals.models.goal import Goal
from goals.models.library import StartingPoint, StartingPointVersion, Theme
from goals.models.readiness import ReadinessRating
from goals.models.revision import (
    LEVELS,
    BaselineLevel,
    GoalAcceptance,
    GoalReview,
    GoalRevision,
    ReviewOutcome,
    Weight,
)
from goals.models.statuses import AchievementStatus, LifecycleStatus
from goals.models.step import GoalStep, Rhythm, StepMark, StepOutcome, StepSize
from goals.models.values import GoalValue, ValueDomain, ValueRating, ValuesMap

__all__ = [
    "LEVELS",
    "AchievementStatus",
    "BaselineLevel",
    "Boundary",
    "CompletionVoice",
    "FitAnswer",
    "FitCheck",
    "Goal",
    "GoalAcceptance",
    "GoalFeedback",
    "GoalLink",
    "GoalNote",
    "GoalReview",
    "GoalRevision",
    "GoalStatusChange",
    "GoalStep",
    "GoalValue",
    "LifecycleStatus",
    "LinkKind",
    "ReadinessRating",
    "ReviewOutcome",
    "Rhythm",
    "StartingPoint",
    "StartingPointVersion",
    "StatusReason",
    "StepMark",
    "StepOutcome",
    "StepSize",
    "Theme",
    "ValueDomain",
    "ValueRating",
    "ValuesMap",
    "Weight",
]

"""Logs, ratings and what somebody has looked at."""

from progress.models.log import Effort, HowItWent, ProgressLog
from progress.models.looked import LastLooked, Place
from progress.models.rating import GoalRating, RevealedRound

__all__ = ["Effort", "GoalRating", "HowItWent", "LastLooked", "Place", "ProgressLog", "RevealedRound"]

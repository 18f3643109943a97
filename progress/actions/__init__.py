"""Every write of progress."""

from progress.actions.logging import change_log_audience, log_progress
from progress.actions.looking import look_at
from progress.actions.rating import rate_goal

__all__ = ["change_log_audience", "log_progress", "look_at", "rate_goal"]

"""Forms of progress."""

from progress.forms.goals import LogAudienceForm, LogForm, RatingForm, default_audience

__all__ = ["LogAudienceForm", "LogForm", "RatingForm", "default_audience"]

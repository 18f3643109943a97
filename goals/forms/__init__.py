"""What people write about a goal. The rules stand in the actions; here are the questions and their hints."""

from goals.forms.joint import AcceptForm, ProposeForm, SuggestForm
from goals.forms.own import AudienceForm, OwnGoalForm, OwnReviseForm
from goals.forms.reviewing import ReviewForm
from goals.forms.writing import ReviseForm, TermsForm, VoiceForm, first_values, reworded, values_of

__all__ = [
    "AcceptForm",
    "AudienceForm",
    "OwnGoalForm",
    "OwnReviseForm",
    "ProposeForm",
    "ReviewForm",
    "ReviseForm",
    "SuggestForm",
    "TermsForm",
    "VoiceForm",
    "first_values",
    "reworded",
    "values_of",
]

"""The clinician's answer to a goal both partners accepted."""

from __future__ import annotations

from dataclasses import fields

from django import forms
from django.utils.translation import gettext_lazy as _

from couplesgoals.web.forms import PageForm
from goals.actions.reviewing import Feedback
from goals.forms.words import Words
from goals.models import GoalReview


class ReviewForm(PageForm):
    """Feedback on three questions and a word to both; `number` is the version the clinician has read."""

    realistic = Words(
        GoalReview,
        "realistic",
        _("Realistic"),
        _("Can they reach level 0 by the date, from where they are now?"),
        required=False,
    )
    actionable = Words(
        GoalReview,
        "actionable",
        _("Actionable"),
        _("Does it say what each will do? Could both see the same level?"),
        required=False,
    )
    tailored = Words(
        GoalReview,
        "tailored",
        _("Tailored to this couple"),
        _("Does it fit their situation, strengths and stage?"),
        required=False,
    )
    message = Words(
        GoalReview,
        "message",
        _("A word to both"),
        _("The first thing they read. When you send it back, write here or below."),
        rows=4,
        required=False,
    )
    number = forms.IntegerField(widget=forms.HiddenInput())

    def feedback(self) -> Feedback:
        """Return the words as the actions take them."""
        return Feedback(**{field.name: self.cleaned_data[field.name] for field in fields(Feedback)})

"""The clinician's answer to a goal both partners accepted, and what came of a talk."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from couplesgoals.web.forms import PageForm
from goals.actions.reviewing import QUESTIONS, Feedback
from goals.forms.words import Words
from goals.models import GoalFeedback, GoalNote, GoalReview


class ReviewForm(PageForm):
    """Feedback on three questions and a word to both; `number` is the version the clinician has read."""

    message = Words(
        GoalReview,
        "message",
        _("A word to them"),
        _("The first thing they read. The button below says who reads it."),
        rows=4,
        required=False,
    )
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
    talked_through = forms.BooleanField(
        label=_("We have talked it through"),
        help_text=_("What was told to the care team alone was heard, and the goal can start as it is."),
        required=False,
    )
    number = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, *args: Any, approving: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in QUESTIONS:
            self.fields[name].required = approving

    def feedback(self) -> Feedback:
        """Return the words as the actions take them."""
        return Feedback(**{field.name: self.cleaned_data[field.name] for field in fields(Feedback)})


class AloneForm(PageForm):
    """A word to one partner alone about an open joint goal; `number` is the version one has read."""

    message = Words(
        GoalFeedback,
        "message",
        _("A word to one alone"),
        _("Only they and the care team read it."),
        rows=4,
    )
    number = forms.IntegerField(widget=forms.HiddenInput())


class TalkForm(PageForm):
    """What came of a talk, for the care team alone."""

    words = Words(
        GoalNote,
        "words",
        _("What came of it"),
        _("For the care team alone. Neither partner reads it."),
        rows=4,
        required=False,
    )

"""Forms of the care team: an answer at an entry, and what was done about a safety check."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from couplesgoals.web.forms import PageForm
from goals.forms.words import Words
from progress.models import EntryFeedback, SafetyFollowUp


class AnswerForm(PageForm):
    """A word to who wrote the entry."""

    words = Words(
        EntryFeedback,
        "words",
        _("Your answer"),
        _("Name what they did. One or two sentences are enough."),
        rows=3,
    )
    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)


class FollowUpForm(PageForm):
    """What was done."""

    words = Words(
        SafetyFollowUp,
        "words",
        _("What was done"),
        _("Who spoke with whom, when, and what was agreed."),
        rows=3,
    )

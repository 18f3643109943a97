"""A joint goal: propose, accept, suggest changes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from goals.forms.words import Words
from goals.forms.writing import LEVEL_FIELDS, TermsForm, VoiceForm
from goals.models import GoalRevision


class ProposeForm(TermsForm):
    """A joint goal, as its first author puts it to the other."""

    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)


class SuggestForm(TermsForm):
    """The next version of a goal; `number` is the version the writer has read."""

    field_order = ("title", *LEVEL_FIELDS, "target_date", "reason", "why", "first_step", "ask_of_partner")

    reason = Words(
        GoalRevision,
        "reason",
        _("Why these changes?"),
        _("A sentence that helps the other see your side."),
        required=False,
    )
    number = forms.IntegerField(widget=forms.HiddenInput())


class AcceptForm(VoiceForm):
    """A yes to one version."""

    number = forms.IntegerField(widget=forms.HiddenInput())

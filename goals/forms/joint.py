"""A joint goal: propose, accept, suggest changes."""

from __future__ import annotations

from typing import Any

from django import forms

from goals.forms.fit import FitForm
from goals.forms.origin import OriginField
from goals.forms.writing import ReviseForm, TermsForm, VoiceForm


class ProposeForm(FitForm, TermsForm):
    """A joint goal, as its first author puts it to the other."""

    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)
    started_from = OriginField()
    value = OriginField()
    field_order = (*TermsForm.field_order, "fit", "fit_words")


class SuggestForm(FitForm, ReviseForm):
    """The next version of a joint goal."""

    field_order = (*ReviseForm.field_order, "fit", "fit_words")


class AcceptForm(FitForm, VoiceForm):
    """A yes to one version; with `only_fit`, nothing but a word to the care team whether it fits."""

    number = forms.IntegerField(widget=forms.HiddenInput())
    field_order = ("why", "first_step", "ask_of_partner", "fit", "fit_words")

    def __init__(self, *args: Any, only_fit: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if only_fit:
            self.fields["why"].required = False

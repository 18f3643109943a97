"""Five boxes, asked alone. Nothing of it is kept as a draft: a draft would tell what was being typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from couplesgoals.web.forms import PageForm
from goals.forms.words import Words
from progress.actions.safety import QUESTIONS, Answers
from progress.models import SafetyCheck


class SafetyForm(PageForm):
    """Yes, or nothing at all, to each of five questions; words only where a care team can read them."""

    not_safe = forms.BooleanField(label=_("I do not feel safe right now."), required=False)
    somebody_hurt = forms.BooleanField(label=_("Somebody is hurt."), required=False)
    fears_partner = forms.BooleanField(label=_("I am afraid of my partner."), required=False)
    self_harm = forms.BooleanField(label=_("I have thoughts of hurting myself."), required=False)
    overdose = forms.BooleanField(label=_("Somebody may be in danger of an overdose."), required=False)
    words = Words(
        SafetyCheck,
        "words",
        _("A few words for your care team"),
        _("Read only together with a yes."),
        required=False,
    )
    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, with_words: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_words:
            del self.fields["words"]

    def boxes(self) -> list[forms.BoundField]:
        """The five questions, for the page."""
        return [self[question] for question in QUESTIONS]

    def answers(self) -> Answers:
        """Return the answers as the action takes them."""
        said = self.cleaned_data
        return Answers(words=said.get("words", ""), **{question: said[question] for question in QUESTIONS})

"""A goal a clinician suggests: the words only, for the why is the partners' own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from goals.forms.writing import TermsForm

PARTNERS_OWN = ("why", "first_step", "ask_of_partner")


class CareGoalForm(TermsForm):
    """What the couple may take, change or leave."""

    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in PARTNERS_OWN:
            del self.fields[name]
        self.fields["title"].label = _("What could they want together?")
        self.fields["target_date"].label = _("By when?")

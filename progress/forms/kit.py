"""Forms of the coping kit."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience, partner_choices
from couplesgoals.web.forms import AudienceField, OptionsWidget, PageForm
from goals.forms.words import Words
from progress.models import CopingStrategy, CopingUse, Worked

# The page says "When" and "I" itself; who types them too does not read them twice.
SAID_TWICE = {"en": (r"^when(?:ever)?\s+", r"^i\s+(?:will\s+)?|^i['’]ll\s+")}


def _without(text: str, half: int) -> str:
    patterns = SAID_TWICE.get((get_language() or "").split("-")[0])
    return re.sub(patterns[half], "", text.strip(), flags=re.IGNORECASE) if patterns else text.strip()


class OwnAudience(PageForm):
    """Who reads what the partner never reads."""

    audience = AudienceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["audience"]
        if isinstance(field, AudienceField):
            field.offer(partner_choices("", widest=Audience.CARE_TEAM))


class StrategyForm(OwnAudience):
    """Who reads it, the two halves, and whether it is one tap away."""

    questions = ("when_this", "i_do")

    when_this = Words(
        CopingStrategy,
        "when_this",
        _("When …"),
        _("What you notice. For example: my heart races."),
    )
    i_do = Words(
        CopingStrategy, "i_do", _("I …"), _("Something small that you can do yourself, wherever you are.")
    )
    pinned = forms.BooleanField(
        label=_("Keep it one tap away"),
        help_text=_("It then stands on top when you tap “Hard moment”."),
        required=False,
    )
    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)

    def clean_when_this(self) -> str:
        """Leave out a "When" that the page says anyway."""
        return _without(self.cleaned_data["when_this"], 0).rstrip(" ,")

    def clean_i_do(self) -> str:
        """Leave out an "I" that the page says anyway."""
        return _without(self.cleaned_data["i_do"], 1)


class UseForm(PageForm):
    """How well it worked this time, and a word about it."""

    questions = ("worked",)

    worked = forms.TypedChoiceField(
        label=_("How well did it work this time?"),
        choices=Worked,
        coerce=int,
        widget=OptionsWidget({"class": "in-a-row"}),
        error_messages={"required": _("Choose how well it worked")},
    )
    words = Words(CopingUse, "words", _("A word about it"), required=False)
    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)

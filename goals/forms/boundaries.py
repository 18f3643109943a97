"""A sentence in two halves: "If …, I will …"."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience, partner_choices
from couplesgoals.web.forms import AudienceField, PageForm
from goals.actions.boundaries import Limit
from goals.forms.words import Words
from goals.models import Boundary

# What comes after "I will" and is still about the other. One entry for each language the house speaks;
# "%s" stands for the partner's name.
_OTHER = r"(?:you|he|she|him|her|my (?:partner|wife|husband|girlfriend|boyfriend)|%s)"
ABOUT_THE_OTHER = {
    "en": (
        rf"^(?:that\s+)?{_OTHER}\b(?!['’]s)",
        rf"\b(?:make|force|forbid|expect|stop|order|demand)\s+(?:that\s+)?{_OTHER}\b",
        rf"\b(?:not|never|won['’]?t|no longer)\s+(?:let|allow)\s+{_OTHER}\b",
        rf"\btell\s+{_OTHER}\s+(?:not\s+)?to\b",
        rf"\b{_OTHER}\s+(?:must|should|has to|have to|ha(?:s|ve) got to|will)\b",
    )
}


# The page says "If" and "I will" itself; who types them too does not read them twice.
SAID_TWICE = {"en": (r"^if\s+", r"^i(?:\s+will|['’]ll)\s+")}


class BoundaryForm(PageForm):
    """Who reads it, and the two halves."""

    questions = ("if_this", "i_will")

    audience = AudienceField(label=_("Who can read this?"))
    if_this = Words(
        Boundary,
        "if_this",
        _("If …"),
        _("Something you can see or hear. For example: voices get loud and I feel scared."),
    )
    i_will = Words(
        Boundary,
        "i_will",
        _("I will …"),
        _("What you do yourself. For example: say “I need a break” and go for a walk for half an hour."),
    )
    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["audience"]
        if isinstance(field, AudienceField):
            field.offer(partner_choices("", widest=Audience.CARE_TEAM))

    def limit(self) -> Limit:
        """Return the sentence as the actions take it."""
        first, second = SAID_TWICE.get(_language(), ("(?!)", "(?!)"))
        return Limit(
            if_this=re.sub(first, "", self.cleaned_data["if_this"].strip(), flags=re.IGNORECASE).rstrip(" ,"),
            i_will=re.sub(second, "", self.cleaned_data["i_will"].strip(), flags=re.IGNORECASE),
        )


def begin() -> dict[str, Any]:
    """Return what a new form starts with: its own number, and the usual audience."""
    return {"submission": uuid4(), "audience": Audience.CARE_TEAM}


def speaks_of_the_other(i_will: str, partner_name: str) -> bool:
    """Whether "I will …" says what the other is to do: a reason for a gentle word, never for a refusal."""
    name = re.escape(partner_name) if partner_name else "(?!)"
    patterns = (pattern.replace("%s", name) for pattern in ABOUT_THE_OTHER.get(_language(), ()))
    return any(re.search(pattern, i_will.strip(), re.IGNORECASE) for pattern in patterns)


def _language() -> str:
    return (get_language() or "").split("-")[0]

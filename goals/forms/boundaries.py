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

# What comes after "I will" and makes, checks or punishes the other. One entry for each language the house
# speaks; "%s" stands for the partner's name. Keeping somebody away from harm is never in it.
_OTHER = r"(?:you|he|she|him|her|my (?:partner|wife|husband|girlfriend|boyfriend)|%s)"
_THEIR = r"(?:your|his|her|my (?:partner|wife|husband|girlfriend|boyfriend)['’]s|%s['’]s)"
_NOT = r"(?:not|never|won['’]?t|no longer|stop)"
_LIFE = (
    r"(?:go|leave|see (?:his|her|your)|meet|have friends|talk to (?:his|her|your|other)|spend|wear|work|"
    r"use (?:the|his|her|your) (?:phone|car)|(?:drink|smoke|play)(?!.*\b(?:kids|children|baby|driv\w+)\b))"
)
ABOUT_THE_OTHER = {
    "en": (
        rf"^(?:that\s+)?{_OTHER}\b(?!['’]s)",
        rf"\b(?:make|force|forbid|expect|order|demand|require|punish|ignore|track|test|spy on)\s+"
        rf"(?:that\s+)?{_OTHER}\b",
        rf"\b{_NOT}\s+(?:let|allow)\s+{_OTHER}\s+(?:to\s+)?{_LIFE}\b",
        rf"\b{_OTHER}\s+(?:must|should|has to|have to|ha(?:s|ve) got to|will)\b",
        rf"\b(?:take|hide|lock|keep|smash|break|block|cancel|sell|throw (?:out|away))\s+"
        rf"(?:away\s+)?{_THEIR}\s+(?:phone|money|cards?|bank card|paycheck|laptop|"
        r"computer|clothes|things|passport|accounts?)\b",
        r"\b(?:check|read|search|open|monitor|track|watch|copy|test|"
        r"go through|look (?:through|at|in)|spy on)\s+"
        rf"(?:all\s+)?{_THEIR}\s+(?:phone|messages|texts|e-?mails?|mail|calls?|bag|pockets|location|accounts?|"
        r"history|laptop|computer|urine|breath|diary|journal|every move)\b",
        rf"\bfollow\s+{_OTHER}\b(?!\s+to the (?:hospital|doctor))",
        rf"\b(?:call|text)\s+{_OTHER}\s+(?:every|until)\b",
        rf"\b{_NOT}\s+(?:sleep with|have sex with|touch|kiss|talk to|speak to|cook for)\s+{_OTHER}\s+"
        rf"(?:(?:until|unless|till)\s+{_OTHER}\s+(?:apologi|beg|agree|give|admit|obey|promise|say|do)\w*|"
        r"for (?:days|weeks|a (?:week|month)))",
        rf"\b(?:hit|slap|push|kick|shove|hurt|beat|yell at|scream at)\s+(?:back\b|{_OTHER}\b)",
        rf"\b(?:yell|scream|shout)\s+back\b|\bget (?:even|back at)\b|\bsilent treatment\b|"
        rf"\bteach\s+{_OTHER}\b",
        r"\bcheat\b|\bsleep with someone else\b|\btell everyone\b",
    )
}
# "Leave if he will not stop" says when, and "not yell back" is one's own part: neither is looked at.
ONLY_WHEN = {
    "en": rf"\b(?:if|when(?:ever)?|once|after)\s+{_OTHER}\b[^,.;]*|"
    rf"\b(?:until|unless|while|before|because|so)\s+{_OTHER}\s+(?:must|should|has to|have to|will)\b|"
    r"\b(?:not|never|no longer)\s+(?!(?:let|allow|sleep|have|touch|kiss|talk|speak|cook)\b)"
    r"(?:(?!\s+and\b)[^,.;])*"
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
    """Whether "I will …" makes, checks or punishes the other: a gentle word then, never a refusal."""
    name = re.escape(partner_name) if partner_name else "(?!)"
    when = ONLY_WHEN.get(_language(), "(?!)").replace("%s", name)
    said = re.sub(when, " … ", i_will.strip(), flags=re.IGNORECASE)
    patterns = (pattern.replace("%s", name) for pattern in ABOUT_THE_OTHER.get(_language(), ()))
    return any(re.search(pattern, said, re.IGNORECASE) for pattern in patterns)


def _language() -> str:
    return (get_language() or "").split("-")[0]

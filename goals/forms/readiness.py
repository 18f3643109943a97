"""The three rulers of motivational interviewing, then its two questions, worded from the number given.

Miller & Rollnick, Motivational Interviewing (2013): why this number and not a lower one, and what would make
it a little higher; never why not higher. Both are asked about readiness, in which the other two meet.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience, partner_choices
from couplesgoals.web.forms import AudienceField, PageForm, ScaleField
from goals.forms.words import Words
from goals.models import Goal, ReadinessRating
from goals.models.readiness import HIGHEST

RULERS = ("importance", "confidence", "readiness")
WORDS = ("why_not_lower", "what_would_help")
# Each with its article: English says "an 8".
NUMBERS = (
    _("a 0"),
    _("a 1"),
    _("a 2"),
    _("a 3"),
    _("a 4"),
    _("a 5"),
    _("a 6"),
    _("a 7"),
    _("an 8"),
    _("a 9"),
    _("a 10"),
)


class RulersForm(PageForm):
    """First screen: who reads it, and three numbers. What was said on the second screen travels along."""

    audience = AudienceField(label=_("Who can read this?"))
    importance = ScaleField(
        label=_("How much does this goal matter to me right now?"),
        lowest=0,
        highest=HIGHEST,
        low=_("Not at all"),
        high=_("More than anything"),
    )
    confidence = ScaleField(
        label=_("How sure am I that I could do my part?"),
        lowest=0,
        highest=HIGHEST,
        low=_("Not sure at all"),
        high=_("Completely sure"),
    )
    readiness = ScaleField(
        label=_("How ready am I to do something for it now?"),
        lowest=0,
        highest=HIGHEST,
        low=_("Not ready"),
        high=_("Ready today"),
    )
    why_not_lower = Words(ReadinessRating, "why_not_lower", "", rows=3, required=False)
    what_would_help = Words(ReadinessRating, "what_would_help", "", rows=3, required=False)
    submission = forms.UUIDField(required=False, widget=forms.HiddenInput())

    hidden: tuple[str, ...] = WORDS

    def __init__(self, *args: Any, goal: Goal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        audience = self.fields["audience"]
        assert isinstance(audience, AudienceField)
        widest = Audience.PRIVATE if goal.audience == Audience.PRIVATE else Audience.CARE_TEAM
        audience.offer(partner_choices("", widest=widest))
        for name in self.hidden:
            self.fields[name].widget = forms.HiddenInput()


class ReasonsForm(RulersForm):
    """Second screen: the two questions, for the number just given."""

    hidden = ("audience", *RULERS)
    questions = WORDS

    def __init__(self, *args: Any, readiness: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why_not_lower"].label = why_question(readiness)
        self.fields["what_would_help"].label = more_question(readiness)


def why_question(number: int) -> str:
    """Ask for one's own reasons; at 0 there is no lower number to ask about."""
    if number == 0:
        return now("A 0 is an honest answer. What comes to mind when you think of this goal?")
    lower = max(0, number - 3)
    return now("Why %(number)s and not %(lower)s?") % {"number": NUMBERS[number], "lower": NUMBERS[lower]}


def more_question(number: int) -> str:
    """Ask what would help a little, less where the number is low; near the top, what keeps it there."""
    if number >= HIGHEST - 1:
        return now("What helps you keep it there?")
    higher = number + 1 if number <= 2 or number == HIGHEST - 2 else number + 2
    return now("What would make it %(number)s?") % {"number": NUMBERS[higher]}

"""Forms of progress: a step, a level, an audience."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience, partner_choices
from couplesgoals.web.forms import AudienceField, DateInput, LevelField, LongText, OptionsWidget, PageForm
from goals.models import Goal
from progress.models import Effort, HowItWent


class LogForm(PageForm):
    """What I did, how it went, how much it took, who reads it."""

    what = forms.CharField(
        label=_("What did you do?"),
        help_text=_("A sentence is enough. Small things count."),
        max_length=2000,
        widget=LongText({"rows": 3}),
    )
    how_it_went = forms.TypedChoiceField(
        label=_("How did it go?"), choices=HowItWent, coerce=int, widget=OptionsWidget({"class": "in-a-row"})
    )
    effort = forms.TypedChoiceField(
        label=_("How much did it take?"),
        choices=Effort,
        coerce=int,
        widget=OptionsWidget({"class": "in-a-row"}),
    )
    occurred_on = forms.DateField(label=_("When was it?"), widget=DateInput())
    audience = AudienceField()
    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, goal: Goal, partner_name: str, today: date, **kwargs: Any) -> None:
        initial = {"occurred_on": today, "audience": default_audience(goal)}
        kwargs["initial"] = initial | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        audience = self.fields["audience"]
        assert isinstance(audience, AudienceField)
        audience.offer(partner_choices(partner_name, widest=goal.audience))
        self.fields["occurred_on"].widget.attrs["max"] = today.isoformat()


def default_audience(goal: Goal) -> str:
    """Where nothing else is chosen: with the care team, or narrower where the goal itself is."""
    return Audience.PRIVATE if goal.audience == Audience.PRIVATE else Audience.CARE_TEAM


class LogAudienceForm(PageForm):
    """Choose anew who reads an entry."""

    audience = AudienceField()

    def __init__(self, *args: Any, goal: Goal, partner_name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        audience = self.fields["audience"]
        assert isinstance(audience, AudienceField)
        audience.offer(partner_choices(partner_name, widest=goal.audience))


class RatingForm(PageForm):
    """The level that fits best, in the goal's own words."""

    questions = ("level",)
    level = LevelField(label=_("Where are things now?"))
    round_number = forms.IntegerField(widget=forms.HiddenInput(), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, words: dict[int, str], is_joint: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        level = self.fields["level"]
        assert isinstance(level, LevelField)
        if not is_joint:
            level.speak_of_one()
        level.describe(words)

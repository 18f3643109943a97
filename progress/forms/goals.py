"""Forms of progress: a step, a level, an audience."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from couplesgoals.records.audience import Audience, partner_choices
from couplesgoals.web.boxes import BoxesWidget
from couplesgoals.web.forms import AudienceField, DateInput, LevelField, LongText, OptionsWidget, PageForm
from goals.models import Goal, GoalStep
from progress.actions.logging import LONGEST_AROUND, Around
from progress.lists import GOT_IN_THE_WAY_ICONS, HELPED_BY_ICONS, GotInTheWay, HelpedBy
from progress.models import Effort, HowItWent

AROUND = ("helped", "helped_words", "hindered", "hindered_words")


class LogForm(PageForm):
    """What I did, how it went, how much it took, who reads it; and more, for who likes to say more."""

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
    step = forms.TypedChoiceField(
        label=_("Was it one of your steps?"),
        coerce=UUID,
        empty_value=None,
        required=False,
        widget=OptionsWidget(),
    )
    helped = forms.MultipleChoiceField(
        label=_("What helped?"),
        choices=HelpedBy,
        required=False,
        widget=BoxesWidget({"class": "in-a-row"}),
    )
    helped_words = forms.CharField(
        label=_("What helped, in your words"), max_length=LONGEST_AROUND, required=False
    )
    hindered = forms.MultipleChoiceField(
        label=_("What got in the way?"),
        choices=GotInTheWay,
        required=False,
        widget=BoxesWidget({"class": "in-a-row"}),
    )
    hindered_words = forms.CharField(
        label=_("What got in the way, in your words"), max_length=LONGEST_AROUND, required=False
    )
    audience = AudienceField()
    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)

    def __init__(
        self,
        *args: Any,
        goal: Goal,
        partner_name: str,
        today: date,
        **kwargs: Any,
    ) -> None:
        initial = {"occurred_on": today, "audience": default_audience(goal)}
        kwargs["initial"] = initial | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        audience = self.fields["audience"]
        assert isinstance(audience, AudienceField)
        audience.offer(partner_choices(partner_name, widest=goal.audience))
        self.fields["occurred_on"].widget.attrs["max"] = today.isoformat()
        for name, icons in (("helped", HELPED_BY_ICONS), ("hindered", GOT_IN_THE_WAY_ICONS)):
            boxes = self.fields[name].widget
            assert isinstance(boxes, BoxesWidget)
            boxes.icons = icons

    def offer(self, steps: Sequence[GoalStep]) -> None:
        """Ask which of these steps it was, if there are any; before that, it can only be none of them."""
        step = self.fields["step"]
        assert isinstance(step, forms.ChoiceField)
        step.choices = [("", pgettext_lazy("step", "None of them")), *((one.pk, one.what) for one in steps)]
        if not steps:
            del self.fields["step"]

    @property
    def around_is_open(self) -> bool:
        """Whether something is said, or wrong, in what is folded away."""
        return any(self.errors.get(name) or self[name].value() for name in AROUND)

    def entry(self) -> dict[str, Any]:
        """Return what was written, as the action takes it."""
        said = dict(self.cleaned_data)
        said["around"] = Around(
            helped=tuple(said.pop("helped")),
            helped_words=said.pop("helped_words"),
            hindered=tuple(said.pop("hindered")),
            hindered_words=said.pop("hindered_words"),
        )
        return said


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

"""Forms of steps: plan one, and say how a day of it went."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import partner_choices
from couplesgoals.web.boxes import BoxesWidget
from couplesgoals.web.forms import AudienceField, DateInput, OptionsWidget, PageForm
from goals.actions.stepping import DAYS_BACK
from goals.forms.words import Words
from goals.models import GoalStep, Rhythm, StepOutcome, StepSize
from goals.rhythm import WEEKDAYS, day_name
from goals.stepplan import StepPlan, schedule_of

FOUR_WEEKS = timedelta(days=28)
SIZES = {
    StepSize.TINY: _("Two minutes or less. It fits into a bad day too."),
    StepSize.SMALL: _("Ten minutes or so."),
    StepSize.BIGGER: _("It takes some planning."),
}
ME, BOTH = "me", "both"


class StepForm(PageForm):
    """What, for whom, how big, how often and until when."""

    questions = ("what",)

    what = Words(
        GoalStep,
        "what",
        _("What is the step?"),
        _("Small enough for an ordinary day. For example: I ask how your day was, and listen."),
    )
    who = forms.ChoiceField(
        label=_("Whose step is it?"),
        choices=[(ME, _("Mine")), (BOTH, _("Both of us"))],
        widget=OptionsWidget({"class": "in-a-row"}),
        initial=ME,
    )
    size = forms.ChoiceField(label=_("How big is it?"), choices=StepSize, widget=OptionsWidget())
    rhythm = forms.ChoiceField(
        label=_("How often?"), choices=Rhythm, widget=OptionsWidget({"class": "in-a-row"})
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On which days?"),
        help_text=_("Only for a step on days of the week."),
        choices=list(WEEKDAYS.items()),
        coerce=int,
        error_messages={"required": _("Choose at least one day of the week.")},
        widget=BoxesWidget({"class": "in-a-row"}),
    )
    starts_on = forms.DateField(label=_("From"), widget=DateInput())
    ends_on = forms.DateField(
        label=_("Until"),
        help_text=_("A few weeks is a good length. You can end it sooner, or plan it again."),
        widget=DateInput(),
    )
    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, is_joint: bool, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        size = self.fields["size"].widget
        assert isinstance(size, OptionsWidget)
        size.details = {str(value): words for value, words in SIZES.items()}
        if not is_joint:
            del self.fields["who"]
        self.fields["weekdays"].required = not self.is_bound or self.data.get("rhythm") == Rhythm.WEEKLY
        for name in ("starts_on", "ends_on"):
            self.fields[name].widget.attrs["min"] = today.isoformat()

    def plan(self) -> StepPlan:
        """Return what was planned, as the action takes it."""
        fields = ("what", "size", "rhythm", "starts_on", "ends_on")
        days = tuple(self.cleaned_data["weekdays"])
        return StepPlan(**{name: self.cleaned_data[name] for name in fields}, weekdays=days)

    @property
    def is_for_both(self) -> bool:
        """Whether the step is planned for both."""
        return self.cleaned_data.get("who") == BOTH


def first_step_values(*, today: date, target: date | None, size: str) -> dict[str, Any]:
    """Return what a new step's form starts with: four weeks, or until the goal's day if that is sooner."""
    end = today + FOUR_WEEKS
    if target is not None and target > today:
        end = min(end, target)
    return {"who": ME, "size": size, "rhythm": Rhythm.DAILY, "starts_on": today, "ends_on": end}


class MarkForm(PageForm):
    """How a step went on a day, and who reads it."""

    questions = ("outcome",)

    audience = AudienceField(label=_("Who can read this?"))
    day = forms.TypedChoiceField(label=_("Which day?"), coerce=date.fromisoformat)
    outcome = forms.ChoiceField(
        label=_("How did it go?"), choices=StepOutcome, widget=OptionsWidget({"class": "in-a-row"})
    )

    def __init__(self, *args: Any, step: GoalStep, partner_name: str, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        audience, day = self.fields["audience"], self.fields["day"]
        assert isinstance(audience, AudienceField)
        assert isinstance(day, forms.ChoiceField)
        audience.offer(partner_choices(partner_name, widest=step.goal.audience))
        day.choices = [(one.isoformat(), named(one, today)) for one in markable_days(step, today)]


def markable_days(step: GoalStep, today: date) -> list[date]:
    """Today and up to seven days back, as long as the step was there, the latest first."""
    days = (today - timedelta(days=back) for back in range(DAYS_BACK + 1))
    return [day for day in days if schedule_of(step).is_open_on(day)]


def named(day: date, today: date) -> str:
    """Say a day of the last week."""
    if day == today:
        return now("Today, %(day)s") % {"day": day_name(day, today)}
    if day == today - timedelta(days=1):
        return now("Yesterday, %(day)s") % {"day": day_name(day, today)}
    return day_name(day, today)

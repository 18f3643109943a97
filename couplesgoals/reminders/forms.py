"""Forms of what a partner wants to be written about, and of the days an administrator sets for a couple."""

from __future__ import annotations

from datetime import time
from typing import Any

from django import forms
from django.utils.formats import time_format
from django.utils.translation import gettext_lazy as _

from couplesgoals.people.forms import PlainForm, TimeZoneField
from couplesgoals.program.forms import ReviewDayField
from couplesgoals.program.models import Couple
from couplesgoals.reminders.actions import Calendar
from couplesgoals.reminders.models import ReminderChoices

DAYS = [
    (1, _("Monday")),
    (2, _("Tuesday")),
    (3, _("Wednesday")),
    (4, _("Thursday")),
    (5, _("Friday")),
    (6, _("Saturday")),
    (7, _("Sunday")),
]


def _hours() -> list[tuple[str, str]]:
    """Each full hour, as people here write it."""
    return [(f"{hour:02d}:00", time_format(time(hour), "TIME_FORMAT")) for hour in range(24)]


def _time_of(value: str) -> time:
    return time.fromisoformat(value)


class HourField(forms.TypedChoiceField):
    """One of the full hours of a day."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"required": _("Choose one of the hours")})
        super().__init__(choices=_hours, coerce=_time_of, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show a time as one of the choices."""
        return f"{value:%H:%M}" if isinstance(value, time) else value


class Days(forms.CheckboxSelectMultiple):
    """Days in a row, each large enough for a thumb."""

    template_name = "forms/widgets/options.html"

    def __init__(self, attrs: dict[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__({"class": "in-a-row"} | (attrs or {}), **kwargs)


class DaysField(forms.TypedMultipleChoiceField):
    """Days of the week, 1 (Monday) to 7."""

    widget = Days

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"required": _("Choose at least one day, or switch this off.")})
        super().__init__(choices=DAYS, coerce=int, **kwargs)


class RemindersForm(PlainForm):
    """Each kind with its own hour and days, and the quiet hours."""

    review = forms.BooleanField(
        label=_("When our monthly review opens"),
        required=False,
        help_text=_("We write half-way and on its last day too, unless you have sent your answers."),
    )
    review_at = HourField(label=_("At what time?"))
    appointment = forms.BooleanField(
        label=_("The day before a session, and on a day planned to look at what shifted"),
        required=False,
        help_text=_("Twenty-four hours before a session; on a planned day at the hour of our review."),
    )
    check_in = forms.BooleanField(
        label=_("To check in"),
        required=False,
        help_text=_("We leave it out on a day you already checked in."),
    )
    check_in_at = HourField(label=_("At what time?"))
    check_in_days = DaysField(label=_("On which days?"))
    steps = forms.BooleanField(label=_("That there may be a small step today"), required=False)
    steps_at = HourField(label=_("At what time?"))
    steps_days = DaysField(label=_("On which days?"))
    quiet_from = HourField(label=_("Quiet from"))
    quiet_until = HourField(label=_("Until"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for switch in ("check_in", "steps"):
            # Of what is switched off no day is asked for.
            self.fields[f"{switch}_days"].required = not self.is_bound or bool(self.data.get(switch))

    @staticmethod
    def initial_of(choices: ReminderChoices) -> dict[str, Any]:
        """Return what the form shows before anything is changed."""
        return {field: getattr(choices, field) for field in RemindersForm.base_fields}


class CalendarForm(PlainForm):
    """Where a couple lives by the clock, and when it looks back."""

    time_zone = TimeZoneField(
        help_text=_("The couple’s days are counted by it. Each partner’s quiet hours stay by their own.")
    )
    review_day = ReviewDayField(
        help_text=_(
            "In a shorter month it is the last day. If it has passed and this month’s review has not opened, "
            "that opens at once."
        )
    )

    @staticmethod
    def initial_of(couple: Couple) -> dict[str, Any]:
        """Return what the form shows before anything is changed."""
        return {field: getattr(couple, field) for field in CalendarForm.base_fields}

    def calendar(self) -> Calendar:
        """Return it as the action takes it."""
        return Calendar(**self.cleaned_data)

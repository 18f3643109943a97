"""Forms about oneself, and the reset form whose work is the same for every address."""

from __future__ import annotations

from typing import Any
from uuid import uuid4
from zoneinfo import available_timezones

from allauth.account.forms import ResetPasswordForm as AllauthResetPasswordForm
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from couplesgoals.people.models import Theme, User
from couplesgoals.people.queue import after_commit

NEARBY = {
    "America/New_York": _("Eastern time"),
    "America/Chicago": _("Central time"),
    "America/Denver": _("Mountain time"),
    "America/Phoenix": _("Arizona"),
    "America/Los_Angeles": _("Pacific time"),
    "America/Anchorage": _("Alaska"),
    "Pacific/Honolulu": _("Hawaii"),
    "America/Puerto_Rico": _("Puerto Rico"),
}
REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


def time_zone_choices() -> list[tuple[Any, Any]]:
    """Return the zones of the United States by the names people use, then every other by its city."""
    others = sorted(
        (zone, zone.replace("_", " "))
        for zone in available_timezones()
        if zone.partition("/")[0] in REGIONS and zone not in NEARBY
    )
    return [(_("United States"), list(NEARBY.items())), (_("Other places"), [*others, ("UTC", "UTC")])]


class PlainForm(forms.Form):
    """Base of the forms below couplesgoals.web: as PageForm there, with actions' errors by field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
                # In the summary a message stands alone, so it names its field.
                label = field.label or name
                field.error_messages["required"] = format_lazy(_("Please fill in “{label}”"), label=label)

    def refuse(self, error: ValidationError) -> None:
        """Show what an action found wrong, beside the field it names or above the form."""
        by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for field, messages in by_field.items():
            self.add_error(field if field in self.fields else None, ValidationError(messages))


class TimeZoneField(forms.ChoiceField):
    """A time zone from the list."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Time zone"))
        kwargs.setdefault("error_messages", {"required": _("Choose a time zone")})
        super().__init__(choices=time_zone_choices, **kwargs)


class PreferencesForm(PlainForm):
    """How to name me, show me things, and write to me."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        help_text=_("The people you work with here see this name."),
        error_messages={"required": _("Write your name")},
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    time_zone = TimeZoneField()
    theme = forms.ChoiceField(label=_("Light or dark"), choices=Theme)
    email_ok = forms.BooleanField(
        label=_("You may e-mail me"),
        required=False,
        help_text=_(
            "Our e-mails only say: “There is something to see. Sign in to view.” "
            "They never say what it is or who it is from."
        ),
    )
    contact_email = forms.EmailField(
        label=_("Where is it safe to write to you?"),
        required=False,
        max_length=254,
        help_text=_("An address nobody else reads. Leave it empty to use the one you sign in with."),
        widget=forms.EmailInput({"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}),
    )

    @staticmethod
    def initial_of(person: User) -> dict[str, Any]:
        """Return what the form shows before anything is changed."""
        return {field: getattr(person, field) for field in PreferencesForm.base_fields}


class ResetPasswordForm(AllauthResetPasswordForm):
    """Asks for a reset link without telling whether the address is known, by words or by time."""

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Queue the same message either way; an unknown address gets an id that nobody has."""
        person_id = self.users[0].pk if self.users else uuid4()
        after_commit("people.mail_password_link", str(person_id))
        return str(self.cleaned_data["email"])

"""Forms of the administrator's pages, and the one by which an invited person comes in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from couplesgoals.people.forms import PlainForm, TimeZoneField
from couplesgoals.people.models import User
from couplesgoals.program.actions import Rules
from couplesgoals.program.administration import clinicians_for, programs_for
from couplesgoals.program.models import DischargeReason, Program, Slot

EMAIL = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class ReviewDayField(forms.IntegerField):
    """On which day of the month a couple looks back."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Day of the month for the review"))
        kwargs.setdefault("help_text", _("In a shorter month it is the last day."))
        said = _("Choose a day from 1 to 31.")
        kwargs.setdefault("error_messages", dict.fromkeys(("invalid", "min_value", "max_value"), said))
        super().__init__(min_value=1, max_value=31, **kwargs)


class EnrollForm(PlainForm):
    """The next couple: a program, two people, two addresses."""

    program = forms.ModelChoiceField(
        Program.objects.none(),
        label=_("Program"),
        empty_label=_("Choose"),
        error_messages={"required": _("Choose a program")},
    )
    name_a = forms.CharField(label=_("First partner’s name"), max_length=80)
    email_a = forms.EmailField(
        label=_("First partner’s e-mail"), max_length=254, widget=forms.EmailInput(EMAIL)
    )
    name_b = forms.CharField(label=_("Second partner’s name"), max_length=80)
    email_b = forms.EmailField(
        label=_("Second partner’s e-mail"),
        max_length=254,
        help_text=_("Not the same as the first: each partner signs in alone."),
        widget=forms.EmailInput(EMAIL),
    )
    name = forms.CharField(
        label=_("Name on the list"),
        max_length=120,
        required=False,
        help_text=_("Left empty, it is both first names. Write nothing here about health or treatment."),
    )
    time_zone = TimeZoneField(required=False, label=_("Time zone, if it is not the program’s"))
    review_day = ReviewDayField(initial=1)

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        programs: Any = self.fields["program"]
        programs.queryset = programs_for(by)
        first_two = list(programs.queryset[:2])
        if len(first_two) == 1:
            self.initial.setdefault("program", first_two[0].pk)
        zone: Any = self.fields["time_zone"]
        zone.choices = [("", _("The same as the program’s")), *zone.choices]

    def invitees(self) -> list[tuple[str, str]]:
        """Return both people as (name, e-mail)."""
        data = self.cleaned_data
        return [(data["name_a"], data["email_a"]), (data["name_b"], data["email_b"])]


class InviteForm(PlainForm):
    """Somebody for a free place in a couple."""

    slot = forms.ChoiceField(choices=Slot, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Partner’s name"), max_length=80)
    email = forms.EmailField(label=_("Partner’s e-mail"), max_length=254, widget=forms.EmailInput(EMAIL))


class CareTeamForm(PlainForm):
    """A clinician for a couple."""

    clinician = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Clinician"),
        empty_label=_("Choose"),
        error_messages={"required": _("Choose a clinician")},
    )
    lead = forms.BooleanField(label=_("Leads the care of this couple"), required=False)

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        clinicians: Any = self.fields["clinician"]
        clinicians.queryset = clinicians_for(by)


class DischargeForm(PlainForm):
    """Why somebody leaves."""

    reason = forms.ChoiceField(
        label=_("Reason"), choices=DischargeReason, error_messages={"required": _("Choose a reason")}
    )


class ProgramRulesForm(PlainForm):
    """How long a monthly review stays open, and how often treatment plans are reviewed."""

    review_window_days = forms.IntegerField(
        label=_("Days to answer a monthly review"),
        min_value=3,
        max_value=21,
        initial=10,
        help_text=_("From 3 to 21. It counts from the next review on; one that has opened keeps its days."),
    )
    plan_review_days = forms.IntegerField(
        label=_("Days between treatment-plan reviews"),
        min_value=7,
        max_value=90,
        initial=30,
        help_text=_("From 7 to 90, as your state and payers ask. Clinicians see what is due or overdue."),
    )

    def rules(self) -> Rules:
        """Return the rules as the actions take them."""
        return Rules(**{name: self.cleaned_data[name] for name in ProgramRulesForm.base_fields})

    def given(self) -> dict[str, Any]:
        """Return what the form holds, as the actions take it."""
        return {"rules": self.rules()}


class ProgramForm(ProgramRulesForm):
    """A new program."""

    name = forms.CharField(label=_("Name"), max_length=120)
    time_zone = TimeZoneField(initial="America/New_York")
    capacity = forms.IntegerField(label=_("Places for couples"), min_value=1, max_value=2000, initial=20)
    field_order = ("name", "time_zone", "capacity")

    def given(self) -> dict[str, Any]:
        """Return what the form holds, as the actions take it."""
        own = {name: self.cleaned_data[name] for name in ("name", "time_zone", "capacity")}
        return super().given() | own


class ClinicianForm(PlainForm):
    """A new clinician."""

    name = forms.CharField(label=_("Name"), max_length=80)
    email = forms.EmailField(
        label=_("Work e-mail"),
        max_length=254,
        help_text=_("We send a link there to set a password."),
        widget=forms.EmailInput(EMAIL),
    )
    credential = forms.CharField(
        label=_("Credential"), max_length=40, help_text=_("For example LMFT or LCSW")
    )


class SupervisionForm(PlainForm):
    """Who answers for whose work."""

    supervisor = forms.ModelChoiceField(User.objects.none(), label=_("Supervisor"), empty_label=_("Choose"))
    clinician = forms.ModelChoiceField(
        User.objects.none(), label=_("Supervised clinician"), empty_label=_("Choose")
    )
    cosign_required = forms.BooleanField(label=_("Notes need a co-signature"), required=False, initial=True)

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("supervisor", "clinician"):
            field: Any = self.fields[name]
            field.queryset = clinicians_for(by)


class JoinForm(PlainForm):
    """How an invited person wants to be named, and their password."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        help_text=_("The people you work with here see this name."),
        error_messages={"required": _("Write your name")},
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Choose a password"),
        strip=False,
        max_length=200,
        help_text=_(
            "At least 12 characters. Three or four words that do not belong together are easy to remember "
            "and hard to guess. Not one your partner knows."
        ),
        error_messages={"required": _("Choose a password")},
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    time_zone = TimeZoneField()
    email_ok = forms.BooleanField(
        label=_("You may e-mail me"),
        required=False,
        help_text=_(
            "Our e-mails only say: “There is something to see. Sign in to view.” "
            "You can change this at any time."
        ),
    )
    contact_email = forms.EmailField(
        label=_("Where is it safe to write to you?"),
        required=False,
        max_length=254,
        help_text=_("An address nobody else reads. Leave it empty to use the one we wrote to."),
        widget=forms.EmailInput({"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}),
    )

"""Forms of the clinician: plan a session, write a note, add to one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, ClassVar, cast
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.web.forms import DateTimeInput, LongText, OptionsWidget, PageForm
from goals.models import Goal
from sessions.actions import Edition
from sessions.models import SessionKind, SessionNote

BOTH = "both"
DEFAULT_LENGTH = 50


def _length(minutes: int) -> str | Promise:
    return ngettext_lazy("%(count)s minute", "%(count)s minutes", "count") % {"count": minutes}


LENGTHS = [(minutes, _length(minutes)) for minutes in (30, 45, 50, 60, 90, 120, 180)]


class RefusableForm(PageForm):
    """A form that shows what an action found wrong beside the field that has it."""

    # Fields an action names otherwise than the form does.
    asked_as: ClassVar[dict[str, str]] = {}

    def refuse(self, error: ValidationError) -> None:
        """Show an action's errors; what belongs to no field stands above the form."""
        found = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        for name, messages in found.items():
            field = self.asked_as.get(name, name)
            self.add_error(field if field in self.fields else None, ValidationError(messages))


class PlanForm(RefusableForm):
    """Who, when, how long and where to meet. Times are in the clinician's own zone."""

    asked_as: ClassVar = {"kind": "who", "subject": "who", "ends_at": "length"}

    who = forms.ChoiceField(label=_("Who is in the session?"), widget=OptionsWidget())
    starts_at = forms.DateTimeField(label=_("When does it start?"), widget=DateTimeInput())
    length = forms.TypedChoiceField(
        label=_("How long?"), choices=LENGTHS, coerce=int, initial=DEFAULT_LENGTH, empty_value=None
    )
    video_link = forms.CharField(
        label=_("Video link"),
        help_text=_(
            "It starts with https://. Whoever is in the session sees it 15 minutes before the start."
        ),
        required=False,
        max_length=500,
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, couple: Couple, partners: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partners = {str(partner.pk): partner for partner in partners}
        both = [] if couple.frozen_at else [(BOTH, _("Both partners"))]
        alone = [
            (key, gettext("%(name)s alone") % {"name": one.first_name}) for key, one in self.partners.items()
        ]
        self.fields["who"].choices = [*both, *alone]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["who"].widget.details = {
            key: gettext("The other partner does not see this session.") for key in self.partners
        }

    def clean(self) -> dict[str, Any]:
        """Add the end; a start so late that there is no end is no date."""
        cleaned = super().clean() or self.cleaned_data
        if "starts_at" in cleaned and "length" in cleaned:
            try:
                cleaned["ends_at"] = cleaned["starts_at"] + timedelta(minutes=cleaned["length"])
            except OverflowError:
                self.add_error("starts_at", _("Choose a time within the next year."))
        return cleaned

    def session(self) -> dict[str, Any]:
        """What plan_session takes."""
        who = self.cleaned_data["who"]
        return {
            "kind": SessionKind.COUPLE if who == BOTH else SessionKind.INDIVIDUAL,
            "subject": self.partners.get(who),
            "starts_at": self.cleaned_data["starts_at"],
            "ends_at": self.cleaned_data["ends_at"],
            "video_link": self.cleaned_data["video_link"],
        }


class PartOfNote(forms.CharField):
    """Asked for, since a note is not signed without it; a draft may still leave it empty."""

    widget = LongText({"rows": 7})

    def to_python(self, value: Any) -> str:
        """Write line ends one way, so that the same text sent again is the same text."""
        return str(super().to_python(value)).replace("\r\n", "\n")

    def validate(self, value: Any) -> None:
        """Let an empty part pass; sign_note does not."""


class GoalsWidget(forms.CheckboxSelectMultiple):
    """Any of a few goals, as large cards."""

    template_name = "forms/widgets/options.html"


class NoteForm(RefusableForm):
    """The three parts of a DAP note, and the goals it speaks of."""

    use_required_attribute = False
    # A form has an attribute `data` of its own.
    asked_as: ClassVar = {"data": "data_text"}

    data_text = PartOfNote(label=_("Data"), help_text=_("What was seen and said."), max_length=10_000)
    assessment = PartOfNote(
        label=_("Assessment"), help_text=_("How you understand it, and any risk."), max_length=10_000
    )
    plan = PartOfNote(label=_("Plan"), help_text=_("What comes next, and by when."), max_length=10_000)
    goals = forms.MultipleChoiceField(
        label=_("Goals this note speaks of"), required=False, widget=GoalsWidget
    )
    opened_from = forms.UUIDField(required=False, widget=forms.HiddenInput)
    own = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, goals: Iterable[Goal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(goal.pk): goal for goal in goals}
        titles = [(key, _title(goal)) for key, goal in self.offered.items()]
        self.fields["goals"].choices = titles  # type: ignore[attr-defined]  # a MultipleChoiceField
        if not titles:
            del self.fields["goals"]

    @staticmethod
    def initial_of(note: SessionNote | None, linked: Iterable[UUID]) -> dict[str, Any]:
        """What the form shows when it is opened; each opening has a mark of its own."""
        shown: dict[str, Any] = {"own": uuid4()}
        if note is not None:
            shown |= {"data_text": note.data, "assessment": note.assessment, "plan": note.plan}
            shown |= {"opened_from": note.edition, "goals": [str(goal) for goal in linked]}
        return shown

    def note(self) -> dict[str, Any]:
        """What write_note takes."""
        cleaned = self.cleaned_data
        return {
            "data": cleaned["data_text"],
            "assessment": cleaned["assessment"],
            "plan": cleaned["plan"],
            "goals": [self.offered[key] for key in cleaned.get("goals", [])],
            "edition": Edition(opened_from=cleaned["opened_from"], own=cleaned["own"]),
        }

    def reopen_from(self, edition: UUID | None) -> None:
        """Keep what was typed, aware of the text saved elsewhere: sending it again replaces that one."""
        data = cast(QueryDict, self.data).copy()
        data["opened_from"] = str(edition or "")
        self.data = data


def _title(goal: Goal) -> str:
    title = goal.current.title if goal.current else ""
    if goal.subject is None:
        return title
    return gettext("%(goal)s (%(name)s’s own)") % {"goal": title, "name": goal.subject.first_name}


class AddendumForm(RefusableForm):
    """What is added to a signed note."""

    text = forms.CharField(
        label=_("Addendum"),
        help_text=_("It bears your name and the time, and stays as it is."),
        max_length=5_000,
        widget=LongText(),
    )

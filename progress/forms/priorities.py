"""Forms of shifting priorities: who reads it comes first, every answer may stay open."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience, partner_choices
from couplesgoals.web.forms import AudienceField, DateInput, OptionsWidget, PageForm
from goals.forms.words import Words
from progress.actions.priorities import LATEST, SOONEST, ShiftWords
from progress.forms.repair import OfferForm
from progress.models import PriorityShift, Since

# The answers that are words of one's own.
TEXTS = ("more", "less", "would_help")


class ShiftQuestions(PageForm):
    """What matters more and what less, since when, and what would help."""

    audience = AudienceField(label=_("Who can read this?"), widget=OptionsWidget())
    more = Words(
        PriorityShift,
        "more",
        _("What matters more to me now?"),
        _("Sleep, my mother, being heard. A few words are enough."),
        required=False,
    )
    less = Words(PriorityShift, "less", _("What matters less?"), required=False)
    since = forms.ChoiceField(
        label=_("Since when?"),
        choices=[("", _("I leave this open")), *Since.choices],
        widget=OptionsWidget({"class": "in-a-row"}),
        required=False,
    )
    would_help = Words(PriorityShift, "would_help", _("What would help?"), required=False)


class ShiftForm(ShiftQuestions):
    """The same, told at any time or on a planned day."""

    ask = forms.UUIDField(widget=forms.HiddenInput(), required=False)
    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, partner_name: str, **kwargs: Any) -> None:
        start = {"audience": Audience.CARE_TEAM, "submission": uuid4()}
        kwargs["initial"] = start | dict(kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        audience = self.fields["audience"]
        assert isinstance(audience, AudienceField)
        audience.offer(partner_choices(partner_name))

    def said(self) -> ShiftWords:
        """Return what was said, as the action takes it."""
        return ShiftWords(**{name: self.cleaned_data[name] for name in (*TEXTS, "since")})


class ShareAndOfferForm(OfferForm):
    """An offer to talk, and which version of its readers the page showed."""

    revision = forms.IntegerField(widget=forms.HiddenInput(), required=False)


class PlanAskForm(PageForm):
    """A day on which both are asked."""

    asked_on = forms.DateField(label=_("Which day?"), widget=DateInput())
    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"submission": uuid4()} | dict(kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        day = self.fields["asked_on"].widget.attrs
        day["min"], day["max"] = (today + SOONEST).isoformat(), (today + LATEST).isoformat()

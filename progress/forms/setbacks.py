"""What happened: which kind, who reads it, the day, the facts, the goals it touches."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience, partner_choices
from couplesgoals.web.forms import AudienceField, DateInput, OptionsWidget, PageForm
from goals.forms.words import Words
from goals.models import Goal
from progress.actions.setbacks import EARLIEST, Happened
from progress.forms.readers import ChooseReadersForm
from progress.lists import SETBACK_KIND_DETAILS, SETBACK_KIND_ICONS, SetbackKind
from progress.models import Setback

GOAL = "goal-"
# The question about the facts, by kind where it differs.
FACTS = {
    SetbackKind.WORRY: (
        _("What did you see and feel?"),
        _("What you saw or heard yourself, and how it was for you. It is always shown as yours."),
    ),
    SetbackKind.RETURN_TO_USE: (
        _("What happened, in your own words?"),
        _("As much or as little as you want. A sentence is enough."),
    ),
}


class KindForm(PageForm):
    """The first question on a screen of its own."""

    questions = ("kind",)

    kind = forms.ChoiceField(
        label=_("What comes closest?"),
        choices=SetbackKind.choices,
        widget=OptionsWidget(),
        error_messages={"required": _("Choose what comes closest.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget = self.fields["kind"].widget
        assert isinstance(widget, OptionsWidget)
        widget.icons, widget.details = SETBACK_KIND_ICONS, SETBACK_KIND_DETAILS


class FactsForm(PageForm):
    """Who reads it comes first, then the day and the facts."""

    questions = ("audience", "facts")

    audience = AudienceField()
    happened_on = forms.DateField(label=_("Which day was it?"), widget=DateInput())
    facts = Words(
        Setback,
        "facts",
        _("What happened, as a camera would see it?"),
        _("Who said or did what, when. A sentence is enough."),
        rows=4,
    )
    kind = forms.ChoiceField(choices=SetbackKind.choices, widget=forms.HiddenInput())
    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput(), required=False)

    def __init__(
        self,
        *args: Any,
        partner_name: str,
        kind: str,
        today: date,
        goals: Iterable[tuple[UUID, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        audience = self.fields["audience"]
        assert isinstance(audience, AudienceField)
        audience.offer(partner_choices(partner_name))
        day = self.fields["happened_on"].widget
        day.attrs |= {"max": today.isoformat(), "min": (today - EARLIEST).isoformat()}
        if kind in FACTS:
            label, hint = FACTS[SetbackKind(kind)]
            self.fields["facts"].label, self.fields["facts"].help_text = label, hint
        for pk, title in goals:
            self.fields[f"{GOAL}{pk}"] = forms.BooleanField(label=title, required=False)

    def goal_boxes(self) -> list[forms.BoundField]:
        """The goals it may touch, for the page."""
        return [self[name] for name in self.fields if name.startswith(GOAL)]

    def happened(self) -> Happened:
        """Return what was told as the actions take it."""
        said = self.cleaned_data
        return Happened(kind=said["kind"], happened_on=said["happened_on"], facts=said["facts"])

    def goals(self) -> list[UUID]:
        """Return the goals that were chosen."""
        return [
            UUID(name.removeprefix(GOAL))
            for name, on in self.cleaned_data.items()
            if name.startswith(GOAL) and on
        ]


class ReadersForm(ChooseReadersForm):
    """Choose anew who reads a setback."""

    def __init__(self, *args: Any, partner_name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        audience = self.fields["audience"]
        assert isinstance(audience, AudienceField)
        audience.offer(partner_choices(partner_name))


def begin(today: date) -> dict[str, Any]:
    """Return what a new telling starts with: its own number, today, and nobody else reading it."""
    return {"submission": uuid4(), "happened_on": today, "audience": Audience.PRIVATE}


def told_in(setback: Setback, goals: Iterable[UUID]) -> dict[str, Any]:
    """Return what a form to change a setback starts with."""
    kept = {name: getattr(setback, name) for name in ("audience", "happened_on", "facts", "kind", "revision")}
    return kept | {f"{GOAL}{pk}": True for pk in goals}


def goal_choices(viewer: Any, couple: UUID) -> list[tuple[UUID, str]]:
    """Return the open goals a setback of this person can touch: joint ones and their own, by title."""
    rows = Goal.visible_to(viewer).filter(couple=couple).open().select_related("current", "agreed")
    mine = [goal for goal in rows.order_by("created_at", "id") if goal.subject_id in (None, viewer.pk)]
    return [(goal.pk, (goal.agreed or goal.current).title) for goal in mine if goal.agreed or goal.current]

"""Forms of the journal: an entry, who reads it, and some words of it for others."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import NARROW_TO_WIDE, Audience, partner_choices
from couplesgoals.web.forms import AudienceField, PageForm
from goals.forms.words import Words
from goals.models import Goal
from goals.models.statuses import OPEN_STATUSES
from progress.journal import joined, paragraphs
from progress.models import JournalEntry

# More than one can look through on a phone; who wants words from further down pastes them.
MOST_PARAGRAPHS = 40


def goals_to_tie(person: User, couple: Couple, kept: JournalEntry | None = None) -> list[tuple[str, str]]:
    """List (id, title) of the goals an entry may be tied to: joint ones and one's own, still open.

    One that an entry was tied to while it was open stays among them.
    """
    wanted = Q(lifecycle_status__in=OPEN_STATUSES) | Q(pk=kept.goal_id if kept else None)
    rows = Goal.visible_to(person).filter(wanted, Q(subject=None) | Q(subject=person), couple=couple)
    titles = rows.order_by("created_at").values_list("pk", "current__title")
    return [(str(pk), title or "") for pk, title in titles]


class Parts(forms.CheckboxSelectMultiple):
    """Paragraphs as cards to tick."""

    template_name = "forms/widgets/options.html"


class EntryForm(PageForm):
    """The words, and the goal they belong to, if any."""

    text = Words(JournalEntry, "text", _("What I want to write"), rows=12)
    goal = forms.TypedChoiceField(label=_("Does it belong to a goal?"), required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput(), required=False, min_value=1)

    def __init__(self, *args: Any, goals: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["goal"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", _("No goal")), *goals]
        if not goals:
            del self.fields["goal"]

    def goal_id(self) -> str:
        """Return the chosen goal's id; empty for none."""
        return str(self.cleaned_data.get("goal") or "")


class NewEntryForm(EntryForm):
    """Who reads it, before the words."""

    field_order = ("audience", "text", "goal")

    audience = AudienceField(label=_("Who can read this?"))
    prompt = forms.CharField(widget=forms.HiddenInput(), required=False, max_length=60)
    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)
    # The number of the draft these words were taken up from: sent, that draft has served.
    begun = forms.UUIDField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, partner_name: str, **kwargs: Any) -> None:
        kwargs["initial"] = {"submission": uuid4(), "audience": Audience.PRIVATE} | (
            kwargs.get("initial") or {}
        )
        super().__init__(*args, **kwargs)
        _offer(self, partner_choices(partner_name))


class ReadersForm(PageForm):
    """Choose anew who reads an entry."""

    audience = AudienceField(label=_("Who can read this from now on?"))

    def __init__(self, *args: Any, partner_name: str, widest: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, partner_choices(partner_name, widest=widest))


class PassageForm(PageForm):
    """Who reads the passage, then the words: paragraphs to tick, or words to paste."""

    audience = AudienceField(label=_("Who can read these words?"))
    parts = forms.MultipleChoiceField(label=_("Paragraphs to share"), required=False, widget=Parts())
    text = forms.CharField(
        label=_("Or paste only some words"),
        help_text=_("Just as they stand in your entry. If you write here, only this is shared."),
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, entry: JournalEntry, partner_name: str, **kwargs: Any) -> None:
        kwargs["initial"] = {"submission": uuid4(), "audience": Audience.CARE_TEAM} | (
            kwargs.get("initial") or {}
        )
        super().__init__(*args, **kwargs)
        self._entry = entry
        _offer(self, partner_choices(partner_name)[1:])
        parts = self.fields["parts"]
        assert isinstance(parts, forms.MultipleChoiceField)
        parts.choices = list(paragraphs(entry.text).items())[:MOST_PARAGRAPHS]
        # A paragraph changed on another device is no longer there to tick.
        parts.error_messages["invalid_choice"] = _("Your entry has changed. Please choose again.")

    def words(self) -> str:
        """Return the pasted words, or else the ticked paragraphs."""
        said = self.cleaned_data
        return said["text"].strip() or joined(self._entry.text, said["parts"])


class AudienceOnlyForm(forms.Form):
    """One tap: take back, or share again as before."""

    audience = forms.ChoiceField(choices=[(str(one), str(one)) for one in NARROW_TO_WIDE])


def _offer(form: forms.Form, choices: list[tuple[str, str]]) -> None:
    field = form.fields["audience"]
    assert isinstance(field, AudienceField)
    field.offer(choices)

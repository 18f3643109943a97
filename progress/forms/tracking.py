"""What a timeline is narrowed to."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from couplesgoals.program.pair import Pair
from couplesgoals.web.forms import PageForm
from goals.models import Goal
from progress.pages.timeline_kinds import EntryKind
from progress.pages.tracking import title_of


class MonthInput(forms.DateInput):
    """A month; browsers that know no month offer a line to type it: 2026-03."""

    input_type = "month"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m")


def asks_for_private(data: QueryDict) -> bool:
    """Whether the box for one's own is ticked, which decides what the form offers."""
    return bool(forms.CheckboxInput().value_from_datadict(data, MultiValueDict(), "private"))


class TimelineForm(PageForm):
    """Whose, of which kind, about which goal, from when to when. Nothing chosen is everything."""

    who = forms.ChoiceField(label=_("Whose"), required=False)
    kind = forms.TypedChoiceField(label=_("What"), required=False, coerce=EntryKind, empty_value=None)
    goal = forms.TypedChoiceField(label=_("Goal"), required=False, coerce=UUID, empty_value=None)
    since = forms.DateField(
        label=_("From month"), required=False, input_formats=["%Y-%m"], widget=MonthInput()
    )
    until = forms.DateField(label=_("To month"), required=False, input_formats=["%Y-%m"], widget=MonthInput())
    private = forms.BooleanField(label=_("Also what only I can read"), required=False)

    def __init__(self, *args: Any, pair: Pair, goals: list[Goal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(person.pk), person.first_name) for person in pair.people.values()]
        self._offer("who", [("", _("Both")), *people])
        self._offer("kind", [("", _("Everything")), *EntryKind.choices])
        titled = [(goal.pk, title_of(goal)) for goal in goals]
        self._offer("goal", [("", _("Any goal")), *titled])

    def without_private(self) -> None:
        """Leave out the box for one's own, for who has nothing of their own here."""
        del self.fields["private"]

    def _offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    @property
    def narrows(self) -> bool:
        """Whether anything at all was chosen."""
        return any(self.cleaned_data.get(name) for name in self.fields)

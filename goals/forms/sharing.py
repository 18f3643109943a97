"""Choose value by value who reads it, and which values a goal is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience
from couplesgoals.web.forms import AudienceField, OptionsWidget, PageForm
from goals.standing_values import StandingValue


class ShareForm(PageForm):
    """Who reads each value from now on."""

    def __init__(
        self, *args: Any, values: Sequence[StandingValue], words: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.values = values
        for value in values:
            rating = value.newest
            field = AudienceField(
                label=rating.name or rating.get_domain_display(),
                options=list(words.items()),
                widget=OptionsWidget({"class": "in-a-row"}),
                initial=value.audience,
            )
            self.fields[f"value_{rating.pk}"] = field

    @property
    def rows(self) -> list[tuple[StandingValue, BoundField]]:
        """Each value with its choice."""
        return [(value, self[f"value_{value.newest.pk}"]) for value in self.values]

    def readers(self) -> dict[UUID, str]:
        """Return the choices, as the action takes them."""
        return {value.newest.pk: self.cleaned_data[f"value_{value.newest.pk}"] for value in self.values}

    def nobody(self) -> dict[UUID, str]:
        """Take everything back."""
        return {value.newest.pk: Audience.PRIVATE for value in self.values}


class ValuesWidget(forms.CheckboxSelectMultiple):
    """Values as cards to tick."""

    template_name = "forms/widgets/options.html"


class GoalValuesForm(PageForm):
    """Which of one's own values a goal is about; none is fine."""

    values = forms.MultipleChoiceField(label=_("My values"), required=False, widget=ValuesWidget())

    def __init__(self, *args: Any, values: Sequence[StandingValue], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(value.newest.pk): value for value in values}
        field = self.fields["values"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(pk, value.name) for pk, value in self.known.items()]

    def chosen(self) -> list[StandingValue]:
        """Return the values that were ticked."""
        return [self.known[pk] for pk in self.cleaned_data["values"]]

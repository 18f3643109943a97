"""What an editor writes about an example, and what anybody asks the library for."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from couplesgoals.web.forms import LEVELS, PageForm
from goals.forms.words import Words
from goals.forms.writing import LEVEL_FIELDS
from goals.library.editions import Edition
from goals.models import StartingPointVersion, Theme

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

NAMES = dict(LEVELS)


def words(field: str, label: str | StrPromise, hint: str | StrPromise = "", **kwargs: Any) -> Words:
    """Ask for one text of an edition."""
    return Words(StartingPointVersion, field, label, hint, **kwargs)


class EditionForm(PageForm):
    """The words of one edition; `number` is the one the writer has read."""

    title = words("title", _("The goal"), _("One sentence that starts with “We”: what both do."))
    why = words("why", _("Why people choose it"), _("Two or three plain sentences."), rows=4)
    caution = words(
        "caution",
        _("Before you start"),
        _(
            "Shown first. When is this not the right goal, or not yet? "
            "For example: fear, pressure, active use, a recent loss."
        ),
        rows=3,
        required=False,
    )
    expected = words("expected", NAMES[0], _("Can be reached in four to eight weeks. Name a count."))
    more = words("more", NAMES[1])
    much_more = words("much_more", NAMES[2])
    less = words("less", NAMES[-1])
    much_less = words("much_less", NAMES[-2], _("Where many begin. No blame."))
    how_known = words("how_known", _("How both will know"), _("Each notes their own part; nobody watches."))
    first_step_one = words(
        "first_step_one", _("A first step for one"), _("Small, this week, starts with “I”.")
    )
    first_step_other = words(
        "first_step_other", _("A first step for the other"), _("About their own part, starts with “I”.")
    )
    number = forms.IntegerField(widget=forms.HiddenInput(), required=False, min_value=0, max_value=32767)

    def edition(self) -> Edition:
        """Return the words as the actions take them."""
        return Edition(**{field.name: self.cleaned_data[field.name] for field in fields(Edition)})


class NewExampleForm(EditionForm):
    """A new example with its theme."""

    field_order = ("theme", "title", "why", "caution", *LEVEL_FIELDS)

    theme = forms.ChoiceField(
        label=_("Theme"),
        choices=[("", _("Choose a theme")), *Theme.choices],
        error_messages={"required": _("Choose a theme"), "invalid_choice": _("Choose one of the themes.")},
    )

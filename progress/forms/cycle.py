"""Naming the cycle."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from couplesgoals.web.forms import PageForm
from goals.forms.words import AtMost, Words
from progress.models import CycleMap

# "It" is the problem: a name for what comes over two people, never for one of them.
NAMES = (
    _("The storm"),
    _("The merry-go-round"),
    _("The fog"),
    _("The two doors"),
    _("The spin"),
    _("The old dance"),
)


class CycleForm(PageForm):
    """A name and how it goes. The version says which words were read before."""

    questions = ("name",)

    name = forms.CharField(
        label=_("What do you call it?"),
        help_text=_("A name for what comes over the two of you, not for one of you."),
        validators=[AtMost(int(CycleMap._meta.get_field("name").max_length or 0))],
    )
    words = Words(
        CycleMap,
        "words",
        _("How does it go, in your words?"),
        _("“It” comes in, and then …"),
        rows=4,
        required=False,
    )
    version = forms.IntegerField(min_value=0, max_value=2_000_000_000, widget=forms.HiddenInput())


def begin(latest: CycleMap | None) -> dict[str, Any]:
    """Return what the form starts with: the words as they stand."""
    if latest is None:
        return {"version": 0}
    return {"name": latest.name, "words": latest.words, "version": latest.version}

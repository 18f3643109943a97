"""Whether a joint goal fits one's own limits: the one question of these forms the other never reads."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from couplesgoals.web.forms import OptionsWidget, PageForm
from goals.forms.words import Words
from goals.models import FitAnswer, FitCheck


class FitForm(PageForm):
    """The private answer, and what it touches."""

    fit = forms.ChoiceField(
        label=_("Does this fit with your own limits and your own goals?"),
        choices=FitAnswer.choices,
        widget=OptionsWidget(),
        error_messages={"required": _("Choose the answer that comes closest: does this goal fit you?")},
    )
    fit_words = Words(
        FitCheck,
        "words",
        _("A word about it for your care team"),
        _("For example: which limit it touches, or what would make it safer."),
        required=False,
    )


class TellForm(FitForm):
    """The private answer on its own, about the version one has before oneself."""

    number = forms.IntegerField(widget=forms.HiddenInput())

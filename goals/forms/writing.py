"""The questions every goal answers: what, why, how one will know, by when."""

from __future__ import annotations

from dataclasses import fields
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience
from couplesgoals.web.forms import LEVELS, DateInput, PageForm
from goals.forms.words import Words
from goals.models import GoalAcceptance, GoalRevision
from goals.terms import GoalTerms, Voice

LEVEL_FIELDS = ("expected", "more", "much_more", "less", "much_less")
NAMES = dict(LEVELS)


class VoiceForm(PageForm):
    """One partner's own words: why, a first step, an ask."""

    questions: tuple[str, ...] = ("why",)

    why = Words(GoalAcceptance, "why", _("Why does this matter to me?"), rows=4)
    first_step = Words(
        GoalAcceptance,
        "first_step",
        _("My first step"),
        _("Something small you can do yourself this week."),
        required=False,
    )
    ask_of_partner = Words(GoalAcceptance, "ask_of_partner", _("What I ask of my partner"), required=False)

    def __init__(self, *args: Any, partner_name: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = {"partner": partner_name or now("your partner")}
        why = now("In your own voice. %(partner)s will read it beside their own answer.")
        self.fields["why"].help_text = why % name
        if ask := self.fields.get("ask_of_partner"):
            ask.label = now("What I ask of %(partner)s") % name
            ask.help_text = now(
                "A request: the answer may be yes, no or not yet. For example: Ask me how it went."
            )

    def voice(self) -> Voice:
        """Return the words as the actions take them."""
        return Voice(
            why=self.cleaned_data["why"],
            first_step=self.cleaned_data["first_step"],
            ask_of_partner=self.cleaned_data.get("ask_of_partner", ""),
        )


class TermsForm(VoiceForm):
    """What we want, how we will both know, by when; and the writer's own words."""

    questions = ("title", "why", "target_date")
    # As on the page, so that the summary of what is to fix leads downward.
    field_order = ("audience", "title", "why", *LEVEL_FIELDS, "target_date", "first_step", "ask_of_partner")

    title = Words(
        GoalRevision,
        "title",
        _("What do we want?"),
        _("One sentence that starts with “we”. For example: We talk for ten minutes each evening."),
    )
    expected = Words(
        GoalRevision,
        "expected",
        _("What we hope for"),
        _("If it goes well, what would you both see or count? For example: five evenings a week."),
    )
    more = Words(GoalRevision, "more", NAMES[1], _("A bit better. For example: six evenings a week."))
    much_more = Words(
        GoalRevision,
        "much_more",
        NAMES[2],
        _("The best you can picture. For example: every evening, and we look forward to it."),
    )
    less = Words(
        GoalRevision,
        "less",
        NAMES[-1],
        _("Some of it, not yet all. For example: three or four evenings a week."),
    )
    much_less = Words(
        GoalRevision,
        "much_less",
        NAMES[-2],
        _("If little changed. For example: two evenings a week or fewer."),
    )
    target_date = forms.DateField(
        label=_("By when?"),
        help_text=_("A day to look back from. Four to eight weeks from now often works well."),
        widget=DateInput(),
        error_messages={"invalid": _("Choose a day, for example 2027-03-31.")},
    )

    def terms(self) -> GoalTerms:
        """Return the words as the actions take them."""
        return GoalTerms(**{field.name: self.cleaned_data[field.name] for field in fields(GoalTerms)})


def first_values() -> dict[str, Any]:
    """Return what a new goal's form starts with: its own number, and the usual audience."""
    return {"submission": uuid4(), "audience": Audience.CARE_TEAM}


def values_of(revision: GoalRevision, said: GoalAcceptance | None) -> dict[str, Any]:
    """Return a version's words, and what this person last said, to start a form with."""
    mine = {field.name: getattr(said, field.name) for field in fields(Voice)} if said else {}
    return {**GoalTerms.of(revision).fields(), **mine, "number": revision.number}

"""The questions every goal answers: what, why, how one will know, by when."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience
from couplesgoals.web.forms import LEVELS, DateInput, OptionsWidget, PageForm
from goals.comparing import FIELDS, words_of
from goals.forms.words import Words
from goals.models import BaselineLevel, GoalAcceptance, GoalRevision, Weight
from goals.terms import GoalTerms, Voice, alike_levels

LEVEL_FIELDS = ("expected", "more", "much_more", "less", "much_less")
# What stands folded under "A little more, if you like".
MORE_FIELDS = ("baseline", "baseline_level", "how_known", "weight")
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
            fit=self.cleaned_data.get("fit", ""),
            fit_words=self.cleaned_data.get("fit_words", ""),
        )


class TermsForm(VoiceForm):
    """What we want, how we will both know, by when; and the writer's own words."""

    questions = ("title", "why", "target_date")
    # As on the page, so that the summary of what is to fix leads downward.
    field_order: tuple[str, ...] = (
        "audience",
        "title",
        "why",
        *LEVEL_FIELDS,
        "target_date",
        *MORE_FIELDS,
        "first_step",
        "ask_of_partner",
    )

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

    baseline = Words(
        GoalRevision,
        "baseline",
        _("How is it now?"),
        _("What you would see or count today, without blame. For example: one evening, often cut short."),
        required=False,
    )
    baseline_level = forms.TypedChoiceField(
        label=_("Where do we start?"),
        choices=BaselineLevel.choices,
        coerce=int,
        empty_value=None,
        required=False,
        widget=OptionsWidget(),
    )
    how_known = Words(
        GoalRevision,
        "how_known",
        _("How will we both know?"),
        _("What you count or write down, and when. For example: we mark the evenings on the calendar."),
        required=False,
    )
    weight = forms.TypedChoiceField(
        label=_("How much does it count beside your other goals?"),
        choices=Weight.choices,
        coerce=int,
        empty_value=None,
        required=False,
        widget=OptionsWidget(),
    )

    def clean(self) -> dict[str, Any]:
        """Say about levels alike together with all else there is to fix, so that one reads it once."""
        for field, message in alike_levels(self.cleaned_data).items():
            self.add_error(field, message)
        return self.cleaned_data

    def terms(self, before: GoalRevision | None = None) -> GoalTerms:
        """Return the words as the actions take them; what was not asked again stays as it was `before`."""
        said = {field.name: self.cleaned_data[field.name] for field in fields(GoalTerms)}
        if before is not None:
            said |= {name: getattr(before, name) for name, value in said.items() if value is None}
        return GoalTerms(**{name: value for name, value in said.items() if value is not None})

    @property
    def more_fields(self) -> list[forms.BoundField]:
        """What is asked under "A little more, if you like"."""
        return [self[name] for name in MORE_FIELDS]

    @property
    def more_is_open(self) -> bool:
        """Whether the folded part holds something to fix, or words already."""
        return any(field.errors for field in self.more_fields) or bool(
            self["baseline"].value() or self["how_known"].value()
        )


class ReviseForm(TermsForm):
    """The next version of a goal; `number` is the version the writer has read."""

    field_order: tuple[str, ...] = (
        "title",
        *LEVEL_FIELDS,
        "target_date",
        *MORE_FIELDS,
        "reason",
        "why",
        "first_step",
        "ask_of_partner",
    )

    reason = Words(
        GoalRevision,
        "reason",
        _("Why these changes?"),
        _("A sentence that helps the other see your side."),
    )
    number = forms.IntegerField(widget=forms.HiddenInput())


@dataclass(frozen=True)
class Reworded:
    """One field of a version: its words now, and the field that takes other words."""

    field: forms.BoundField
    mark: str
    now: str
    is_open: bool


def reworded(form: ReviseForm, revision: GoalRevision) -> list[Reworded]:
    """Put each field of a version beside its words now; open where other words stand already."""
    words = []
    for name, mark, _label in FIELDS:
        field, stored = form[name], getattr(revision, name)
        value = field.value()
        differs = value not in (None, "") and " ".join(str(value).split()) != " ".join(str(stored).split())
        words.append(Reworded(field, mark, words_of(revision, name), bool(field.errors) or differs))
    return words


def first_values() -> dict[str, Any]:
    """Return what a new goal's form starts with: its own number, and the usual audience."""
    return {
        "submission": uuid4(),
        "audience": Audience.CARE_TEAM,
        "baseline_level": BaselineLevel.SOME_OF_IT.value,
        "weight": Weight.USUAL.value,
    }


def values_of(revision: GoalRevision, said: GoalAcceptance | None) -> dict[str, Any]:
    """Return a version's words, and what this person last said, to start a form with."""
    mine = {name: getattr(said, name) for name in VoiceForm.base_fields} if said else {}
    return {**GoalTerms.of(revision).fields(), **mine, "number": revision.number}

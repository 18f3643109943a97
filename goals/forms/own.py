"""A goal of one's own: the same questions, put to one person, and who reads the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import partner_choices
from couplesgoals.web.forms import OWN_LEVELS, AudienceField, PageForm
from goals.forms.origin import OriginField
from goals.forms.writing import ReviseForm, TermsForm

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

NAMES = dict(OWN_LEVELS)
QUESTIONS: dict[str, tuple[str | StrPromise, str | StrPromise]] = {
    "title": (
        _("What do I want?"),
        _("One sentence that starts with “I”. For example: I go to bed by eleven."),
    ),
    "why": (_("Why does this matter to me?"), _("In your own voice.")),
    "expected": (
        _("What I hope for"),
        _("If it goes well, what would you see or count? For example: in bed by eleven five nights a week."),
    ),
    "more": (NAMES[1], _("A bit better. For example: six nights a week.")),
    "much_more": (NAMES[2], _("The best you can picture. For example: every night.")),
    "less": (NAMES[-1], _("Some of it, not yet all. For example: three or four nights.")),
    "much_less": (NAMES[-2], _("If little changed. For example: two nights or fewer.")),
    "baseline": (
        _("How is it now?"),
        _("What you would see or count today, without blame. For example: after one most nights."),
    ),
    "baseline_level": (_("Where do I start?"), ""),
    "how_known": (
        _("How will I know?"),
        _("What you count or write down, and when. For example: I note the time on my phone."),
    ),
    "weight": (_("How much does it count beside my other goals?"), ""),
}


class OwnGoalForm(TermsForm):
    """A new goal of one's own; who reads it is chosen before anything is written."""

    audience = AudienceField(label=_("Who can read this goal?"))
    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)
    started_from = OriginField()
    value = OriginField()
    ask_of_partner = None  # type: ignore[assignment]  # Django's way to drop an inherited field

    def __init__(self, *args: Any, partner_name: str = "", **kwargs: Any) -> None:
        super().__init__(*args, partner_name=partner_name, **kwargs)
        speak_to_one(self)
        offer_audiences(self, partner_name)


class OwnReviseForm(ReviseForm):
    """The next version of one's own goal."""

    field_order = (*TermsForm.field_order, "reason")
    ask_of_partner = None  # type: ignore[assignment]  # Django's way to drop an inherited field

    def __init__(self, *args: Any, partner_name: str = "", **kwargs: Any) -> None:
        super().__init__(*args, partner_name=partner_name, **kwargs)
        speak_to_one(self)
        self.fields["reason"].help_text = _("For yourself, and for whoever else reads this goal.")


class AudienceForm(PageForm):
    """Who reads one's own goal from now on."""

    audience = AudienceField(label=_("Who can read this goal from now on?"))

    def __init__(self, *args: Any, partner_name: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_audiences(self, partner_name)


def speak_to_one(form: TermsForm) -> None:
    """Put the questions of a joint goal to one person."""
    for name, (label, hint) in QUESTIONS.items():
        form.fields[name].label = label
        form.fields[name].help_text = hint


def offer_audiences(form: PageForm, partner_name: str) -> None:
    """Offer the three audiences a partner may choose, narrow to wide."""
    field = form.fields["audience"]
    if isinstance(field, AudienceField):
        field.offer(partner_choices(partner_name))

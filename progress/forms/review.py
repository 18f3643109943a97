"""The parts of a monthly review: each a short page, answered apart, in any order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience, partner_choices
from couplesgoals.web.forms import AudienceField, LevelField, OptionsWidget, PageForm, ScaleField
from goals.forms.words import Words
from progress.forms.priorities import ShiftQuestions
from progress.models import MOST_IN_FOCUS, ReviewAnswer, ReviewFocus, Wish
from progress.review.said import HIGHEST

# The answers that are words of one's own.
TEXTS = ("helped", "hindered", "words", "more", "less", "would_help")
NO_ANSWERS = frozenset({"audience", "sheet", "before", "version"})


class PartForm(PageForm):
    """One part: who reads it comes first. `sheet` and `before` tell two devices apart (review/sheets.py)."""

    sheet = forms.CharField(widget=forms.HiddenInput(), required=False, max_length=40)
    before = forms.CharField(widget=forms.HiddenInput(), required=False, max_length=40)

    def __init__(self, *args: Any, partner_name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        audience = self.fields.get("audience")
        if isinstance(audience, AudienceField):
            audience.offer(partner_choices(partner_name))

    @property
    def says_something(self) -> bool:
        """Whether anything but readers was answered, in a valid form."""
        return any(self.cleaned_data.get(name) not in (None, "") for name in self.answers)

    @property
    def answers(self) -> list[str]:
        """Name the fields that hold answers, in their order."""
        return [name for name in self.fields if name not in NO_ANSWERS]


def readers(label: Any) -> AudienceField:
    """Who reads the words of a part."""
    return AudienceField(label=label, widget=OptionsWidget())


def words(label: Any, hint: Any = "", **kwargs: Any) -> Words:
    """An answer in words; every one may stay open."""
    return Words(ReviewAnswer, "words", label, hint, **{"required": False, "rows": 2} | kwargs)


class GoalPartForm(PartForm):
    """One goal: the level for its words, what helped, what got in the way, and what one would like next."""

    version = forms.IntegerField(widget=forms.HiddenInput(), required=False)
    level = LevelField(label=_("Where are things now?"))
    audience = readers(_("Who can read my words about this goal?"))
    helped = words(_("What helped?"), _("A habit, a person, a small thing."))
    hindered = words(_("What got in the way?"), _("Something that happened, not what anybody is like."))
    wish = forms.ChoiceField(
        label=_("What would I like to do with this goal?"), choices=Wish.choices, widget=OptionsWidget()
    )

    def __init__(self, *args: Any, levels: Mapping[int, str], has_rated: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        level = self.fields["level"]
        assert isinstance(level, LevelField)
        level.describe(levels)
        if has_rated:
            del self.fields["level"]


class MonthForm(PartForm):
    """The month in one sentence."""

    audience = readers(_("Who can read this sentence?"))
    words = words(_("Our month in one sentence"), _("As a title on a photo would say it."))


class ThanksForm(PartForm):
    """One thing one thanks the other for; it is shown first."""

    audience = readers(_("Who can read my thanks?"))
    words = words(_("One thing I thank you for"), _("Something you did, and what it meant to me."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"audience": Audience.COUPLE} | dict(kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class SureForm(PartForm):
    """How sure one is about both of them staying with this: a ruler, and words if one likes."""

    audience = readers(_("Who can read this?"))
    value = ScaleField(
        label=_("How sure am I about us staying with this?"),
        lowest=0,
        highest=HIGHEST,
        low=_("not at all"),
        high=_("entirely"),
        required=False,
    )
    words = words(_("What would make it one number more?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"audience": Audience.CARE_TEAM} | dict(kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Words belong to a number."""
        data = self.cleaned_data
        if data.get("words") and data.get("value") is None and "value" not in self.errors:
            self.add_error("value", _("Choose a number; your words belong to it."))
        return data


class ShiftPartForm(PartForm, ShiftQuestions):
    """What shifted since the last review."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"audience": Audience.CARE_TEAM} | dict(kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    @property
    def says_something(self) -> bool:
        """Since when alone says nothing."""
        return any(self.cleaned_data.get(name) for name in ("more", "less", "would_help"))


class WishForm(PageForm):
    """What one would like to do with a goal, said anew."""

    wish = forms.ChoiceField(label=_("What I would like now"), choices=Wish.choices, widget=OptionsWidget())


class FocusForm(PageForm):
    """What comes first next month: at most three goals, and one ritual."""

    goals = forms.MultipleChoiceField(
        label=_("Which goals come first?"),
        help_text=_("Three at most. Less is more here."),
        widget=forms.CheckboxSelectMultiple(),
        required=False,
    )
    ritual = forms.CharField(
        label=_("One ritual for us"),
        help_text=_("Small and regular, such as tea together on Sunday evening."),
        max_length=int(ReviewFocus._meta.get_field("ritual").max_length or 0),
        required=False,
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        goals = self.fields["goals"]
        assert isinstance(goals, forms.MultipleChoiceField)
        goals.choices = choices

    def clean_goals(self) -> list[str]:
        """Hold it to three."""
        chosen: list[str] = self.cleaned_data["goals"]
        if len(chosen) > MOST_IN_FOCUS:
            raise forms.ValidationError(_("Choose three goals at most. Less is more here."))
        return chosen

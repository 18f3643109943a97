"""What a person says when a goal rests, ends or is left: little, and all of it may stay unsaid."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from couplesgoals.web.forms import OptionsWidget, PageForm
from goals.forms.words import Words
from goals.models import AchievementStatus, CompletionVoice, GoalNote, StatusReason

REASONS = [
    (StatusReason.NONE.value, _("I would rather not say")),
    (StatusReason.PRIORITIES.value, StatusReason.PRIORITIES.label),
    (StatusReason.TIMING.value, StatusReason.TIMING.label),
    (StatusReason.NO_LONGER_FITS.value, StatusReason.NO_LONGER_FITS.label),
]
AT_THE_END = (
    AchievementStatus.ACHIEVED,
    AchievementStatus.SUSTAINING,
    AchievementStatus.NOT_ACHIEVED,
    AchievementStatus.NOT_ATTAINABLE,
)


class AsideForm(PageForm):
    """A neutral reason for whoever reads the goal, and a word for the care team alone."""

    reason = forms.ChoiceField(label=_("A reason"), choices=REASONS, required=False, widget=OptionsWidget())
    note = Words(
        GoalNote,
        "words",
        _("A word for your care team"),
        _("Only you and your care team read this."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("reason", "")


class DoneForm(PageForm):
    """One's last word on a goal."""

    achievement = forms.ChoiceField(
        label=_("Where does it stand for you?"),
        choices=[(one.value, one.label) for one in AT_THE_END],
        widget=OptionsWidget(),
        error_messages={"required": _("Choose the words that come closest")},
    )
    words = Words(CompletionVoice, "words", _("What do you take from it?"), required=False)


class StandsForm(PageForm):
    """How a goal stands now."""

    achievement = forms.ChoiceField(
        label=_("How does it stand?"),
        widget=OptionsWidget(),
        error_messages={"required": _("Choose the words that come closest")},
    )

    def __init__(self, *args: Any, fitting: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["achievement"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(status, AchievementStatus(status).label) for status in fitting]


class PlainForm(PageForm):
    """Nothing to say but yes."""

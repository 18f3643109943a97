"""Forms of the daily check-in: beside each answer who reads it, and every answer may stay empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience, partner_choices
from couplesgoals.web.forms import AudienceField, PageForm, ScaleField, ScaleWidget
from goals.forms.words import Words
from progress.actions.checkin import NOTICED_BY, Answer, Answers, Noticed
from progress.actions.checkin_readers import readers_of
from progress.forms.readers import ChooseReadersForm
from progress.models import Affirmation, CheckIn, Tracker
from progress.models.checkin import HIGHEST

if TYPE_CHECKING:
    from django.forms import BoundField
    from django_stubs_ext import StrPromise

ENDS: dict[str, tuple[StrPromise, StrPromise]] = {
    Tracker.FEELING: (_("very low"), _("very good")),
    Tracker.CLOSENESS: (_("far apart"), _("very close")),
    Tracker.URGE: (_("none"), _("very strong")),
}
HINTS: dict[str, StrPromise] = {
    Tracker.URGE: _("Urges come and go like waves. A number is only a look at the sea."),
}
NOT_RECORDED = _("Not recorded")
LINE = _("A line about today")


class DailyScale(ScaleWidget):
    """0–10 for a thumb, and a way to say nothing."""

    template_name = "progress/daily/scale.html"


class Readers(forms.Select):
    """Who reads an answer, as a small choice beside it with its icon."""

    template_name = "progress/daily/readers.html"


class DailyNumber(ScaleField):
    """A number from 0 to 10; none is "not recorded"."""

    def __init__(self, tracker: Tracker) -> None:
        low, high = ENDS[tracker]
        super().__init__(
            lowest=0,
            highest=HIGHEST,
            label=tracker.label,
            help_text=HINTS.get(tracker, ""),
            required=False,
            widget=DailyScale(low=low, high=high),
        )
        numbers = [(number, str(number)) for number in range(HIGHEST + 1)]
        self.choices = [*numbers, ("", NOT_RECORDED)]


class ReadersField(forms.ChoiceField):
    """Who reads one answer; its label names the answer for who cannot see where it stands."""

    widget = Readers

    def __init__(self, of: str | StrPromise, choices: list[tuple[str, str]]) -> None:
        label = format_lazy(_("Who can read this: {answer}"), answer=of)
        missing = {"required": _("Choose who can read this")}
        super().__init__(label=label, choices=choices, error_messages=missing)


class CheckInForm(PageForm):
    """A day in one minute. It asks the trackers that are on, and those a page opened earlier still asks."""

    day = forms.DateField(widget=forms.HiddenInput())
    revision = forms.IntegerField(widget=forms.HiddenInput(), min_value=0)
    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)
    prompt = forms.CharField(widget=forms.HiddenInput(), required=False, max_length=60)

    def __init__(self, *args: Any, trackers: list[str], partner_name: str, **kwargs: Any) -> None:
        data = args[0] if args else None
        self.asked = [one for one in Tracker if (one in trackers if data is None else one in data)]
        super().__init__(*args, **kwargs)
        self.fields |= _questions(self.asked, partner_name)

    @property
    def numbers(self) -> list[tuple[str, BoundField, BoundField]]:
        """Each tracker asked: its name, its number and who reads it."""
        return [(one.value, self[one], self[f"{one}_audience"]) for one in self.asked]

    def answers(self) -> Answers:
        """Return what was said as the action takes it."""
        said = self.cleaned_data
        return Answers(
            ratings={
                one.value: None
                if said[one] is None
                else Answer(value=said[one], audience=said[f"{one}_audience"])
                for one in self.asked
            },
            line=said["line"],
            line_audience=said["line_audience"],
            noticed=Noticed(text=said["noticed"], audience=said["noticed_audience"], prompt=said["prompt"]),
        )


def _questions(asked: list[Tracker], partner_name: str) -> dict[str, forms.Field]:
    """The fields of these trackers, of what one noticed and of the line, each after who reads it."""
    sentences = dict(partner_choices(partner_name))
    fields: dict[str, forms.Field] = {}
    for tracker in asked:
        allowed = [(value, sentences[Audience(value)]) for value in readers_of(tracker)]
        fields[f"{tracker}_audience"] = ReadersField(tracker.label, allowed)
        fields[tracker.value] = DailyNumber(tracker)
    good = format_lazy(_("One good thing I noticed in {name}"), name=partner_name)
    fields["noticed_audience"] = ReadersField(good, [(str(one), sentences[one]) for one in NOTICED_BY])
    fields["noticed"] = Words(Affirmation, "text", good, required=False)
    fields["line_audience"] = ReadersField(LINE, list(sentences.items()))
    fields["line"] = Words(CheckIn, "line", LINE, required=False)
    return fields


class ReadersForm(ChooseReadersForm):
    """Choose anew who reads one answer."""

    def __init__(self, *args: Any, allowed: tuple[str, ...], partner_name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["audience"]
        assert isinstance(field, AudienceField)
        field.offer([one for one in partner_choices(partner_name) if one[0] in allowed])


class UsualReadersForm(PageForm):
    """Who reads each answer unless one says otherwise."""

    def __init__(self, *args: Any, partner_name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sentences = dict(partner_choices(partner_name))
        for tracker in Tracker:
            allowed = [(value, sentences[Audience(value)]) for value in readers_of(tracker)]
            self.fields[tracker.value] = ReadersField(tracker.label, allowed)
        self.fields["line"] = ReadersField(LINE, list(sentences.items()))

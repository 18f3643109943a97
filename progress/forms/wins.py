"""Forms of wins and affirmations: who reads it comes before the words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience, partner_choices
from couplesgoals.web.forms import AudienceField, DateInput, PageForm
from goals.forms.words import Words
from progress.models import Affirmation, Win, WinVoice

type Goals = Sequence[tuple[str, str]]


class WinForm(PageForm):
    """Who reads it, what went well, when, and for which goal if any; `goals` are (id, title)."""

    questions = ("text",)

    audience = AudienceField()
    text = Words(Win, "text", _("What went well?"), _("A sentence is enough. Small ones are welcome."))
    day = forms.DateField(label=_("When was it?"), widget=DateInput())
    goal = forms.TypedChoiceField(label=_("For a goal"), required=False, empty_value=None)
    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)

    def __init__(
        self, *args: Any, partner_name: str, today: date, goals: Goals, by_care: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        audience = self.fields["audience"]
        assert isinstance(audience, AudienceField)
        if by_care:
            audience.offer([(Audience.COUPLE, _("Both partners and the care team"))])
        else:
            audience.offer(partner_choices(partner_name))
        self.fields["day"].widget.attrs["max"] = today.isoformat()
        goal = self.fields["goal"]
        assert isinstance(goal, forms.TypedChoiceField)
        goal.choices = [("", _("No goal in particular")), *goals]
        self.goals = goals
        if not goals:
            del self.fields["goal"]

    def goals_offered(self) -> list[UUID]:
        """The goals named in the list, for the log of what staff read."""
        return [UUID(pk) for pk, _title in self.goals]


class WinAudienceForm(PageForm):
    """Choose anew who reads a win."""

    audience = AudienceField()

    def __init__(self, *args: Any, options: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        audience = self.fields["audience"]
        assert isinstance(audience, AudienceField)
        audience.offer(options)


class JoinForm(PageForm):
    """Words to the other's win, if one likes."""

    words = Words(WinVoice, "words", _("Your words to it"), required=False)


class AffirmationForm(PageForm):
    """Keep it or send it, then the words; `prompt` is the beginning that was offered."""

    questions = ("text",)

    audience = AudienceField(label=_("Keep it or send it?"))
    text = Words(
        Affirmation, "text", _("What did you notice?"), _("As you would say it. One true sentence is enough.")
    )
    prompt = forms.CharField(widget=forms.HiddenInput(), required=False, max_length=60)
    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, partner_name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        audience = self.fields["audience"]
        assert isinstance(audience, AudienceField)
        audience.offer(
            [
                (Audience.PRIVATE, _("Keep it for myself. Only you read it")),
                (
                    Audience.COUPLE,
                    _("Send it: %(partner)s and your care team read it") % {"partner": partner_name},
                ),
            ]
        )

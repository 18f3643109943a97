"""The questions of the steps: who reads the answers comes first, and every other answer is free."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience, partner_choices
from couplesgoals.web.forms import AudienceField, OptionsWidget, PageForm
from goals.forms.words import Words
from progress.actions.setback_steps import CODES, FIELDS
from progress.lists import Move, Need, SofterFeeling, SurfaceFeeling, Trigger
from progress.models import IStatement, Learned, RecommitChoice, Recommitment, Underneath
from progress.models.setback import SetbackStep


def one_of(label: Any, choices: Any, hint: Any) -> forms.ChoiceField:
    """A short list of words side by side; the first says that it stays open."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=[("", _("I leave this open")), *choices.choices],
        widget=OptionsWidget({"class": "in-a-row"}),
        required=False,
    )


def own(model: type[SetbackStep], field: str, label: Any, hint: Any = "", **kwargs: Any) -> Words:
    """Words of one's own, as long as the model takes."""
    return Words(model, field, label, hint, **{"required": False, "rows": 2} | kwargs)


class StepForm(PageForm):
    """What all steps share: their readers, and which version one had before oneself."""

    model: ClassVar[type[SetbackStep]]

    audience = AudienceField()
    revision = forms.IntegerField(widget=forms.HiddenInput(), required=False)

    def __init__(
        self,
        *args: Any,
        partner_name: str,
        widest: str,
        goals: Iterable[tuple[UUID, str]] = (),
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = {"audience": Audience.PRIVATE} | dict(kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        audience = self.fields["audience"]
        assert isinstance(audience, AudienceField)
        audience.offer(partner_choices(partner_name, widest=widest))
        if widest != Audience.COUPLE:
            audience.help_text = _("To share more of this, share what happened first.")
        self.about(list(goals))

    def about(self, goals: list[tuple[UUID, str]]) -> None:
        """Offer the goals a step can name; most name none."""

    def said(self) -> dict[str, str]:
        """Return the words as the action takes them."""
        return {name: self.cleaned_data.get(name, "") for name in FIELDS[self.model]}

    def goal(self) -> UUID | None:
        """Return the goal it is about, if any."""
        chosen = self.cleaned_data.get("goal")
        return UUID(chosen) if chosen else None


class UnderneathForm(StepForm):
    """Five parts, each a short list and words of one's own."""

    model = Underneath

    trigger = one_of(_("What set it off?"), Trigger, _("Something that happened, not what anybody is like."))
    trigger_words = own(Underneath, "trigger_words", _("In my words: what set it off"))
    on_top = one_of(_("What did I feel on top?"), SurfaceFeeling, _("The feeling that came first."))
    on_top_words = own(Underneath, "on_top_words", _("In my words: on top"))
    move = one_of(_("What did I do then?"), Move, _("Everybody has a move. It tries to protect something."))
    move_words = own(Underneath, "move_words", _("In my words: what I did"))
    softer = one_of(_("What was softer underneath?"), SofterFeeling, _("Often it is quieter."))
    softer_words = own(Underneath, "softer_words", _("In my words: underneath"))
    need = one_of(_("What did I need?"), Need, _("It is fine not to know yet."))
    need_words = own(Underneath, "need_words", _("In my words: what I needed"))

    def parts(self) -> list[Mapping[str, Any]]:
        """The five parts for the page: one with something to fix stands open, or the first one to begin."""
        names = FIELDS[Underneath][::2]
        is_new = not any(self[field].value() for field in FIELDS[Underneath])
        return [
            {
                "number": number,
                "chosen": self[name],
                "said": self._said(name),
                "words": self[f"{name}_words"],
                "is_open": (number == 1 and is_new) or self[name].errors or self[f"{name}_words"].errors,
            }
            for number, name in enumerate(names, 1)
        ]

    def _said(self, name: str) -> str:
        value, words = self[name].value(), str(self[f"{name}_words"].value() or "")
        return str(CODES[name](value).label) if value in CODES[name].values else words


class LearnedForm(StepForm):
    """What helped, what one learned, and how one wants to see it."""

    model = Learned

    helped = own(Learned, "helped", _("What helped, even a little?"))
    learned = own(Learned, "learned", _("What did I learn?"))
    reframe = own(Learned, "reframe", _("How do I want to see it?"), _("As something that passes."))


class StatementForm(StepForm):
    """Four parts of one sentence. Who reads it is chosen on the page where it is read once more."""

    model = IStatement
    audience = None  # type: ignore[assignment]  # taken away: sending is a step of its own

    feel = own(IStatement, "feel", _("I feel …"), _("A feeling: sad, scared, alone."), required=True)
    when = own(IStatement, "when", _("when …"), _("What a camera would see or hear."), required=True)
    because = own(IStatement, "because", _("because …"), _("What it means to me."))
    would_like = own(
        IStatement, "would_like", _("I would like …"), _("One small thing, that can be done."), required=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        PageForm.__init__(self, *args, **kwargs)


class OnwardForm(StepForm):
    """Stay with a goal, or begin to change it; both are good ends."""

    model = Recommitment
    questions = ("choice",)

    choice = forms.ChoiceField(
        label=_("How shall it go on?"), choices=RecommitChoice.choices, widget=OptionsWidget()
    )
    words = own(Recommitment, "words", _("In a sentence"), _("For yourself. Small is good."))

    def about(self, goals: list[tuple[UUID, str]]) -> None:
        """Offer the goals of this couple, and none."""
        self.fields["goal"] = forms.ChoiceField(
            label=_("Which goal is it about?"),
            choices=[("", _("None in particular")), *((str(pk), title) for pk, title in goals)],
            widget=OptionsWidget(),
            required=False,
        )
        self.order_fields(["audience", "choice", "goal", "words"])

"""What is typed in a repair conversation: a turn, and words to the care team."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from couplesgoals.web.forms import PageForm
from goals.forms.words import Words
from progress.models import RepairCall, RepairTurn, TurnKind
from progress.repair.refusals import WORDS, Reason
from progress.repair.turns import Kind

QUESTIONS = {
    "say": (_("What do you want to say?"), _("One thing, as you saw and felt it.")),
    "reflect": (
        _("What did you hear?"),
        _("Say it back in your own words. You do not have to agree with it, only to have heard it."),
    ),
    "answer": (
        _("Was that it?"),
        _("If it was, you can leave this empty. If a piece is missing, add it here."),
    ),
}
# Which of the three boxes a turn is typed into; two of its kinds share one, with a button for each.
BOXES = {Kind.SAY: "say", Kind.REFLECT: "reflect", Kind.CONFIRM: "answer", Kind.ADD: "answer"}
DRAFTS = {box: f"repair-{box}" for box in QUESTIONS}


class TurnForm(PageForm):
    """One turn. Its number says what was read before; a newer one is never written over."""

    questions = ("words",)

    words = Words(RepairTurn, "words", "", rows=4, required=False)
    kind = forms.ChoiceField(choices=TurnKind.choices, widget=forms.HiddenInput())
    box = forms.CharField(widget=forms.HiddenInput(), required=False)
    number = forms.IntegerField(min_value=1, max_value=2_000_000_000, widget=forms.HiddenInput())
    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, box: str = "say", longest: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["words"]
        field.label, field.help_text = QUESTIONS[box]
        field.required = box != "answer"
        field.error_messages["required"] = WORDS[Reason.NO_WORDS]
        if longest and longest < int(RepairTurn._meta.get_field("words").max_length or 0):
            hint = _("You are going slower: up to %(longest)s characters at a time.") % {"longest": longest}
            field.help_text = f"{field.help_text} {hint}"


class OfferForm(PageForm):
    """An offer has nothing to fill in, only a number of its own."""

    submission = forms.UUIDField(widget=forms.HiddenInput(), required=False)


class CallForm(PageForm):
    """A quiet call; words only where wanted."""

    words = Words(
        RepairCall,
        "words",
        _("What would you like them to know?"),
        _("Only your care team and you read this."),
        required=False,
    )


def begin_turn(box: str, number: int) -> dict[str, Any]:
    """Return what an empty turn starts with; a form's own number makes it one turn, however often sent."""
    kind = next(kind for kind, of in BOXES.items() if of == box)
    return {"kind": kind.value, "box": box, "number": number, "submission": uuid4()}

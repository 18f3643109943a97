"""Why a place is worth a second look: one kind sentence for each kind of suggestion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

# About any text.
ABSOLUTE, BLAME, MIND_READING, LABEL, DIAGNOSIS = "absolute", "blame", "mind-reading", "label", "diagnosis"
SUBSTANCE, THEIR_USE, FEEL_THAT, MUST, WHY_NOT = "substance", "their-use", "feel-that", "must", "why-not"
THREAT, DANGER = "threat", "danger"
# About a goal.
VAGUE, OTHER, WHO, NO_NUMBER, NO_BASELINE = "vague", "other", "who", "no-number", "no-baseline"
NO_DATE, NO_SIGN, OVERLAP, REVERSED, ALIKE = "no-date", "no-sign", "overlap", "reversed", "alike"
NEAR, FAR = "near", "far"

WHY: dict[str, StrPromise] = {
    ABSOLUTE: _("“Always” and “never” invite an argument about exceptions; one evening is easier to hear."),
    BLAME: _("Blame is hard to hear; what you feel and what you would like is easier to answer."),
    MIND_READING: _(
        "What someone else thinks or wants is hard to know from outside; "
        "you could say how it is for you, and ask."
    ),
    LABEL: _("A name for a whole person hurts and leaves no way out; what happened can be talked about."),
    DIAGNOSIS: _("A diagnosis used about someone closes the talk; what did you see or hear?"),
    SUBSTANCE: _(
        "This word carries old judgment; plain words about use and recovery are kinder to everyone."
    ),
    THEIR_USE: _("Use is theirs to tell; what did you see or hear yourself, and what did you feel?"),
    FEEL_THAT: _("After “I feel that you …” comes a thought, not a feeling; which feeling is underneath?"),
    MUST: _("A request can be answered with yes, no or not yet; an order is mostly met with a no."),
    WHY_NOT: _("“Why can’t you …” sounds like a charge; saying what you would like gives a place to start."),
    THREAT: _(
        "A threat makes talk unsafe; “If …, I will …” about taking care of yourself says where your limit is."
    ),
    DANGER: _(
        "This sounds very hard, and there is help: “Need help now?” is on every page, "
        "and you can tell your clinician alone."
    ),
    VAGUE: _("If this went well, what would you see or hear someone do?"),
    OTHER: _("This is about what someone else does; what would you do, or the two of you?"),
    WHO: _("A goal for both is easier to carry when it says what “we” do."),
    NO_NUMBER: _("How often, how long or how many? Then everyone knows when it is reached."),
    NO_BASELINE: _("What would you see or count today? A starting point shows how far you have come."),
    NO_DATE: _("Is there a day on which you would like to look back on this?"),
    NO_SIGN: _("A sign that can be seen or counted saves a debate later; what could it be?"),
    OVERLAP: _("This overlaps with another level, so one week could fit both; where does one end?"),
    REVERSED: _("The numbers run the other way here; is this level in the right place?"),
    ALIKE: _("This says nearly the same as another level; what would be different here?"),
    NEAR: _("That is less than a week away; is it enough time to see a change?"),
    FAR: _("That is more than half a year away; is there a nearer day to look back from?"),
}


def why(kind: str) -> str:
    """Return the sentence of a kind in the reader's language."""
    return str(WHY[kind])

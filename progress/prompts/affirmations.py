"""Prompts for good words: something noticed in one's partner, and wins of any size.

They praise effort and small things. None asks for a change, names a condition or speaks of looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class GoodWords:
    """A beginning for good words; its key is kept with what was written."""

    key: str
    text: StrPromise


AFFIRMATIONS: tuple[GoodWords, ...] = (
    GoodWords("small-help", _("Something small your partner did for you today")),
    GoodWords("effort-seen", _("An effort you saw, even if it did not work out")),
    GoodWords("hard-for-them", _("Something your partner did that was hard for them")),
    GoodWords("made-you-laugh", _("A moment when your partner made you laugh")),
    GoodWords("listened", _("A time you felt listened to")),
    GoodWords("kept-word", _("A promise your partner kept, big or small")),
    GoodWords("came-back", _("A time your partner came back to talk after a break")),
    GoodWords("gentle-tone", _("Words your partner said gently")),
    GoodWords("told-the-truth", _("Something honest your partner said that took courage")),
    GoodWords("asked-for-help", _("A time your partner asked for help")),
    GoodWords("showed-up", _("A session, meeting or visit your partner showed up for")),
    GoodWords("with-children", _("Something kind your partner did for a child or a pet")),
    GoodWords("everyday-work", _("Everyday work your partner did that is easy to overlook")),
    GoodWords("patience", _("A moment when your partner was patient")),
    GoodWords("for-themselves", _("Something good your partner did for themselves")),
    GoodWords("learned", _("Something you learned from your partner")),
    GoodWords("same-team", _("A moment when you felt like one team")),
    GoodWords("old-memory", _("A good memory that came to your mind")),
    GoodWords("glad-to-see", _("A moment when you were glad to see your partner")),
    GoodWords("made-room", _("A time your partner made room for what you needed")),
    GoodWords("tried-again", _("Something your partner tried once more")),
    GoodWords("care-for-others", _("How your partner cared for someone else")),
    GoodWords("quiet-minute", _("A quiet minute together that did you good")),
    GoodWords("humor-in-hard-times", _("Something your partner did to make a heavy day lighter")),
    GoodWords("thanks-for-today", _("One thing today you want to say thanks for")),
    GoodWords("strength-seen", _("A strength you saw in your partner this week")),
)

WINS: tuple[GoodWords, ...] = (
    GoodWords("win-small", _("Something small that went well. Small ones are welcome.")),
    GoodWords("win-step", _("A step you took, or half of one")),
    GoodWords("win-pause", _("You noticed that you needed a pause, and took it")),
    GoodWords("win-urge", _("An urge came, and you let it pass")),
    GoodWords("win-asked", _("You asked for something you needed")),
    GoodWords("win-listened", _("You listened to the end")),
    GoodWords("win-said-no", _("You said no where no was right for you")),
    GoodWords("win-sorry", _("You said sorry, or heard one")),
    GoodWords("win-showed-up", _("You showed up, even though it was hard")),
    GoodWords("win-talk", _("A hard talk that stayed calm, or came back to calm")),
    GoodWords("win-rest", _("You slept, ate or rested when you needed it")),
    GoodWords("win-fun", _("The two of you had fun")),
    GoodWords("win-first", _("You did something for the first time")),
    GoodWords("win-help", _("You reached out to someone")),
)


def good_words(key: str) -> GoodWords | None:
    """Return the beginning with this key; None where somebody just wrote."""
    return next((one for one in (*AFFIRMATIONS, *WINS) if one.key == key), None)

"""What somebody did in a hard moment, and which way such a move goes.

Violence, threats and control are left out on purpose: they are no step of a dance of two. They are asked
about alone, in the safety check.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class MoveKind(models.TextChoices):
    """Which way a move goes; each of them tries to protect something."""

    PURSUE = "pursue", _("Reaching out, pressing on")
    WITHDRAW = "withdraw", _("Stepping back")
    ATTACK = "attack", _("Getting sharp")
    FREEZE = "freeze", _("Going still")
    PLEASE = "please", _("Smoothing over")


class Move(models.TextChoices):
    """What I did, as I say it of myself."""

    KEPT_ASKING = "kept-asking", _("I kept asking")
    CHECKED_ON_THEM = "checked-on-them", _("I checked on my partner")
    FOLLOWED_TO_TALK = "followed-to-talk", _("I wanted to go on talking")
    EXPLAINED_MYSELF = "explained-myself", _("I explained myself again and again")
    SENT_MESSAGES = "sent-messages", _("I sent many messages")
    RAISED_MY_VOICE = "raised-my-voice", _("I raised my voice")
    CRITICIZED = "criticized", _("I criticized")
    BROUGHT_UP_THE_PAST = "brought-up-the-past", _("I brought up the past")
    USED_SHARP_WORDS = "sharp-words", _("I answered with sharp words")
    WENT_QUIET = "went-quiet", _("I went quiet")
    LEFT_THE_ROOM = "left-the-room", _("I left the room")
    USED_A_SCREEN = "used-a-screen", _("I turned to a screen")
    KEPT_BUSY = "kept-busy", _("I kept busy with something else")
    KEPT_IT_TO_MYSELF = "kept-it-to-myself", _("I kept it to myself")
    WENT_BLANK = "went-blank", _("My mind went blank")
    COULD_NOT_SPEAK = "could-not-speak", _("I could not find words")
    GAVE_IN = "gave-in", _("I gave in")
    USED_HUMOR = "used-humor", _("I made a joke")
    SAID_SORRY_FAST = "said-sorry-fast", _("I said sorry to end it")
    TOOK_IT_ALL_ON = "took-it-all-on", _("I took it all on myself")


MOVE_KINDS: Mapping[str, MoveKind] = {
    Move.KEPT_ASKING: MoveKind.PURSUE,
    Move.CHECKED_ON_THEM: MoveKind.PURSUE,
    Move.FOLLOWED_TO_TALK: MoveKind.PURSUE,
    Move.EXPLAINED_MYSELF: MoveKind.PURSUE,
    Move.SENT_MESSAGES: MoveKind.PURSUE,
    Move.RAISED_MY_VOICE: MoveKind.ATTACK,
    Move.CRITICIZED: MoveKind.ATTACK,
    Move.BROUGHT_UP_THE_PAST: MoveKind.ATTACK,
    Move.USED_SHARP_WORDS: MoveKind.ATTACK,
    Move.WENT_QUIET: MoveKind.WITHDRAW,
    Move.LEFT_THE_ROOM: MoveKind.WITHDRAW,
    Move.USED_A_SCREEN: MoveKind.WITHDRAW,
    Move.KEPT_BUSY: MoveKind.WITHDRAW,
    Move.KEPT_IT_TO_MYSELF: MoveKind.WITHDRAW,
    Move.WENT_BLANK: MoveKind.FREEZE,
    Move.COULD_NOT_SPEAK: MoveKind.FREEZE,
    Move.GAVE_IN: MoveKind.PLEASE,
    Move.USED_HUMOR: MoveKind.PLEASE,
    Move.SAID_SORRY_FAST: MoveKind.PLEASE,
    Move.TOOK_IT_ALL_ON: MoveKind.PLEASE,
}

# The same moves without "I", for the couple's cycle, where both read both.
MOVE_NAMES: Mapping[str, StrPromise] = {
    Move.KEPT_ASKING: _("Asking again"),
    Move.CHECKED_ON_THEM: _("Checking"),
    Move.FOLLOWED_TO_TALK: _("Wanting to go on talking"),
    Move.EXPLAINED_MYSELF: _("Explaining again and again"),
    Move.SENT_MESSAGES: _("Many messages"),
    Move.RAISED_MY_VOICE: _("A raised voice"),
    Move.CRITICIZED: _("Critical words"),
    Move.BROUGHT_UP_THE_PAST: _("Bringing up the past"),
    Move.USED_SHARP_WORDS: _("Sharp words"),
    Move.WENT_QUIET: _("Going quiet"),
    Move.LEFT_THE_ROOM: _("Leaving the room"),
    Move.USED_A_SCREEN: _("Turning to a screen"),
    Move.KEPT_BUSY: _("Keeping busy"),
    Move.KEPT_IT_TO_MYSELF: _("Keeping it inside"),
    Move.WENT_BLANK: _("Going blank"),
    Move.COULD_NOT_SPEAK: _("Finding no words"),
    Move.GAVE_IN: _("Giving in"),
    Move.USED_HUMOR: _("Making a joke"),
    Move.SAID_SORRY_FAST: _("A quick sorry"),
    Move.TOOK_IT_ALL_ON: _("Taking it all on"),
}

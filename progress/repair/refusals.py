"""Why something in the repair conversation is not possible now, in words that blame nobody."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from couplesgoals.people.refusals import OutOfTurn


class Reason(StrEnum):
    """What stands against a turn or a move."""

    NOT_ACCEPTED = "not-accepted"
    PAUSED = "paused"
    ENDED = "ended"
    TAKEN = "taken"
    NOT_YOUR_TURN = "not-your-turn"
    OTHER_KIND = "other-kind"
    NO_WORDS = "no-words"
    TOO_LONG = "too-long"
    NOT_HEARD = "not-heard"
    NOT_THIS = "not-this"


WORDS = {
    Reason.NOT_ACCEPTED: _("It begins once both of you say yes."),
    Reason.PAUSED: _("You two are taking a pause. It goes on when one of you picks it up again."),
    Reason.ENDED: _("This conversation has ended. What was said stays here to read."),
    Reason.TAKEN: _("Something new was written while you wrote. Read it first; your words are kept."),
    Reason.NOT_YOUR_TURN: _("It is your partner's turn. Your words are kept until it is yours."),
    Reason.OTHER_KIND: _("Another step comes first. Your words are kept."),
    Reason.NO_WORDS: _("Write a few words first. One sentence is enough."),
    Reason.TOO_LONG: _("This is long to take in at once. Say a part now and the rest in your next turn."),
    Reason.NOT_HEARD: _("First both of you say “yes, that is it” once. You can also stop at any time."),
    Reason.NOT_THIS: _("The conversation has moved on. Look at where it stands now."),
}


class NotNow(OutOfTurn):
    """A turn or a move has to wait, or cannot come; `reason` is for the program, the message for people."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(WORDS[reason]))
        self.reason = reason

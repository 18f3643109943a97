"""Repair conversations, made through the actions by the person whose turn it is."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.test import Client

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from progress.actions.repair import move_conversation, offer_conversation
from progress.actions.repair_calls import call_clinician
from progress.actions.repair_turns import take_turn
from progress.models import PriorityShift, RepairCall, RepairConversation, RepairTurn, Setback
from progress.repair.states import Move
from tests.progress.setbacks import report

# One whole conversation: each says, hears it back and agrees.
WHOLE = (
    ("M", "say", "I was afraid that you would not come."),
    ("J", "reflect", "You were afraid I would not come."),
    ("M", "add", "And that I do not matter."),
    ("J", "reflect", "You were afraid you do not matter to me."),
    ("M", "confirm", ""),
    ("J", "say", "I felt small when I came in."),
    ("M", "reflect", "You felt small at the door."),
    ("J", "confirm", "Yes. Thank you."),
)


def offer(about: Setback | PriorityShift, by: User, **over: Any) -> RepairConversation:
    """Offer to talk in turns."""
    with acting(by):
        return offer_conversation(by=by, about=about, **over)


def move(talk: RepairConversation, by: User, what: str) -> RepairConversation:
    """Accept, pause, resume, slow, stop or end well."""
    with acting(by):
        return move_conversation(by=by, conversation=talk, move=Move(what))


def turn(
    talk: RepairConversation, by: User, number: int, kind: str, words: str = "", **over: Any
) -> RepairTurn:
    """One turn."""
    with acting(by):
        return take_turn(by=by, conversation=talk, number=number, kind=kind, words=words, **over)


def call(talk: RepairConversation, by: User, words: str = "") -> RepairCall:
    """Ask the clinician in."""
    with acting(by):
        return call_clinician(by=by, conversation=talk, words=words)


def running(couple: Couple, maya: User, jonas: User, turns: int = 0) -> RepairConversation:
    """A conversation Maya offered about what she told, taken up by Jonas, with the first turns of WHOLE."""
    talk = offer(report(couple, maya), maya)
    move(talk, jonas, "accept")
    people = {"M": maya, "J": jonas}
    for number, (who, kind, words) in enumerate(WHOLE[:turns], 1):
        turn(talk, people[who], number, kind, words)
    return now(talk, maya)


def now(talk: RepairConversation, by: User) -> RepairConversation:
    """A conversation as it stands."""
    with acting(by):
        found: RepairConversation = RepairConversation.visible_to(by).get(pk=talk.pk)
        return found


def turn_form(number: int, kind: str, words: str, **over: str) -> dict[str, str]:
    """The form of a turn, as a browser sends it."""
    box = kind if kind in ("say", "reflect") else "answer"
    return {
        "number": str(number),
        "kind": kind,
        "box": box,
        "words": words,
        "submission": str(uuid4()),
    } | over


def polled(phone: Client, url: str, seen: str) -> Any:
    """Ask as the page does by itself."""
    return phone.get(url, {"seen": seen}, headers={"HX-Request": "true", "HX-Trigger": "poll"})

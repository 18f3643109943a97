"""The end of a goal: one says they are done with it, then the other, each in their own words."""

from __future__ import annotations

from tests.journeys.agreeing import TITLE
from tests.journeys.visitor import Visitor

KEEP = "Reached, and keeping it"
LAST_WORDS = {"Maya": "We laugh in the kitchen again.", "Jonas": "I can plan ahead."}


def when_one_says_it_is_done(phone: Visitor, name: str) -> None:
    if name == "Maya":
        phone.goes_to("/goals/")
        phone.follows(TITLE)
        phone.follows("Change this goal")
        phone.finds_it_accessible()
    phone.opens("This is done for me")
    phone.chooses(KEEP)
    phone.writes("What do you take from it?", LAST_WORDS[name])
    phone.finds_it_accessible("phone")
    phone.presses("Say so")
    phone.sees("Your words are kept.", LAST_WORDS[name])


def then_it_is_not_over_yet(phone: Visitor) -> None:
    phone.sees("It is up to Jonas now. There is no hurry.", "Active")
    phone.finds_it_accessible()


def when_the_other_says_so_too(phone: Visitor) -> None:
    phone.goes_to("/goals/")
    phone.follows(TITLE)
    phone.sees("Maya feels done with this goal. How is it for you?")
    phone.follows("Say how it is for you")
    when_one_says_it_is_done(phone, "Jonas")
    phone.sees("What you take from it", *LAST_WORDS.values(), "Completed")


def then_the_list_shows_it_completed(phone: Visitor) -> None:
    phone.goes_to("/goals/")
    phone.opens("Completed")
    phone.finds_it_accessible()
    phone.follows(TITLE)
    phone.sees("What you take from it", *LAST_WORDS.values())
    phone.finds_it_accessible()

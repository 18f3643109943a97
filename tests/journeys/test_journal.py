"""A journal at one's own pace: a tender question, stopping, going on, sharing a few words."""

from __future__ import annotations

import pytest

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from tests.journeys.conftest import Arrives
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BEFORE = "We ate without a word."
SHARED = "When he came in he put his hand on my shoulder."
AFTER = "I wanted to say thank you and could not."


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_a_tender_question_stopped_and_taken_up_again(
    arrives: Arrives, couple: Couple, maya: User, jonas: User, javascript: bool
) -> None:
    hers, his = arrives(maya, javascript=javascript), arrives(jonas, on="desktop", javascript=javascript)
    look = javascript
    when_she_begins_with_a_gentle_question(hers, look)
    when_she_stops_and_comes_back_to_here_and_now(hers, look)
    when_she_takes_up_her_words_again(hers)
    entry = hers.page.url.removeprefix(hers.origin)
    when_she_shares_one_paragraph(hers, look)
    then_he_reads_that_one_alone(his, entry, look)
    when_she_takes_it_back(hers)
    then_for_him_it_never_was(his, entry)
    then_she_finds_it_by_a_word(hers, look)


def when_she_begins_with_a_gentle_question(phone: Visitor, look: bool) -> None:
    phone.goes_to("/more/")
    phone.follows("My journal")
    phone.sees("Nothing written yet")
    phone.follows("Find a question to begin from")
    phone.opens("Something hard from the past")
    phone.sees("These touch tender places.")
    if look:
        phone.finds_it_accessible("phone")
    phone.follows("What got you through a hard time?")
    phone.sees("Stop anywhere. Your words stay in a private draft.")
    if look:
        phone.finds_it_accessible("phone")
    phone.writes("What I want to write", f"{BEFORE}\n\n{SHARED}")


def when_she_stops_and_comes_back_to_here_and_now(phone: Visitor, look: bool) -> None:
    phone.presses("Stop for now")
    phone.sees("kept as a private draft", "Nothing you do here is recorded")
    phone.follows("Feet and chair")
    phone.follows("Next")
    phone.sees("Notice the floor under your feet.", "2 of 5")
    if look:
        phone.finds_it_accessible("phone")
    phone.follows("Stop here")


def when_she_takes_up_her_words_again(phone: Visitor) -> None:
    phone.goes_to("/journal/")
    phone.follows("Go on writing")
    field = phone.page.get_by_label("What I want to write")
    field.fill(f"{field.input_value()}\n\n{AFTER}")
    phone.presses("Save in my journal")
    phone.sees("It is in your journal.", BEFORE, SHARED, AFTER, "Only you")


def when_she_shares_one_paragraph(phone: Visitor, look: bool) -> None:
    phone.follows("Share only some words")
    phone.sees("They read these words and your name.")
    phone.chooses("You, Jonas and your care team")
    phone.chooses(SHARED)
    if look:
        phone.finds_it_accessible("phone")
    phone.presses("Share these words")
    phone.sees("Shared. You can take it back at any time.", "What others can read")
    if look:
        phone.finds_it_accessible("phone")


def then_he_reads_that_one_alone(desk: Visitor, entry: str, look: bool) -> None:
    desk.goes_to("/us/")
    desk.sees("From our journals", SHARED)
    desk.does_not_see(BEFORE, AFTER)
    if look:
        desk.goes_to("/journal/shared/")
        desk.finds_it_accessible("desktop")
    assert desk.goes_to(entry) == 404


def when_she_takes_it_back(phone: Visitor) -> None:
    phone.page.get_by_role("button", name="Take it back").click()
    phone.sees("Taken back. From now on only you read it", "Undo: share it again as before")


def then_for_him_it_never_was(desk: Visitor, entry: str) -> None:
    for place in ("/us/", "/journal/shared/", "/journal/?q=shoulder"):
        desk.goes_to(place)
        desk.does_not_see(SHARED)
    assert desk.goes_to(entry.replace("/journal/", "/journal/shared/")) == 404


def then_she_finds_it_by_a_word(phone: Visitor, look: bool) -> None:
    phone.goes_to("/journal/")
    phone.writes("Search my entries", "shoul")
    phone.presses("Search")
    phone.sees(BEFORE)
    if look:
        phone.finds_it_accessible("phone")

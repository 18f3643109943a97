"""A repair conversation by two phones: offered, slowed, paused, both heard; and the cycle named after it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from progress.models import Setback
from tests.journeys.conftest import Arrives
from tests.journeys.visitor import Visitor
from tests.progress.repairs import running
from tests.progress.setbacks import report, step

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def told(couple: Couple, maya: User, jonas: User) -> Setback:
    """A setback both looked underneath of."""
    about = report(couple, maya)
    step(about, maya, trigger="silence", move="kept-asking", softer="lonely")
    step(about, jonas, trigger="silence", move="went-quiet", softer="ashamed")
    return about


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_from_an_offer_to_being_heard(
    arrives: Arrives, couple: Couple, maya: User, jonas: User, clinician: User, javascript: bool
) -> None:
    about = told(couple, maya, jonas)
    hers, his = arrives(maya, javascript=javascript), arrives(jonas, javascript=javascript)
    when_she_offers_it(hers, about)
    when_he_takes_it_up(his)
    when_she_speaks_and_he_says_back(hers, his)
    when_they_slow_down_pause_and_go_on(hers, his)
    when_they_swap(hers, his)
    then_both_were_heard(hers, his)
    if javascript:
        then_the_clinician_reads_along(arrives(clinician, on="desktop"), couple)


def test_it_comes_by_itself_and_can_be_stopped(
    arrives: Arrives, couple: Couple, maya: User, jonas: User
) -> None:
    talk = running(couple, maya, jonas, 1)
    hers, his = arrives(maya), arrives(jonas)
    hers.goes_to(f"/repair/{talk.pk}/")
    hers.sees("Jonas is saying back what they heard.")
    hers.finds_it_accessible()
    his.goes_to(f"/repair/{talk.pk}/")
    his.finds_it_accessible("phone")
    says(his, "What did you hear?", "You were afraid.", "Say it back")
    # Nobody presses anything here.
    expect(hers.page.locator("main")).to_contain_text("Did Jonas hear you?", timeout=15_000)
    his.presses("Stop here")
    his.sees("You stopped here. That is allowed.")
    says(hers, "Was that it?", "Half a sentence", "Not quite – I want to add")
    hers.sees("This conversation has ended.", "Half a sentence", "You stopped here. That is allowed.")


def test_the_cycle_is_named_and_confirmed(
    arrives: Arrives, couple: Couple, maya: User, jonas: User, clinician: User
) -> None:
    phone, desk = arrives(maya), arrives(clinician, on="desktop")
    phone.goes_to("/us/cycle/")
    phone.sees("Your cycle will be drawn here")
    for _ in range(2):
        told(couple, maya, jonas)
    phone.goes_to("/us/")
    phone.follows("Our cycle")
    phone.finds_it_accessible()
    phone.writes("What do you call it?", "The Tuesday storm")
    phone.presses("Save")
    phone.sees("Saved.", "Your clinician will look at these words")
    phone.page.get_by_role("link", name=re.compile("Jonas’s move Going quiet")).click()
    phone.sees("Setback of")
    desk.goes_to(f"/caseload/{couple.pk}/cycle/")
    desk.finds_it_accessible("desktop")
    desk.presses("Confirm these words")
    desk.sees("Confirmed.")
    phone.goes_to("/us/cycle/")
    phone.sees("Looked at with your clinician")


def when_she_offers_it(hers: Visitor, about: Setback) -> None:
    hers.goes_to(f"/setback/{about.pk}/")
    hers.follows("Talk about it in turns")
    hers.presses("Offer it")
    hers.sees("Your offer is there.")


def when_he_takes_it_up(his: Visitor) -> None:
    his.goes_to("/today/")
    his.sees("Maya would like to talk in turns")
    his.follows("Look")
    his.sees("Maya would like to talk with you about this, in turns.")
    his.presses("Yes, let us talk")
    his.sees("Maya may begin, or you.")


def when_she_speaks_and_he_says_back(hers: Visitor, his: Visitor) -> None:
    hers.page.reload()
    hers.sees("You may begin.")
    says(hers, "What do you want to say?", "I was afraid you would not come back.", "Say this")
    hers.sees("Jonas is saying back what they heard.")
    his.page.reload()
    says(his, "What did you hear?", "You were afraid I would not come back.", "Say it back")
    hers.page.reload()
    hers.presses("Yes, that is it")
    hers.sees("Jonas is finding words.")


def when_they_slow_down_pause_and_go_on(hers: Visitor, his: Visitor) -> None:
    his.page.reload()
    his.presses("Go slower")
    his.sees("We are going slower now.", "up to 400 characters")
    hers.page.reload()
    hers.sees("We are going slower now.")
    hers.presses("Pause")
    hers.sees("You two are taking a pause.")
    his.page.reload()
    his.presses("Go on")
    his.sees("Now it is your turn to speak.")


def when_they_swap(hers: Visitor, his: Visitor) -> None:
    says(his, "What do you want to say?", "I felt small at the door.", "Say this")
    hers.page.reload()
    says(hers, "What did you hear?", "You felt small when you came in.", "Say it back")
    his.page.reload()
    his.sees("Did Maya hear you?")
    his.presses("Yes, that is it")


def then_both_were_heard(hers: Visitor, his: Visitor) -> None:
    his.sees("You heard each other.", "How it goes on for me")
    hers.page.reload()
    hers.sees("You heard each other.")
    hers.presses("Finish our talk here")
    hers.sees("You heard each other.")
    hers.goes_to("/us/ways-back/")
    hers.sees("You have found your way back once, in less than a day.")


def then_the_clinician_reads_along(desk: Visitor, couple: Couple) -> None:
    desk.goes_to(f"/caseload/{couple.pk}/ways-back/")
    desk.finds_it_accessible("desktop")
    desk.sees("Both heard", "6 turns")
    desk.follows("Both heard")
    desk.sees("I was afraid you would not come back.")


def says(visitor: Visitor, question: str, words: str, button: str) -> None:
    """Type one turn and send it."""
    visitor.writes(question, words)
    visitor.presses(button)

"""From the first button back to each other; and the answer that has to come before everything else."""

from __future__ import annotations

import pytest

from couplesgoals.demo.factories import active_joint_goal
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from progress.models import SafetyCheck
from tests.journeys.conftest import Arrives
from tests.journeys.visitor import Visitor
from tests.progress.setbacks import read_by

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FACTS = "At eight we talked about money. After ten minutes I left the room."
ONCE_MORE, KEPT = "one call when it gets late", "This was one hard evening."


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_the_whole_way_back(
    arrives: Arrives, couple: Couple, maya: User, jonas: User, clinician: User, javascript: bool
) -> None:
    active_joint_goal(couple, maya, jonas, clinician, title="Two evenings a week for us")
    hers, his = arrives(maya, javascript=javascript), arrives(jonas, javascript=javascript)
    when_she_begins_and_is_safe(hers)
    when_she_tells_what_happened(hers, javascript)
    when_she_looks_underneath(hers)
    when_she_says_what_she_learned(hers)
    when_she_reads_it_once_more_and_sends_it(hers)
    when_she_stays_with_the_goal(hers)
    then_he_reads_it_and_adds_his_side(his)
    hers.page.reload()
    hers.sees("Jonas’s side", "Afraid of losing us")
    if javascript:
        hers.finds_it_accessible("phone")
        hers.follows("What was underneath")
        hers.finds_it_accessible("phone")


def test_an_unsafe_answer_brings_help_and_he_learns_nothing(
    arrives: Arrives, couple: Couple, maya: User, jonas: User, clinician: User
) -> None:
    phone = arrives(maya)
    phone.goes_to("/setback/safe/")
    phone.finds_it_accessible()
    phone.chooses("I am afraid of my partner.")
    phone.writes("A few words for your care team", "Please call me at work.")
    phone.presses("Go on")
    phone.sees(
        "You are not alone with it.", "Call 1-800-799-7233", "Your care team can read what you just said."
    )
    assert phone.page.url.endswith("/setback/new/")
    phone.finds_it_accessible()
    phone.page.go_back()
    assert phone.page.get_by_label("A few words for your care team").input_value() == ""
    assert not phone.page.get_by_label("I am afraid of my partner.").is_checked()
    phone.page.go_forward()
    phone.presses("Stop here")
    phone.page.wait_for_url("**/today/")
    (told,) = read_by(clinician, SafetyCheck)
    assert told.fears_partner
    assert read_by(jonas, SafetyCheck) == []
    his = arrives(jonas)
    for page in ("/today/", "/us/", "/setback/", "/setback/new/"):
        his.goes_to(page)
        his.does_not_see("Please call me", "You are not alone with it.", "care team can read what")


def when_she_begins_and_is_safe(phone: Visitor) -> None:
    phone.goes_to("/today/")
    phone.follows("We had a setback")
    phone.follows("Begin")
    phone.sees("First, and for you alone: are you safe?")
    phone.presses("Go on")
    phone.sees("What was it?")


def when_she_tells_what_happened(phone: Visitor, javascript: bool) -> None:
    phone.chooses("We had an argument")
    phone.presses("Go on")
    phone.sees("What happened?")
    phone.writes("What happened, as a camera would see it?", "Jonas drank again.")
    phone.chooses("You, Jonas and your care team")
    phone.presses("Save")
    phone.sees("Use is for each person to tell of themselves.")
    if javascript:
        phone.finds_it_accessible("phone")
    phone.page.get_by_role("button", name="Use this wording").first.click()
    phone.writes("What happened, as a camera would see it?", FACTS)
    phone.presses("Stop here for now")
    phone.sees("Your words are kept, for you alone.")
    phone.goes_to("/setback/")
    phone.follows("Take up what I began")
    phone.chooses("You, Jonas and your care team")
    phone.presses("Save")
    phone.sees("It is written down.", FACTS)


def when_she_looks_underneath(phone: Visitor) -> None:
    phone.follows("What was underneath")
    phone.chooses("You, Jonas and your care team")
    phone.chooses("Money", of="What set it off?")
    phone.opens("3. What did I do then?")
    phone.chooses("I left the room", of="What did I do then?")
    phone.opens("5. What did I need?")
    phone.writes("In my words: what I needed", "A minute to think")
    phone.presses("Save")
    phone.sees("Saved.", "I left the room", "A minute to think")


def when_she_says_what_she_learned(phone: Visitor) -> None:
    phone.follows("What helped, what I learned")
    phone.page.locator("#ideas-reframe summary").click()
    phone.page.get_by_role("button", name=KEPT).click()
    phone.chooses("You, Jonas and your care team")
    phone.presses("Save")
    phone.sees("Saved.", KEPT)


def when_she_reads_it_once_more_and_sends_it(phone: Visitor) -> None:
    phone.follows("Say it in “I” words")
    phone.writes("I feel …", "alone")
    phone.writes("when …", "it is late and I have heard nothing")
    phone.writes("I would like …", ONCE_MORE)
    phone.presses("Read it once more")
    phone.sees("Slowly, as if Jonas had written it to you.", ONCE_MORE)
    phone.presses("Send it to Jonas and our care team")
    phone.sees("Sent to Jonas.", ONCE_MORE)


def when_she_stays_with_the_goal(phone: Visitor) -> None:
    phone.follows("How it goes on")
    phone.chooses("You, Jonas and your care team")
    phone.chooses("I stay with it")
    phone.chooses("Two evenings a week for us", of="Which goal is it about?")
    phone.presses("Save")
    phone.sees("Saved.", "I stay with it")


def then_he_reads_it_and_adds_his_side(phone: Visitor) -> None:
    phone.goes_to("/today/")
    phone.sees("Maya shared something with you")
    phone.does_not_see(FACTS)
    phone.follows("Read it")
    phone.sees("Maya shared something hard with you. You do not need to answer now.", FACTS, ONCE_MORE, KEPT)
    phone.follows("What was underneath")
    phone.chooses("You, Maya and your care team")
    phone.opens("4. What was softer underneath?")
    phone.chooses("Afraid of losing us")
    phone.presses("Save")
    phone.sees("Saved.", "Maya’s side", "My side", "Afraid of losing us")

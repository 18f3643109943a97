"""The monthly review: from a message that says nothing to a signed summary, by three people."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from couplesgoals.demo.factories import active_joint_goal
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from goals.models import Goal
from tests.journeys.conftest import Arrives
from tests.journeys.visitor import Visitor
from tests.progress.reviews import open_review

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.journeys.urls"),
]
TITLE = "Two evenings a week for us"


@pytest.fixture
def goal(couple: Couple, maya: User, jonas: User, clinician: User) -> Goal:
    """A joint goal in effect, and a review that is open."""
    made = active_joint_goal(couple, maya, jonas, clinician, title=TITLE)
    open_review(couple)
    return made


@pytest.mark.usefixtures("goal")
def test_two_answer_apart_read_together_and_the_clinician_signs(
    arrives: Arrives, maya: User, jonas: User, clinician: User
) -> None:
    phone, other = arrives(maya), arrives(jonas)
    when_she_begins_and_stops_and_goes_on_another_day(phone)
    when_one_answers(phone, level="+1", wish="Keep it as it is", thanks="You made tea.")
    then_it_is_in_and_waits(phone)
    then_nothing_of_hers_shows(other)
    when_one_answers(other, level="−1", wish="Keep it as it is", thanks="You waited for me.")
    then_both_are_read_thanks_first(other)
    when_they_keep_it_with_a_small_step(other)
    when_both_choose_what_comes_first(phone, other)
    desk = arrives(clinician, on="desktop")
    when_the_clinician_prepares_and_signs(desk)
    then_the_summary_stands_with_the_review(phone)


@pytest.mark.usefixtures("goal")
def test_two_wishes_are_kept_and_resolved_later(arrives: Arrives, maya: User, jonas: User) -> None:
    phone, other = arrives(maya), arrives(jonas)
    when_one_answers(phone, level="0", wish="Keep it as it is", thanks="")
    when_one_answers(other, level="0", wish="Let it rest for a while", thanks="")
    other.sees("You wish different things here, and both may stand.")
    taps(other, "Bring it to our clinician")
    other.sees("To be talked through with your clinician")
    phone.goes_to("/review/")
    phone.sees("To be talked through with your clinician")
    phone.opens("Say what I would like now")
    phone.presses("Let it rest for a while")
    taps(phone, "Yes, we let it rest")
    phone.sees("Resting for a while")
    phone.finds_it_accessible("phone")
    other.goes_to("/goals/")
    other.sees("On hold")


@pytest.mark.usefixtures("goal")
def test_one_says_nothing_and_the_others_words_are_not_lost(
    arrives: Arrives, maya: User, jonas: User, as_owner: Callable[..., Any]
) -> None:
    phone, other = arrives(maya), arrives(jonas)
    when_one_answers(phone, level="+1", wish="Keep it as it is", thanks="You made tea.")
    as_owner("UPDATE program_progressreview SET closes_at = statement_timestamp()")
    for reader in (phone, other):
        reader.goes_to("/review/")
        reader.sees("This month’s review has one voice in it. That happens", "You made tea.")
        reader.does_not_see("did not answer", "missed")
    other.finds_it_accessible("phone")
    other.follows("Your reviews")
    other.sees("You made tea.")
    other.finds_it_accessible("phone")


@pytest.mark.usefixtures("goal")
def test_all_of_it_without_javascript(arrives: Arrives, maya: User, jonas: User) -> None:
    for person, thanks in ((maya, "You made tea."), (jonas, "You waited.")):
        phone = arrives(person, javascript=False)
        when_one_answers(phone, level="0", wish="Keep it as it is", thanks=thanks)
    phone.sees("You made tea.", "You waited.")
    taps(phone, "Yes, we keep it")
    phone.sees("Kept as it is")
    phone.follows("A sheet to print")
    phone.sees("Our review", "You made tea.", "Kept as it is")
    phone.does_not_see('<button class="button">Yes')


def taps(phone: Visitor, words: str) -> None:
    """Press a button by how its words begin: it goes on with the goal it is about."""
    phone.page.get_by_role("button", name=re.compile(rf"^{re.escape(words)}")).first.click()


def when_she_begins_and_stops_and_goes_on_another_day(phone: Visitor) -> None:
    phone.goes_to("/")
    phone.sees("Your monthly review is open")
    phone.follows("Begin")
    phone.finds_it_accessible()
    phone.follows("Our month in one sentence")
    phone.chooses("You, Jonas and your care team")
    phone.writes("Our month in one sentence", "Small doors")
    phone.finds_it_accessible()
    phone.presses("Stop here for now")
    phone.sees("Your words are kept, for you alone.", "Answered")


def when_one_answers(phone: Visitor, *, level: str, wish: str, thanks: str) -> None:
    """Goal by goal, then thanks; the rest may stay open."""
    phone.goes_to("/review/")
    phone.follows(TITLE)
    phone.chooses(level, of="Where are things now?")
    phone.page.locator("input[name=audience][value=couple]").check()
    phone.writes("What helped?", "A plan on the fridge")
    phone.chooses(wish)
    phone.presses("Keep and go on")
    phone.page.wait_for_url("**/review/**")
    if thanks:
        phone.goes_to("/review/parts/thanks/")
        phone.writes("One thing I thank you for", thanks)
        phone.presses("Keep and go on")
        phone.page.wait_for_url(lambda url: "thanks" not in url)
    phone.goes_to("/review/")
    phone.follows("Read it once more and send")
    phone.sees(wish, "A plan on the fridge", thanks)
    phone.presses("Send my answers")
    phone.sees("Your answers are in.")


def then_it_is_in_and_waits(phone: Visitor) -> None:
    phone.sees("You and Jonas read each other’s once both of you have sent yours")
    phone.finds_it_accessible()


def then_nothing_of_hers_shows(other: Visitor) -> None:
    for place in ("/", "/review/", "/us/", "/reviews/"):
        other.goes_to(place)
        other.does_not_see("You made tea.", "Small doors")


def then_both_are_read_thanks_first(other: Visitor) -> None:
    text = other.reads()
    assert text.index("You made tea.") < text.index("Small doors") < text.index(TITLE)
    other.sees("You see this differently — worth a conversation.")
    other.finds_it_accessible()


def when_they_keep_it_with_a_small_step(other: Visitor) -> None:
    other.writes("A small step for us both", "Phones in the drawer")
    taps(other, "Yes, we keep it")
    other.sees("Kept as it is")
    other.goes_to("/")
    other.sees("Phones in the drawer")


def when_both_choose_what_comes_first(phone: Visitor, other: Visitor) -> None:
    phone.goes_to("/review/")
    phone.chooses(TITLE, of="Which goals come first?")
    phone.writes("One ritual for us", "Tea on Sunday")
    phone.presses("This comes first for me")
    phone.sees("Saved. Both of you can read it.")
    other.goes_to("/review/")
    other.sees("Tea on Sunday")
    # The other's choice stands ready to be taken as one's own.
    other.presses("This comes first for me")
    other.sees("You chose this together.")


def when_the_clinician_prepares_and_signs(desk: Visitor) -> None:
    desk.goes_to("/caseload/")
    desk.follows("Maya & Jonas")
    desk.page.locator("main a[href$='/review/']").first.click()
    desk.sees(TITLE, "A plan on the fridge")
    desk.finds_it_accessible()
    desk.follows("Write the summary")
    desk.follows("Both partners")
    desk.finds_it_accessible()
    desk.presses("Sign this summary")
    desk.sees("Summary")


def then_the_summary_stands_with_the_review(phone: Visitor) -> None:
    phone.goes_to("/review/")
    phone.sees("From your care team", "Summary", "Dana Rivera")
    phone.finds_it_accessible()

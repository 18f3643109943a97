"""A win is told and joined, good words are kept and then sent, and help is one tap from every page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from tests.journeys.conftest import Arrives
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIN = "We stopped, and began again."
KEPT = "You cooked, but late."
SENT = "You cooked for everybody."
DO = "walk to the river"


def test_a_win_is_joined_and_good_words_are_kept_and_then_sent(
    arrives: Arrives, couple: Couple, maya: User, jonas: User
) -> None:
    mayas, jonas_phone = arrives(maya), arrives(jonas)
    when_she_marks_a_win(mayas)
    then_he_finds_it_on_today_and_joins(jonas_phone)
    when_she_looks_at_her_words_and_keeps_them(mayas)
    then_he_reads_none_of_them(jonas_phone)
    when_she_sends_them(mayas)
    then_they_lie_in_the_jar(jonas_phone)


def test_a_hard_moment_without_scripts_from_two_pages(arrives: Arrives, couple: Couple, maya: User) -> None:
    phone = arrives(maya, javascript=False)
    phone.goes_to("/today/")
    when_she_says_it_is_hard(phone)
    phone.sees("You are here. One thing at a time.", "Three things to try", "Call 988")
    when_she_puts_something_into_her_kit(phone)
    phone.goes_to("/goals/")
    when_she_says_it_is_hard(phone)
    phone.follows(DO)
    phone.sees("Afterwards: how did it go?")
    phone.presses("Well")
    phone.sees("Noted. You took care of yourself.", DO)
    phone.goes_to("/kit/")
    phone.sees("Used once, last: Today", "Well: 1×")
    then_the_pages_are_accessible(arrives(maya))


def then_the_pages_are_accessible(phone: Visitor) -> None:
    """Looked at with scripts, which the one who looks needs."""
    phone.goes_to("/hard-moment/")
    phone.finds_it_accessible()
    phone.follows(DO)
    phone.finds_it_accessible("phone")
    phone.goes_to("/kit/")
    phone.finds_it_accessible("phone")


def when_she_marks_a_win(phone: Visitor) -> None:
    phone.goes_to("/us/")
    phone.sees("Still empty, and ready for the first good thing.")
    phone.follows("Mark a win")
    phone.writes("What went well?", WIN)
    phone.finds_it_accessible("phone")
    phone.presses("Mark it")
    phone.sees("It is in. Good that you noticed it.", WIN)


def then_he_finds_it_on_today_and_joins(phone: Visitor) -> None:
    phone.goes_to("/today/")
    phone.sees("Something good for you", WIN)
    phone.goes_to("/wins/")
    phone.page.get_by_role("button", name="I am glad too").click()
    phone.sees("You joined. It is a win of both of you now.", "You joined in")
    phone.finds_it_accessible("phone")


def when_she_looks_at_her_words_and_keeps_them(phone: Visitor) -> None:
    phone.goes_to("/affirmations/")
    phone.follows("Write it down")
    phone.writes("What did you notice?", KEPT)
    phone.presses("Look at my words")
    phone.sees("the good part is often forgotten")
    phone.finds_it_accessible("phone")
    phone.writes("What did you notice?", SENT)
    phone.presses("Save")
    phone.sees("Kept for you. You can send it any time.", "Only you")


def then_he_reads_none_of_them(phone: Visitor) -> None:
    for path in ("/affirmations/", "/us/jar/", "/today/"):
        phone.goes_to(path)
        phone.does_not_see(SENT, "Maya to you")


def when_she_sends_them(phone: Visitor) -> None:
    phone.page.get_by_role("button", name="Send it").click()
    phone.sees("Sent.", "Take it back")
    phone.finds_it_accessible("phone")


def then_they_lie_in_the_jar(phone: Visitor) -> None:
    phone.goes_to("/us/")
    phone.sees("3 good things so far. It only fills.", SENT)
    phone.opens("What is in it")
    phone.finds_it_accessible()
    phone.follows("See all good things")
    phone.sees(WIN, SENT)


def when_she_says_it_is_hard(phone: Visitor) -> None:
    """The way there stands in view, is large enough for a thumb, and lies over no other way out."""
    link = phone.page.get_by_role("link", name="Hard moment", exact=True)
    expect(link).to_be_in_viewport()
    box = link.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    for other in (
        phone.page.get_by_role("button", name="Leave quickly"),
        phone.page.locator(".topbar").get_by_role("link", name="Need help now?"),
    ):
        its = other.bounding_box()
        assert its is not None
        assert its["y"] + its["height"] <= box["y"] or its["x"] >= box["x"] + box["width"]
    phone.follows("Hard moment", within="body")


def when_she_puts_something_into_her_kit(phone: Visitor) -> None:
    phone.goes_to("/kit/new/")
    phone.writes("When …", "it rises")
    phone.writes("I …", DO)
    phone.page.get_by_label("Keep it one tap away").check()
    phone.presses("Save")
    phone.sees("It is in your kit.", "One tap away")

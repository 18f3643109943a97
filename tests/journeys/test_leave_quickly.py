"""Somebody comes into the room: blank at once, signed out, and nothing of us behind Back."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from couplesgoals.demo.factories import propose
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from tests.journeys.accessibility import SIZES
from tests.journeys.conftest import Arrives
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "Two evenings a week for us"
UNSENT = "I was about to say how lonely it is."
SHOWN_AFTER_CLICK = """() => {
  const start = performance.now();
  document.querySelector("form[data-leave] button").click();
  const shown = [...document.body.children].filter((one) => one.getClientRects().length > 0);
  return [shown.length, document.title.trim(), performance.now() - start];
}"""


@pytest.fixture
def proposed(couple: Couple, maya: User) -> Couple:
    """Something on the page that nobody else should read."""
    propose(couple, maya, title=TITLE)
    return couple


def by_button(visitor: Visitor) -> None:
    visitor.presses("Leave quickly")


def by_keyboard(visitor: Visitor) -> None:
    for _ in range(3):
        visitor.page.keyboard.press("Shift")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("way", [by_button, by_keyboard])
def test_leaving_signs_out_and_back_shows_nothing(
    arrives: Arrives, proposed: Couple, jonas: User, size: str, way: object
) -> None:
    visitor = arrives(jonas, on=size)
    given_jonas_reads_the_proposal(visitor)
    assert callable(way)
    way(visitor)
    then_he_is_elsewhere_and_signed_out(visitor)
    then_back_shows_nothing_of_us(visitor)


def test_the_page_is_blank_before_anything_else_happens(
    arrives: Arrives, proposed: Couple, jonas: User
) -> None:
    phone = arrives(jonas)
    given_jonas_reads_the_proposal(phone)
    shown, title, milliseconds = phone.page.evaluate(SHOWN_AFTER_CLICK)
    assert (shown, title) == (0, "")
    assert milliseconds <= 100


def test_what_was_being_typed_is_kept_for_the_next_time(
    arrives: Arrives, proposed: Couple, jonas: User
) -> None:
    phone = arrives(jonas)
    given_jonas_reads_the_proposal(phone)
    phone.writes("Why does this matter to me?", UNSENT)
    by_keyboard(phone)
    then_he_is_elsewhere_and_signed_out(phone)
    again = arrives(jonas)
    given_jonas_reads_the_proposal(again)
    assert again.page.get_by_label("Why does this matter to me?").input_value() == UNSENT
    again.finds_it_accessible()


def given_jonas_reads_the_proposal(visitor: Visitor) -> None:
    visitor.goes_to("/")
    visitor.follows("Read and answer")
    visitor.sees(TITLE)


def then_he_is_elsewhere_and_signed_out(visitor: Visitor) -> None:
    visitor.page.wait_for_url(lambda url: urlsplit(url).hostname == "127.0.0.1")
    # The message that signs out may arrive just after the other site's page.
    for _ in range(50):
        if "sessionid" not in {cookie["name"] for cookie in visitor.context.cookies()}:
            return
        visitor.page.wait_for_timeout(100)
    pytest.fail("the sign-in is still there")


def then_back_shows_nothing_of_us(visitor: Visitor) -> None:
    # The page he left was replaced; what Back finds is asked for again, by somebody signed out.
    answer = visitor.page.go_back()
    visitor.does_not_see(TITLE, "Maya", "Jonas")
    if answer is not None:
        assert urlsplit(answer.url).path == "/accounts/login/"
        assert "no-store" in answer.headers["cache-control"]
        visitor.finds_it_accessible()

"""From what matters to a goal: two people map alone, share a little, and begin where both want more room."""

from __future__ import annotations

import pytest

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from tests.journeys.conftest import Arrives
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_from_two_maps_to_a_goal(
    arrives: Arrives, couple: Couple, maya: User, jonas: User, javascript: bool
) -> None:
    mayas, jonas_phone = arrives(maya, javascript=javascript), arrives(jonas, javascript=javascript)
    when_a_number_is_missing_it_is_asked_for(mayas)
    when_she_draws_her_map(mayas)
    when_she_shares_one_value(mayas)
    then_he_sees_that_one_alone(jonas_phone)
    when_he_maps_and_shares_the_same(jonas_phone)
    then_both_see_where_they_meet(mayas)
    then_a_goal_begins_there(mayas)


def test_the_pages_of_values_are_accessible(
    arrives: Arrives, couple: Couple, maya: User, jonas: User
) -> None:
    phone = arrives(maya)
    when_a_number_is_missing_it_is_asked_for(phone)
    phone.finds_it_accessible()
    when_she_draws_her_map(phone)
    phone.finds_it_accessible()
    phone.follows("Choose what I share")
    phone.finds_it_accessible()
    phone.goes_to("/goals/values/us/")
    phone.finds_it_accessible()


def when_a_number_is_missing_it_is_asked_for(phone: Visitor) -> None:
    phone.goes_to("/goals/")
    phone.follows("What matters to me")
    phone.follows("Draw my map")
    rate(phone, "family_importance", 10)
    phone.presses("Draw my map")
    phone.sees("“Family”: choose both numbers, or leave it out.")
    phone.finds_what_to_fix_in_the_order_of_the_page()


def when_she_draws_her_map(phone: Visitor) -> None:
    rate(phone, "family_consistency", 4)
    rate(phone, "work_importance", 5)
    rate(phone, "work_consistency", 9)
    phone.page.get_by_text("Add something of my own").click()
    phone.page.locator("[name=own1_name]").fill("Singing")
    rate(phone, "own1_importance", 8)
    rate(phone, "own1_consistency", 1)
    phone.presses("Draw my map")
    phone.sees("Your map is drawn.", "Where it wants more room", "Matters a lot, little room last week")


def when_she_shares_one_value(phone: Visitor) -> None:
    phone.follows("Choose what I share")
    phone.chooses("Jonas too", of="Family")
    phone.presses("Save")
    phone.sees("Saved.", "You, Jonas and your care team")


def then_he_sees_that_one_alone(phone: Visitor) -> None:
    phone.goes_to("/us/")
    phone.follows("What matters to us both")
    phone.sees("Maya shares with you", "Family")
    phone.does_not_see("Singing", "Work")


def when_he_maps_and_shares_the_same(phone: Visitor) -> None:
    phone.goes_to("/goals/values/new/")
    rate(phone, "family_importance", 9)
    rate(phone, "family_consistency", 3)
    phone.presses("Draw my map")
    phone.follows("Choose what I share")
    phone.chooses("Maya too", of="Family")
    phone.presses("Save")
    phone.sees("Saved.")


def then_both_see_where_they_meet(phone: Visitor) -> None:
    phone.goes_to("/goals/values/us/")
    phone.sees("Side by side", "Dear to you both, and short of room", "Family")


def then_a_goal_begins_there(phone: Visitor) -> None:
    phone.follows("Start a goal together from Family")
    phone.sees("This goal begins from what matters to you: Family.")


def rate(phone: Visitor, question: str, number: int) -> None:
    """Tap one number; it is as large as the box drawn around it."""
    box = phone.page.locator(f"[name={question}][value='{number}']")
    size = box.bounding_box()
    assert size is not None
    assert min(size["width"], size["height"]) >= 39  # the input itself, within a border of two
    box.check()

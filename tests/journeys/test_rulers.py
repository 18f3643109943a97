"""How ready each is: rulers the other never sees, a step that fits, and both sides for the clinician."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import expect

from couplesgoals.demo.factories import active_joint_goal, individual_goal
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from goals.models import Goal
from tests.goals.eyes import differences, ids_named
from tests.journeys.conftest import Arrives
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "Two evenings a week for us"
WHY = "She is calmer when we have talked."
HELP = "If we sat outside instead of in the kitchen."
TINY = "Something tiny may fit best right now."


@pytest.fixture
def goal(couple: Couple, maya: User, jonas: User, clinician: User) -> Goal:
    """A joint goal in effect."""
    return active_joint_goal(couple, maya, jonas, clinician, title=TITLE)


def test_the_rulers_are_his_and_the_care_teams(
    arrives: Arrives, couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User
) -> None:
    mayas, phone = arrives(maya), arrives(jonas)
    before = pages_of(mayas, goal)
    when_he_opens_his_own_view(phone)
    when_he_moves_the_three_rulers(phone, 8, 2, 3)
    when_he_answers_the_two_questions(phone)
    then_a_tiny_step_is_what_he_is_offered(phone, goal)
    then_nothing_on_her_pages_changed(mayas, goal, before)
    with time_machine.travel(timezone.now() + timedelta(days=7)):
        later = arrives(jonas)
        when_he_comes_again(later, goal)
        then_he_sees_his_line_over_time(later)
        when_she_gives_hers(arrives(maya), goal)
        then_the_clinician_sees_both_and_the_gap(arrives(clinician, on="desktop"), couple)


def test_his_own_view_is_nobody_elses_to_open(
    arrives: Arrives, couple: Couple, goal: Goal, maya: User, jonas: User, tess: User
) -> None:
    phone = arrives(jonas)
    when_he_moves_the_three_rulers_of(phone, goal, 9, 9, 9)
    phone.presses("Write it down")
    phone.sees("It is written down, for you.", "9 of 10")
    mayas = arrives(maya)
    # The address names the goal, not the person: at the same address she meets her own view, and it is empty.
    assert mayas.goes_to(f"/goals/{goal.pk}/mine/") == 200
    mayas.sees("Three numbers, one minute")
    mayas.does_not_see("9 of 10", "How it was on")
    his = individual_goal(couple, jonas, audience="couple", title="Run on Mondays")
    for visitor, goal_id in ((mayas, his.pk), (arrives(tess), goal.pk)):
        for path in (f"/goals/{goal_id}/mine/", f"/goals/{goal_id}/mine/rate/"):
            assert visitor.goes_to(path) == 404
            visitor.sees("We could not find that page")


def when_he_opens_his_own_view(phone: Visitor) -> None:
    phone.goes_to("/goals/")
    phone.follows(TITLE)
    phone.follows("My own view of this goal")
    phone.sees("Three numbers, one minute", "your partner never sees it")
    phone.finds_it_accessible()
    phone.follows("Begin")
    phone.presses("Go on")
    phone.finds_what_to_fix_in_the_order_of_the_page()


def when_he_moves_the_three_rulers(phone: Visitor, *numbers: int) -> None:
    for name, number in zip(("importance", "confidence", "readiness"), numbers, strict=True):
        phone.page.locator(f"[name={name}][value='{number}']").check()
    phone.finds_it_accessible()
    phone.presses("Go on")
    phone.sees(f"Ready: {numbers[-1]} of 10")


def when_he_moves_the_three_rulers_of(phone: Visitor, goal: Goal, *numbers: int) -> None:
    phone.goes_to(f"/goals/{goal.pk}/mine/rate/")
    when_he_moves_the_three_rulers(phone, *numbers)


def when_he_answers_the_two_questions(phone: Visitor) -> None:
    phone.writes("Why a 3 and not a 0?", WHY)
    phone.writes("What would make it a 5?", HELP)
    phone.finds_it_accessible()
    phone.presses("Write it down")
    phone.sees("It is written down, for you.", "3 of 10", WHY, HELP, "You and your care team")
    phone.finds_it_accessible()


def then_a_tiny_step_is_what_he_is_offered(phone: Visitor, goal: Goal) -> None:
    phone.follows("Find a step that fits me now")
    phone.sees(TINY)
    expect(phone.page.locator("[name=size][value=tiny]")).to_be_checked()
    phone.finds_it_accessible()


def then_nothing_on_her_pages_changed(phone: Visitor, goal: Goal, before: dict[str, str]) -> None:
    after = pages_of(phone, goal)
    assert not differences(before, after), "\n".join(differences(before, after))
    phone.goes_to(f"/goals/{goal.pk}/steps/new/")
    phone.does_not_see(TINY)


def when_he_comes_again(phone: Visitor, goal: Goal) -> None:
    when_he_moves_the_three_rulers_of(phone, goal, 8, 4, 6)
    phone.sees("Why a 6 and not a 3?")
    phone.presses("Write it down")
    phone.sees("It is written down, for you.")


def then_he_sees_his_line_over_time(phone: Visitor) -> None:
    expect(phone.page.locator("figure svg[role=img]").first).to_be_visible()
    phone.sees("6 of 10", WHY)
    phone.finds_it_accessible()


def when_she_gives_hers(phone: Visitor, goal: Goal) -> None:
    when_he_moves_the_three_rulers_of(phone, goal, 9, 9, 10)
    phone.sees("What helps you keep it there?")
    phone.presses("Write it down")
    phone.sees("10 of 10")
    phone.does_not_see(WHY, HELP, "8 of 10", "6 of 10")


def then_the_clinician_sees_both_and_the_gap(desk: Visitor, couple: Couple) -> None:
    desk.goes_to("/")
    desk.follows("Maya & Jonas")
    desk.follows("Readiness")
    desk.sees(TITLE, "Maya", "Jonas", "The gap now", "5 apart, different", "4 apart, different")
    desk.opens("The two are in different places")
    desk.sees("Do not show one partner's numbers to the other")
    desk.opens("Show these answers as a table")
    desk.finds_it_accessible()


def pages_of(phone: Visitor, goal: Goal) -> dict[str, str]:
    """Every page of hers on which the goal or Jonas is met, to the letter."""
    places = ["/today/", "/goals/", "/us/", "/us/far/"]
    places += [
        f"/goals/{goal.pk}/",
        *(f"/goals/{goal.pk}/{end}/" for end in ("versions", "mine", "steps/new")),
    ]
    return {place: ids_named(phone.context.request.get(phone.origin + place).text()) for place in places}

"""Two people and a goal's week: what helped, one timeline with filters, and a sheet for paper."""

from __future__ import annotations

import pytest

from couplesgoals.demo.factories import active_joint_goal
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from goals.models import Goal
from tests.journeys.conftest import Arrives
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser


def when_she_logs_what_got_in_the_way(phone: Visitor, goal: Goal) -> None:
    phone.goes_to(f"/goals/{goal.pk}/log/")
    phone.chooses("You, Jonas and your care team")
    phone.writes("What did you do?", "We put the phones into the drawer.")
    phone.chooses("Well", of="How did it go?")
    phone.chooses("Some", of="How much did it take?")
    phone.opens("What helped, and what got in the way")
    phone.chooses("We did it together")
    phone.chooses("I was tired")
    phone.finds_it_accessible()
    phone.presses("Save this step")
    phone.sees("That counts.", "Helped: We did it together", "Got in the way: I was tired")


def then_he_finds_it_on_the_timeline(phone: Visitor) -> None:
    phone.goes_to("/us/")
    phone.follows("Everything on one timeline, with filters")
    phone.sees("We put the phones into the drawer.")
    phone.page.get_by_label("Whose").select_option(label="Jonas")
    phone.presses("Show")
    phone.sees("Nothing here for these filters")
    phone.page.get_by_label("Whose").select_option(label="Maya")
    phone.page.get_by_label("What", exact=True).select_option(label="Steps")
    phone.presses("Show")
    phone.sees("We put the phones into the drawer.")


def then_she_prints_a_week(phone: Visitor, goal: Goal) -> None:
    phone.goes_to(f"/goals/{goal.pk}/")
    phone.follows("A worksheet for the week")
    phone.sees("What got in the way?", "☐ I was tired")
    phone.finds_it_accessible("phone")
    phone.follows("Filled from what you can read")
    phone.sees("We put the phones into the drawer.")
    phone.finds_it_accessible("desktop")


def test_a_week_of_a_goal(arrives: Arrives, couple: Couple, maya: User, jonas: User, clinician: User) -> None:
    """Jonas has no scripts."""
    goal = active_joint_goal(couple, maya, jonas, clinician)
    mayas = arrives(maya)
    when_she_logs_what_got_in_the_way(mayas, goal)
    then_he_finds_it_on_the_timeline(arrives(jonas, javascript=False))
    then_she_prints_a_week(mayas, goal)
    mayas.goes_to("/timeline/")
    mayas.finds_it_accessible()

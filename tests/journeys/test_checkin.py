"""A week of check-ins: a minute a day, a day left out, a lost connection, a question one wants no more."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from playwright.sync_api import expect

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from goals.actions.steps import local_today
from progress.models import Affirmation, CheckIn, CheckInRating
from tests.journeys.conftest import Arrives
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WAITING = "Your words wait here and go by themselves when it is back."


def says(visitor: Visitor, question: str, number: int, readers: str) -> None:
    """Choose who reads it, then the number."""
    visitor.page.get_by_label(f"Who can read this: {question}").select_option(label=readers)
    visitor.page.get_by_role("group", name=question).get_by_label(re.compile(rf"^{number}\b")).check()


def test_a_week(arrives: Arrives, couple: Couple, maya: User, jonas: User) -> None:
    noon = local_today(couple).replace(hour=12, minute=0)
    for ago, feeling in ((6, 4), (5, 6), (3, 5)):
        with time_machine.travel(noon - timedelta(days=ago)):
            at_home = arrives(maya)
            at_home.goes_to("/today/")
            at_home.follows("Check in")
            says(at_home, "How I am", feeling, "You and your care team")
            at_home.writes("A line about today", f"Felt like a {feeling}")
            at_home.presses("Save")
            at_home.sees("You checked in today.")
    phone = arrives(maya)
    phone.goes_to("/check-in/")
    phone.finds_it_accessible()
    says(phone, "How I am", 7, "Only you")
    says(phone, "How close I felt", 8, "You, Jonas and your care team")
    phone.writes("One good thing I noticed in Jonas", "He put the phone away at dinner")
    phone.page.get_by_label("Who can read this: One good thing").select_option("couple")
    phone.presses("Save")
    phone.sees("You checked in. Thank you for taking a minute.")
    phone.goes_to("/check-in/mine/")
    phone.sees("Felt like a 6", "7 of 10", "He put the phone away at dinner")
    phone.finds_it_accessible("phone")
    phone.goes_to("/check-in/days/")
    phone.presses("Show my days to Jonas too")
    phone.sees("Jonas sees on which days you checked in")
    phone.finds_it_accessible()

    other = arrives(jonas)
    other.goes_to("/today/")
    other.sees("How close I felt: 8 of 10")
    other.does_not_see("7 of 10", "Felt like")
    other.goes_to("/check-in/days/")
    other.sees("Maya checked in")
    assert other.reads().count("Maya checked in") == 1


def test_offline_and_back(arrives: Arrives, couple: Couple, maya: User) -> None:
    phone = arrives(maya)
    phone.goes_to("/check-in/")
    phone.page.get_by_role("button", name=re.compile("^Do not ask me this.*close")).click()
    phone.sees("You are not asked this any more.")
    phone.does_not_see('name="closeness"')
    says(phone, "How I am", 3, "Only you")
    phone.context.set_offline(True)
    phone.writes("A line about today", "Written in the tunnel")
    phone.writes("One good thing I noticed in Jonas", "He waited")
    phone.presses("Save")
    phone.sees(WAITING)
    expect(phone.page.locator("#live")).to_contain_text(WAITING)
    phone.presses("Save")
    assert (
        phone.page.get_by_role("textbox", name="A line about today").input_value() == "Written in the tunnel"
    )
    stored = phone.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "tunnel" not in stored
    phone.context.set_offline(False)
    phone.sees("You checked in. Thank you for taking a minute.")
    with acting(maya):
        assert CheckIn.visible_to(maya).get().line == "Written in the tunnel"
        assert (CheckInRating.objects.count(), Affirmation.objects.count()) == (1, 1)
    phone.goes_to("/check-in/choices/")
    phone.finds_it_accessible("phone")
    phone.page.get_by_role("button", name=re.compile("^Ask me this.*close")).click()
    phone.sees("You are asked this from now on.")


def test_without_javascript(arrives: Arrives, couple: Couple, maya: User) -> None:
    phone = arrives(maya, javascript=False)
    phone.goes_to("/check-in/")
    says(phone, "How I am", 0, "You and your care team")
    phone.writes("A line about today", "Tired, and here")
    phone.presses("Save")
    phone.sees("You checked in today.")
    phone.follows("Change or add")
    phone.page.get_by_role("group", name="How I am").get_by_label("Not recorded").check()
    phone.presses("Save")
    with acting(maya):
        assert not CheckInRating.visible_to(maya).exists()

"""Called away while typing: signed out after a while, and no word is lost."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import expect

from couplesgoals.demo.factories import active_joint_goal
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from tests.conftest import PASSWORD
from tests.journeys.conftest import Arrives
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STEP = "I waited with my answer until I had breathed out."


@pytest.mark.parametrize("javascript", [True, False])
def test_a_log_entry_sent_too_late_is_kept_as_a_draft(
    arrives: Arrives, couple: Couple, maya: User, jonas: User, clinician: User, javascript: bool
) -> None:
    goal = active_joint_goal(couple, maya, jonas, clinician)
    phone = arrives(javascript=javascript)
    given_jonas_types_an_entry(phone, jonas, f"/goals/{goal.pk}/log/")
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        when_he_sends_it_too_late(phone)
        then_he_is_asked_to_sign_in_and_told_it_is_safe(phone)
        if javascript:  # axe is a script itself
            phone.finds_it_accessible()
        when_he_signs_in_again(phone, jonas)
        then_his_words_are_still_there(phone)


def given_jonas_types_an_entry(phone: Visitor, jonas: User, path: str) -> None:
    phone.signs_in(jonas.email, PASSWORD)
    phone.sees("Jonas.")
    phone.goes_to(path)
    phone.writes("What did you do?", STEP)
    phone.chooses("Well", of="How did it go?")


def when_he_sends_it_too_late(phone: Visitor) -> None:
    phone.presses("Save this step")


def then_he_is_asked_to_sign_in_and_told_it_is_safe(phone: Visitor) -> None:
    phone.sees("You were signed out to keep things private.", "What you had typed is saved as a draft.")
    assert urlsplit(phone.page.url).path == "/accounts/login/"
    phone.does_not_see(STEP)


def when_he_signs_in_again(phone: Visitor, jonas: User) -> None:
    phone.writes("Email", jonas.email)
    phone.writes("Password", PASSWORD)
    phone.presses("Sign in")


def then_his_words_are_still_there(phone: Visitor) -> None:
    phone.sees("Log a step", "Here is what you had typed.")
    expect(phone.page.get_by_label("What did you do?")).to_have_value(STEP)
    expect(
        phone.page.get_by_role("group", name="How did it go?").get_by_label("Well", exact=True)
    ).to_be_checked()
    phone.chooses("A little", of="How much did it take?")
    phone.presses("Save this step")
    phone.sees("It is in your log.", STEP)

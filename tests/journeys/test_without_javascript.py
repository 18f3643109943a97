"""Everything that matters works with scripts switched off."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from couplesgoals.demo.factories import approve
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.models import Goal
from tests.conftest import PASSWORD
from tests.journeys.conftest import Arrives
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "We walk after dinner"


def test_agreeing_logging_rating_and_leaving_without_scripts(
    arrives: Arrives, couple: Couple, maya: User, jonas: User, clinician: User
) -> None:
    mayas, jonas_phone = arrives(javascript=False), arrives(javascript=False)
    given_both_sign_in(mayas, maya, jonas_phone, jonas)
    when_maya_keeps_a_draft_and_then_proposes(mayas)
    when_jonas_accepts(jonas_phone)
    given_the_clinician_approves(clinician)
    when_jonas_logs(jonas_phone)
    when_both_rate(mayas, jonas_phone)
    then_both_see_both(mayas, jonas_phone)
    when_she_leaves(mayas)
    then_she_is_signed_out(mayas)
    then_the_same_pages_are_accessible(arrives(jonas))


def given_both_sign_in(mayas: Visitor, maya: User, jonas_phone: Visitor, jonas: User) -> None:
    mayas.signs_in(maya.email, PASSWORD)
    jonas_phone.signs_in(jonas.email, PASSWORD)
    mayas.sees("Maya.")
    jonas_phone.sees("Jonas.")


def when_maya_keeps_a_draft_and_then_proposes(phone: Visitor) -> None:
    phone.goes_to_place("Goals")
    phone.follows("Propose a goal together")
    phone.writes("What do we want?", TITLE)
    phone.presses("Keep as a draft")
    phone.sees("Your draft is kept.", TITLE)
    phone.follows("Go on writing")
    phone.writes("Why does this matter to me?", "We talk best side by side.")
    for label in ("What we hope for", "More than we hoped", "Much more than we hoped"):
        phone.writes(label, f"{label}: walks")
    for label in ("Less than we hoped", "Much less than we hoped"):
        phone.writes(label, f"{label}: walks")
    phone.writes("By when?", f"{timezone.now() + timedelta(days=40):%Y-%m-%d}")
    phone.chooses("It fits")
    phone.presses("Send to Jonas")
    phone.sees("Sent to Jonas.", TITLE)


def when_jonas_accepts(phone: Visitor) -> None:
    phone.goes_to_place("Today")
    phone.follows("Read and answer")
    phone.writes("Why does this matter to me?", "I sleep better after it.")
    phone.chooses("It fits")
    phone.presses("Yes, this is our goal")
    phone.sees("You have both said yes.")


def given_the_clinician_approves(clinician: User) -> None:
    with acting_as(clinician):
        goal = Goal.visible_to(clinician).get()
    approve(goal, clinician)


def when_jonas_logs(phone: Visitor) -> None:
    phone.goes_to_place("Today")
    phone.follows(TITLE)
    phone.presses("Save this step")
    phone.sees("things to fix")
    phone.writes("What did you do?", "Once around the block.")
    phone.chooses("Well", of="How did it go?")
    phone.chooses("A little", of="How much did it take?")
    phone.chooses("You, Maya and your care team")
    phone.presses("Save this step")
    phone.sees("It is in your log.", "Once around the block.")


def when_both_rate(*phones: Visitor) -> None:
    for phone in phones:
        phone.goes_to_place("Today")
        phone.follows("Rate this goal")
        phone.chooses("0")
        phone.presses("Save my level")
        phone.sees("Your level is saved.")


def then_both_see_both(*phones: Visitor) -> None:
    for phone in phones:
        phone.goes_to_place("Us")
        phone.sees("You see this the same way.", "Once around the block.")


def when_she_leaves(phone: Visitor) -> None:
    phone.presses("Leave quickly")
    phone.page.wait_for_url(lambda url: urlsplit(url).hostname == "127.0.0.1")


def then_she_is_signed_out(phone: Visitor) -> None:
    phone.goes_to("/today/")
    assert urlsplit(phone.page.url).path == "/accounts/login/"
    phone.does_not_see(TITLE)


def then_the_same_pages_are_accessible(phone: Visitor) -> None:
    """With scripts, as axe is one."""
    for place in ("/today/", "/us/"):
        phone.goes_to(place)
        phone.finds_it_accessible()

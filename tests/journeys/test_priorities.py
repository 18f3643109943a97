"""Things have changed: told in a minute, shared by one tap, asked of both on a day; also without scripts."""

from __future__ import annotations

import pytest

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from progress.models import PriorityAsk
from tests.journeys.conftest import Arrives
from tests.journeys.visitor import Visitor
from tests.progress.test_priorities import today_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "My mother, since she is ill."


def test_she_tells_it_and_lets_him_know(
    arrives: Arrives, couple: Couple, maya: User, jonas: User, clinician: User
) -> None:
    mayas, jonas_phone = arrives(maya), arrives(jonas)
    mayas.goes_to("/us/")
    mayas.follows("Things have changed")
    mayas.writes("What matters more to me now?", WORDS)
    mayas.finds_it_accessible("phone")
    mayas.presses("Save")
    mayas.sees("Saved. Good that you noticed it.", WORDS, "You and your care team")
    mayas.finds_it_accessible("phone")
    jonas_phone.goes_to("/priorities/")
    jonas_phone.does_not_see(WORDS)
    mayas.page.get_by_role("button", name="Share it with Jonas").click()
    mayas.sees("Saved. This holds from now on.", "You, Jonas and your care team")
    jonas_phone.goes_to("/priorities/")
    jonas_phone.sees(WORDS)
    then_their_clinician_finds_it(arrives(clinician, on="desktop"), couple)


def then_their_clinician_finds_it(desk: Visitor, couple: Couple) -> None:
    desk.goes_to(f"/caseload/{couple.pk}/")
    desk.sees("New for you")
    desk.goes_to(f"/caseload/{couple.pk}/priorities/")
    desk.sees(WORDS)
    desk.finds_it_accessible("desktop")


def test_asked_on_a_day_one_tap_is_enough_without_scripts(
    arrives: Arrives, couple: Couple, maya: User, clinician: User
) -> None:
    with acting_as(clinician):
        day = {"asked_on": today_of(couple), "audience": "couple"}
        PriorityAsk.objects.create(couple=couple, author=clinician, **day)
    phone = arrives(maya, javascript=False)
    phone.goes_to("/today/")
    phone.sees("Has something shifted for you?")
    phone.page.get_by_role("link", name="Answer", exact=True).click()
    phone.presses("Nothing has shifted")
    phone.sees("Nothing has shifted.")
    phone.goes_to("/today/")
    phone.does_not_see("Has something shifted for you?")

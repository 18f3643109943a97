"""Things have changed: told in a minute, shared by one tap, asked of both on a day; also without scripts."""

from __future__ import annotations

import re

import pytest

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from progress.models import PriorityAsk
from tests.journeys.conftest import Arrives
from tests.journeys.visitor import Visitor
from tests.progress.test_priorities import say, today_of

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
    mayas.page.get_by_role("button", name=re.compile("Share it with Jonas ?: You")).click()
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


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_she_shares_it_and_offers_to_talk_in_one_step(
    arrives: Arrives, couple: Couple, maya: User, jonas: User, clinician: User, javascript: bool
) -> None:
    hers, his = arrives(maya, javascript=javascript), arrives(jonas, javascript=javascript)
    hers.goes_to("/priorities/")
    hers.writes("What matters more to me now?", WORDS)
    hers.presses("Save")
    hers.sees("Jonas reads these words from then on.")
    if javascript:
        hers.finds_it_accessible("phone")
    hers.presses("Share it with Jonas and offer a talk in turns")
    hers.sees("Shared. Jonas reads it from now on.", "Your offer is there.")
    hers.follows("What shifted")
    hers.sees("You offered Jonas a talk in turns about it.", "You, Jonas and your care team")
    his.goes_to("/today/")
    his.sees("Maya would like to talk in turns")
    his.goes_to("/priorities/")
    his.sees(WORDS)
    his.follows("Ways on from here")
    his.follows("Go to our talk")
    his.presses("Yes, let us talk")
    his.sees("Maya may begin, or you.")
    his.follows("What shifted")
    his.sees("You two are talking about it in turns.")


def test_he_offers_to_talk_about_what_she_shared(
    arrives: Arrives, couple: Couple, maya: User, jonas: User
) -> None:
    say(couple, maya, more=WORDS, audience="couple")
    his, hers = arrives(jonas), arrives(maya)
    his.goes_to("/priorities/")
    his.follows("Ways on from here")
    his.finds_it_accessible("phone", "desktop")
    his.presses("Offer Maya a talk in turns")
    his.sees("Your offer is there.")
    hers.goes_to("/today/")
    hers.sees("Jonas would like to talk in turns")

"""One goal, from a thought on the sofa to a signed note, through all four kinds of people."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import expect

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from tests.journeys.agreeing import (
    EXPECTED,
    JONAS_WHY,
    REASON,
    SOFTER,
    TITLE,
    WHY,
    given_maya_signs_in,
    when_jonas_suggests_changes,
    when_maya_accepts_version_two,
    when_she_proposes_a_goal,
    when_the_clinician_approves,
)
from tests.journeys.conftest import Arrives
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STEP = "I bought the flour and asked what she would like."
DATA = "Both described Sunday’s cooking; she smiled while he spoke."
ADDENDUM = "Correction: the next session is on a Thursday."
WORDS = (TITLE, WHY, EXPECTED, SOFTER, REASON, JONAS_WHY, STEP, DATA, ADDENDUM)


def test_a_goal_from_proposal_to_signed_note(
    arrives: Arrives,
    couple: Couple,
    maya: User,
    jonas: User,
    clinician: User,
    supervisor: User,
    administrator: User,
) -> None:
    mayas_phone, jonas_phone = arrives(), arrives(jonas)
    desk = arrives(clinician, on="desktop")

    given_maya_signs_in(mayas_phone, maya)
    when_she_proposes_a_goal(mayas_phone)
    when_jonas_suggests_changes(jonas_phone)
    when_maya_accepts_version_two(mayas_phone)
    when_the_clinician_approves(desk)
    when_jonas_logs_a_step(jonas_phone)
    then_maya_sees_it_on_today_and_us(mayas_phone)
    when_both_rate_it_and_neither_sees_the_other_first(mayas_phone, jonas_phone)
    then_both_see_both(mayas_phone, jonas_phone)
    then_the_clinician_sees_why_they_need_her(desk)
    when_she_plans_a_session(desk)
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        desk = arrives(clinician, on="desktop")
        writing = when_she_writes_and_signs_the_note(desk)
        when_the_supervisor_cosigns(arrives(supervisor, on="desktop"))
        then_it_can_only_be_added_to(desk, writing)
    then_the_administrator_sees_where_they_stand_and_no_word(arrives(administrator, on="desktop"), couple)


def when_jonas_logs_a_step(phone: Visitor) -> None:
    phone.goes_to_place("Today")
    phone.follows(TITLE)
    phone.writes("What did you do?", STEP)
    phone.chooses("Well", of="How did it go?")
    phone.chooses("A little", of="How much did it take?")
    phone.chooses("You, Maya and your care team")
    phone.finds_it_accessible()
    phone.presses("Save this step")
    phone.sees("It is in your log. That counts.", STEP)
    phone.finds_it_accessible()


def then_maya_sees_it_on_today_and_us(phone: Visitor) -> None:
    phone.goes_to_place("Today")
    phone.sees("New from Jonas", STEP)
    phone.finds_it_accessible()
    phone.goes_to_place("Us")
    phone.sees("Jonas and you", STEP)
    phone.finds_it_accessible()


def when_both_rate_it_and_neither_sees_the_other_first(mayas: Visitor, jonas: Visitor) -> None:
    jonas.goes_to_place("Goals")
    jonas.follows(TITLE)
    jonas.sees("Rate this goal")
    before = jonas.reads()

    mayas.goes_to_place("Today")
    mayas.follows("Rate this goal")
    mayas.sees("You answer alone.", SOFTER)
    mayas.finds_it_accessible()
    mayas.chooses("+1")
    mayas.presses("Save my level")
    mayas.sees("Your level is saved.", "You have rated this round.")
    assert mayas.page.locator("figure svg").count() == 0
    mayas.finds_it_accessible()

    jonas.page.reload()
    assert jonas.reads() == before, "whether Maya has rated is not for Jonas to know yet"
    jonas.follows("Rate this goal")
    jonas.does_not_see("checked")
    jonas.chooses("−1")
    jonas.presses("Save my level")


def then_both_see_both(*phones: Visitor) -> None:
    for phone in phones:
        phone.page.reload()
        phone.sees("+1", "−1", "You see this differently — worth a conversation.")
        expect(phone.page.locator("figure svg[role=img]")).to_be_visible()
        phone.page.get_by_text("Show these ratings as a table").click()
        row = phone.page.locator("figure tbody tr")
        expect(row).to_contain_text("+1")
        expect(row).to_contain_text("−1")
        phone.finds_it_accessible()


def then_the_clinician_sees_why_they_need_her(desk: Visitor) -> None:
    desk.goes_to_place("Caseload")
    desk.sees("1 couple needs you.", "1 new entry", "Ratings differ by 2")
    desk.finds_it_accessible()
    desk.follows("Maya & Jonas")
    desk.sees(TITLE, WHY, JONAS_WHY, STEP, "worth a conversation")
    desk.finds_it_accessible()
    desk.goes_to_place("Caseload")
    desk.follows("1 new entry")
    desk.presses("Mark this one as read")
    desk.sees("Nothing new.")
    desk.goes_to_place("Caseload")
    desk.does_not_see("new entry")
    desk.follows("Maya & Jonas")


def when_she_plans_a_session(desk: Visitor) -> None:
    desk.follows("Plan a session")
    desk.chooses("Both partners")
    desk.writes("When does it start?", f"{timezone.now() + timedelta(days=2):%Y-%m-%dT10:00}")
    desk.writes("Video link", "https://video.example.org/room/7")
    desk.finds_it_accessible()
    desk.presses("Plan this session")
    desk.goes_to_place("Calendar")
    desk.sees("10 a.m.", "Planned")
    desk.finds_it_accessible()


def when_she_writes_and_signs_the_note(desk: Visitor) -> str:
    desk.goes_to("/")
    desk.goes_to_place("Calendar")
    desk.finds_it_accessible()
    desk.follows("Write the note")
    writing = desk.page.url.removeprefix(desk.origin)
    desk.writes("Data", DATA)
    desk.sees("Saved as a private draft")
    desk.chooses(TITLE)
    desk.finds_it_accessible()
    desk.presses("Save the draft")
    desk.goes_to_place("Notes")
    desk.sees("Draft")
    desk.finds_it_accessible()
    desk.page.get_by_role("region", name="Your drafts").get_by_role("link").click()
    expect(desk.page.get_by_label("Data")).to_have_value(DATA)
    desk.presses("Sign this note")
    desk.sees("things to fix")
    desk.writes("Assessment", "They turn toward each other. No safety concern.")
    desk.writes("Plan", "Keep Sundays. Rate again in two weeks.")
    desk.presses("Sign this note")
    desk.sees("The note is signed.", "Dana Rivera, LMFT", TITLE)
    desk.finds_it_accessible()
    return writing


def when_the_supervisor_cosigns(desk: Visitor) -> None:
    desk.goes_to("/")
    desk.goes_to_place("Notes")
    desk.sees("Waiting for your co-signature")
    desk.finds_it_accessible()
    desk.page.get_by_role("region", name="Waiting for your co-signature").get_by_role("link").click()
    desk.sees(DATA)
    desk.presses("Co-sign this note")
    desk.sees("Sofia Lind, PhD")
    desk.finds_it_accessible()


def then_it_can_only_be_added_to(desk: Visitor, writing: str) -> None:
    desk.goes_to_place("Calendar")
    desk.follows("Read the note")
    desk.sees("Co-signed by", "Sofia Lind, PhD")
    assert desk.page.get_by_role("textbox").count() == 1
    desk.writes("Addendum", ADDENDUM)
    desk.presses("Add this")
    desk.sees("Added later", ADDENDUM)
    desk.finds_it_accessible()
    # Neither is the page of the draft a way back in.
    desk.goes_to(writing)
    desk.sees("Co-signed by")


def then_the_administrator_sees_where_they_stand_and_no_word(desk: Visitor, couple: Couple) -> None:
    desk.goes_to("/")
    desk.sees("Maya & Jonas", "Active")
    for path in ("/couples/", f"/couples/{couple.pk}/", "/activity/", "/staff/", "/more/"):
        assert desk.goes_to(path) == 200
        desk.does_not_see(*WORDS, *(word.split(" ")[-1] for word in (STEP, DATA)))
    desk.goes_to(f"/couples/{couple.pk}/")
    desk.sees("Maya", "Jonas", "Active", "Dana Rivera")
    desk.finds_it_accessible()

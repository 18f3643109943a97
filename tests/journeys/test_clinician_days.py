"""A clinician's three minutes: who needs me and why; what cannot wait first, then read, mark, answer."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from couplesgoals.demo.factories import active_joint_goal
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from progress.actions import log_progress
from progress.actions.logging import Around
from tests.journeys.conftest import Arrives
from tests.journeys.visitor import Visitor
from tests.progress.conftest import log
from tests.progress.journals import entry_of
from tests.progress.setbacks import safe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WALK = "We walked to the river and back, without a word about money."
BRAVE = "You named the hard part. Thank you for letting me read it."


def test_three_minutes(arrives: Arrives, couple: Couple, maya: User, jonas: User, clinician: User) -> None:
    goal = active_joint_goal(couple, maya, jonas, clinician)
    log(goal, maya, WALK)
    with acting(jonas):
        around = Around(hindered=("time",))
        log_progress(
            by=jonas,
            goal=goal,
            what="Came late.",
            how_it_went=2,
            effort=4,
            audience="care_team",
            around=around,
        )
    entry_of(maya, couple, "I was afraid on the bridge.", audience="care_team")
    safe(couple, maya, fears_partner=True, words="Please do not call at home.")
    desk = arrives(clinician, on="desktop")
    when_she_follows_up_what_cannot_wait(desk)
    when_she_reads_marks_and_answers(desk)
    when_she_looks_at_their_days(desk)
    then_maya_finds_the_answer_and_jonas_nothing(arrives(maya), arrives(jonas))


def test_without_javascript(
    arrives: Arrives, couple: Couple, maya: User, jonas: User, clinician: User
) -> None:
    log(active_joint_goal(couple, maya, jonas, clinician), maya, WALK)
    desk = arrives(clinician, on="desktop", javascript=False)
    desk.goes_to("/caseload/")
    desk.follows("1 new entry")
    desk.opens("We walked")
    desk.follows("Answer Maya")
    desk.writes("Your answer", BRAVE)
    desk.presses("Send to Maya")
    desk.sees("Sent. Only Maya and the care team read it.", "Nothing new.")


def when_she_follows_up_what_cannot_wait(desk: Visitor) -> None:
    desk.goes_to("/caseload/")
    desk.sees("Safety: a yes to follow up", "3 new entries")
    desk.finds_it_accessible("phone")
    desk.follows("Safety: a yes to follow up")
    desk.sees("Safety: Maya said yes", "Afraid of their partner", "Please do not call at home.")
    desk.finds_it_accessible()
    desk.follows("Write what was done")
    desk.finds_it_accessible("phone")
    desk.writes("What was done", "Wrote to Maya; she comes in at four, alone.")
    desk.presses("Save: it no longer waits")
    desk.sees("Written down. It does not wait any more.")
    desk.does_not_see("Please do not call at home.")


def when_she_reads_marks_and_answers(desk: Visitor) -> None:
    desk.opens("We walked")
    desk.sees(WALK)
    desk.page.get_by_role("button", name=re.compile(r"Mark as read.*We walked")).click()
    expect(desk.page.locator("#live")).to_contain_text("1 entry marked as read")
    desk.opens("I was afraid")
    desk.page.get_by_role("link", name="Answer Maya").and_(desk.page.locator("a:visible")).first.click()
    desk.sees("Only Maya and the care team read this")
    desk.writes("Your answer", BRAVE)
    desk.finds_it_accessible("desktop")
    desk.presses("Send to Maya")
    expect(desk.page.locator("#new .note")).to_contain_text(BRAVE)
    desk.presses("Mark these 2 as read")
    desk.sees("Nothing new.")


def when_she_looks_at_their_days(desk: Visitor) -> None:
    desk.follows("Days, and what got in the way")
    desk.sees("Not enough time", "Not recorded, or not shared with the care team.")
    desk.opens("Not enough time")
    desk.sees("Came late.")
    desk.finds_it_accessible()


def then_maya_finds_the_answer_and_jonas_nothing(hers: Visitor, his: Visitor) -> None:
    hers.goes_to("/today/")
    hers.sees("Dana Rivera wrote to you")
    hers.page.get_by_role("link", name="Read it").first.click()
    hers.sees(BRAVE, "I was afraid on the bridge.")
    hers.finds_it_accessible("phone")
    hers.follows("Go to what you wrote")
    hers.sees(BRAVE, "Only you and your care team")
    his.goes_to("/today/")
    his.does_not_see("wrote to you", BRAVE)

"""The whole life of a goal: born from a value, agreed, lived in steps, changed, and done in two voices."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from tests.journeys.agreeing import (
    JONAS_WHY,
    REASON,
    TITLE,
    WHY,
    when_jonas_suggests_changes,
    when_maya_accepts_version_two,
    when_the_clinician_approves,
    writes_levels_and_steps,
)
from tests.journeys.conftest import Arrives
from tests.journeys.ending import (
    KEEP,
    LAST_WORDS,
    then_it_is_not_over_yet,
    then_the_list_shows_it_completed,
    when_one_says_it_is_done,
    when_the_other_says_so_too,
)
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STEP = "I ask what we shall cook, and write it down."
MORE = "Four Sundays in two months, and the children cook once"
NEW_REASON = "They want to join in."
STORY = (
    "You proposed it.",
    "Jonas suggested other words.",
    "You said yes to version 2.",
    "Dana Rivera approved version 2.",
    "Jonas suggested other words.",
    "You said yes to version 3.",
    "Dana Rivera approved version 3.",
    f"You said where it stands: {KEEP}.",
    f"Jonas said where it stands: {KEEP}.",
    "The goal was completed.",
)


def test_a_goal_from_a_value_to_its_end(
    arrives: Arrives, couple: Couple, maya: User, jonas: User, clinician: User
) -> None:
    mayas, jonas_phone = arrives(maya), arrives(jonas)
    desk = arrives(clinician, on="desktop")

    when_maya_maps_and_shares_what_matters(mayas)
    when_she_starts_a_goal_from_it(mayas)
    then_jonas_reads_where_it_begins(jonas_phone)
    when_jonas_suggests_changes(jonas_phone)
    when_maya_accepts_version_two(mayas)
    when_the_clinician_approves(desk)

    when_she_adds_a_step(mayas)
    then_today_takes_it_with_one_tap_and_gives_it_back(mayas)

    when_jonas_would_change_it_again(jonas_phone)
    then_the_old_words_stay_in_effect(mayas)
    when_maya_says_yes_again(mayas)
    when_the_clinician_approves(desk)

    when_one_says_it_is_done(mayas, "Maya")
    then_it_is_not_over_yet(mayas)
    when_the_other_says_so_too(jonas_phone)
    then_the_list_shows_it_completed(mayas)
    then_its_story_is_told_in_order(mayas)
    then_a_sheet_for_paper_opens(mayas)


def when_maya_maps_and_shares_what_matters(phone: Visitor) -> None:
    phone.goes_to("/goals/values/new/")
    for question, number in (("family_importance", 10), ("family_consistency", 3)):
        phone.page.locator(f"[name={question}][value='{number}']").check()
    phone.page.locator("[name=work_importance][value='6']").check()
    phone.page.locator("[name=work_consistency][value='9']").check()
    phone.presses("Draw my map")
    phone.sees("Your map is drawn.", "Where it wants more room")
    phone.follows("Choose what I share")
    phone.chooses("Jonas too", of="Family")
    phone.presses("Save")
    phone.sees("Saved.")


def when_she_starts_a_goal_from_it(phone: Visitor) -> None:
    phone.goes_to("/goals/values/")
    phone.follows("Start a goal together from Family")
    phone.sees("This goal begins from what matters to you: Family.")
    phone.finds_it_accessible()
    phone.writes("What do we want?", TITLE)
    phone.writes("Why does this matter to me?", WHY)
    writes_levels_and_steps(phone)
    phone.presses("Send to Jonas")
    phone.sees("Sent to Jonas.", "Begins from: Family")


def then_jonas_reads_where_it_begins(phone: Visitor) -> None:
    phone.goes_to("/goals/")
    phone.follows(TITLE)
    phone.sees("Begins from: Family (Maya)")


def when_she_adds_a_step(phone: Visitor) -> None:
    phone.goes_to("/goals/")
    phone.follows(TITLE)
    phone.follows("Add a first step")
    phone.presses("Plan this step")
    phone.sees("to fix")
    phone.writes("What is the step?", STEP)
    phone.chooses("Mine", of="Whose step is it?")
    phone.chooses("Tiny", of="How big is it?")
    phone.finds_it_accessible()
    phone.presses("Plan this step")
    phone.sees("Your step is planned.", STEP)
    phone.finds_it_accessible()


def then_today_takes_it_with_one_tap_and_gives_it_back(phone: Visitor) -> None:
    phone.goes_to_place("Today")
    phone.sees("Steps for today", STEP)
    done = phone.page.get_by_role("group", name=STEP).get_by_role("button", name="Done")
    done.click()
    expect(phone.page.locator("#live")).to_contain_text("Noted. That counts.")
    expect(done).to_have_attribute("aria-pressed", "true")
    phone.finds_it_accessible()
    phone.page.get_by_role("button", name="Undo").click()
    expect(phone.page.locator("#live")).to_contain_text("Taken back.")
    expect(done).to_have_attribute("aria-pressed", "false")


def when_jonas_would_change_it_again(phone: Visitor) -> None:
    phone.goes_to("/goals/")
    phone.follows(TITLE)
    phone.follows("Suggest other words")
    phone.sees("The goal you have now stays in effect")
    phone.opens("Suggest other words: More than we hoped")
    phone.writes("More than we hoped", MORE)
    phone.writes("Why these changes?", NEW_REASON)
    phone.chooses("It fits")
    phone.presses("Send to Maya")
    phone.sees("Your changes went to Maya.")


def then_the_old_words_stay_in_effect(phone: Visitor) -> None:
    phone.goes_to("/goals/")
    phone.sees("Jonas would like a change: your turn")
    phone.follows(TITLE)
    phone.sees("Until you have both agreed to the change, the goal stays as it is here.", "Every Sunday")
    phone.does_not_see(MORE)


def when_maya_says_yes_again(phone: Visitor) -> None:
    phone.follows("Read and answer")
    phone.sees("What changed since version 2", NEW_REASON, MORE)
    phone.chooses("It fits")
    phone.presses("Yes, this is our goal")
    phone.sees("You have both said yes.")


def then_its_story_is_told_in_order(phone: Visitor) -> None:
    phone.follows("The story of this goal")
    phone.sees(WHY, JONAS_WHY, REASON, NEW_REASON, *LAST_WORDS.values())
    told = [line for line in phone.reads().splitlines() if line in STORY]
    assert tuple(told) == STORY
    phone.finds_it_accessible()


def then_a_sheet_for_paper_opens(phone: Visitor) -> None:
    phone.page.go_back()
    phone.follows("A sheet for paper")
    phone.sees(TITLE, MORE, WHY, JONAS_WHY, "This page is made for paper.")
    phone.finds_it_accessible()

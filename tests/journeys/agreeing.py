"""The first half of a goal's way: proposed, changed, accepted by both, approved."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from couplesgoals.people.models import User
from tests.conftest import PASSWORD
from tests.journeys.visitor import Visitor

TITLE = "We cook together on Sundays"
WHY = "I miss the two of us in one kitchen."
EXPECTED = "We cook together three Sundays in a month"
SOFTER = "We cook together two Sundays in a month"
REASON = "My shifts change. Two is what I can promise."
JONAS_WHY = "It is when we laugh most."


def given_maya_signs_in(phone: Visitor, maya: User) -> None:
    phone.signs_in(maya.email, PASSWORD)
    phone.sees("Maya.", "Nothing is waiting for you.")
    phone.does_not_see("igned in as")
    phone.finds_it_accessible()


def when_she_proposes_a_goal(phone: Visitor) -> None:
    phone.goes_to_place("Goals")
    phone.follows("Propose a goal together")

    # Sent too early: each thing to fix is a link to its field.
    phone.presses("Send to Jonas")
    phone.sees("There are 9 things to fix")
    phone.finds_what_to_fix_in_the_order_of_the_page()
    phone.finds_it_accessible()

    phone.writes("What do we want?", TITLE)
    phone.writes("Why does this matter to me?", WHY)
    phone.sees("Saved as a private draft")
    phone.finds_it_accessible()

    # Something comes between; what she wrote waits for her.
    phone.goes_to_place("Goals")
    phone.sees("You started writing", TITLE)
    phone.finds_it_accessible()
    phone.follows("Go on writing")
    expect(phone.page.get_by_label("Why does this matter to me?")).to_have_value(WHY)

    # Sent too early again: nothing typed is lost.
    phone.presses("Send to Jonas")
    phone.sees("things to fix", "Nothing you wrote is lost.")
    expect(phone.page.get_by_label("What do we want?")).to_have_value(TITLE)

    writes_levels_and_steps(phone)
    phone.presses("Send to Jonas")
    phone.sees("Sent to Jonas.", TITLE, "It is with Jonas now.")
    phone.finds_it_accessible()


def writes_levels_and_steps(phone: Visitor) -> None:
    """All that is asked for beside the title and the why."""
    phone.writes("What we hope for", EXPECTED)
    phone.writes("More than we hoped", "Every Sunday")
    phone.writes("Much more than we hoped", "Every Sunday, and we invite a friend")
    phone.writes("Less than we hoped", "One Sunday")
    phone.writes("Much less than we hoped", "Not once")
    phone.writes("By when?", f"{timezone.now() + timedelta(days=60):%Y-%m-%d}")
    phone.writes("My first step", "I write the shopping list.")
    phone.writes("What I ask of Jonas", "Please keep Sunday free.")
    phone.chooses("It fits")


def when_jonas_suggests_changes(phone: Visitor) -> None:
    phone.goes_to("/")
    phone.sees("Maya proposes a goal", TITLE)
    phone.finds_it_accessible()
    phone.follows("Read and answer")
    phone.sees(WHY, EXPECTED, "Does this fit you too?")
    phone.finds_it_accessible()
    phone.follows("Suggest changes")
    phone.opens("Suggest other words: What we hope for")
    phone.writes("What we hope for", " ")
    phone.presses("Send to Maya")
    phone.finds_what_to_fix_in_the_order_of_the_page()
    phone.writes("What we hope for", SOFTER)
    phone.writes("Why these changes?", REASON)
    phone.writes("Why does this matter to me?", JONAS_WHY)
    phone.chooses("It fits")
    phone.finds_it_accessible()
    phone.presses("Send to Maya")
    phone.sees("Your changes went to Maya.")


def when_maya_accepts_version_two(phone: Visitor) -> None:
    phone.goes_to_place("Today")
    phone.sees("Jonas suggests a change")
    phone.follows("Read and answer")
    phone.sees("What changed since version 1", REASON, JONAS_WHY)
    assert "two" in phone.page.locator("ins").all_inner_texts()[0]
    expect(phone.page.get_by_label("Why does this matter to me?")).to_have_value(WHY)
    phone.chooses("It fits")
    phone.finds_it_accessible()
    phone.presses("Yes, this is our goal")
    phone.sees("You have both said yes.")
    phone.follows("The story of this goal")
    phone.sees("Version 1", "Version 2", REASON)
    phone.finds_it_accessible()


def when_the_clinician_approves(desk: Visitor) -> None:
    desk.goes_to("/")
    desk.sees("Maya & Jonas", "1 goal to review")
    desk.follows("Goals to review")
    desk.finds_it_accessible()
    desk.follows("Review")
    desk.sees(WHY, JONAS_WHY, SOFTER)
    desk.writes("A word to them", "Small, clear, and yours.")
    desk.writes("Realistic", "They reached it twice already.")
    desk.writes("Actionable", "Each knows what to do.")
    desk.writes("Tailored to this couple", "It fits their evenings.")
    desk.finds_it_accessible()
    desk.presses("Approve")
    desk.goes_to_place("Caseload")
    desk.does_not_see("goal to review")

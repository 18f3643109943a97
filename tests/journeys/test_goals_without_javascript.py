"""What can happen to a goal happens with scripts switched off too."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from couplesgoals.demo.factories import active_joint_goal
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from goals.models import Goal
from tests.goals.stepping import add
from tests.journeys.conftest import Arrives
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "Two evenings a week for us"
STEP = "I put my phone in the hall."
IF, WILL = "voices get loud and I feel scared", "say “I need a break” and go for a walk"
HARD = "You never listen to me."
HERS, HIS = "Two evenings, one of them outside", "Two evenings, and Friday is ours"
TO_THE_TEAM = "My mother is ill. Please do not tell him yet."


@pytest.fixture
def goal(couple: Couple, maya: User, jonas: User, clinician: User) -> Goal:
    """A joint goal in effect."""
    return active_joint_goal(couple, maya, jonas, clinician, title=TITLE)


def test_two_suggestions_at_once_and_choosing_one(
    arrives: Arrives, goal: Goal, maya: User, jonas: User
) -> None:
    mayas, jonas_phone = arrives(maya, javascript=False), arrives(jonas, javascript=False)
    given_both_are_writing(mayas, jonas_phone)
    when_one_sends(jonas_phone, HIS, why="Fridays I am home by five.", to="Maya")
    when_she_lets_her_words_be_looked_at(mayas)
    when_one_sends(mayas, HERS, why="I feel unheard at the table.", to="Jonas")
    then_both_ideas_are_there(mayas)
    then_both_ideas_are_there(jonas_phone)
    when_she_takes_his(mayas)
    then_hers_stays_in_the_story(jonas_phone)


def test_a_step_is_marked_and_taken_back(arrives: Arrives, goal: Goal, maya: User) -> None:
    add(goal, maya, what=STEP)
    phone = arrives(maya, javascript=False)
    phone.goes_to("/today/")
    phone.sees("Steps for today", STEP)
    answers = phone.page.get_by_role("group", name=STEP)
    answers.get_by_role("button", name="Partly").click()
    phone.sees("Noted. A part counts too.")
    expect(answers.get_by_role("button", name="Partly")).to_have_attribute("aria-pressed", "true")
    phone.page.get_by_role("button", name="Undo").click()
    phone.sees("Taken back. Nothing is recorded for this day.")
    expect(answers.get_by_role("button", name="Partly")).to_have_attribute("aria-pressed", "false")


def test_a_goal_rests_and_goes_on_and_nobody_reads_who_said_so(
    arrives: Arrives, goal: Goal, maya: User, jonas: User, clinician: User
) -> None:
    mayas, jonas_phone = arrives(maya, javascript=False), arrives(jonas, javascript=False)
    when_she_lets_it_rest(mayas)
    then_he_reads_that_it_rests_and_no_more(jonas_phone)
    then_the_care_team_reads_her_word(arrives(clinician, on="desktop", javascript=False), goal)
    when_he_takes_it_up_again(jonas_phone)
    mayas.page.reload()
    mayas.sees("Active")
    mayas.does_not_see("This goal rests for now.")


def test_boundaries_are_written_changed_and_let_go(arrives: Arrives, goal: Goal, maya: User) -> None:
    phone = arrives(maya, javascript=False)
    when_she_writes_a_boundary(phone)
    when_she_says_it_in_other_words(phone)
    then_it_stands_beside_the_question_whether_a_goal_fits(phone, goal)
    when_she_lets_it_go(phone)


def given_both_are_writing(*phones: Visitor) -> None:
    for phone in phones:
        phone.goes_to("/goals/")
        phone.follows(TITLE)
        phone.follows("Suggest other words")


def when_one_sends(phone: Visitor, words: str, *, why: str, to: str) -> None:
    phone.opens("Suggest other words: What we hope for")
    phone.writes("What we hope for", words)
    phone.writes("Why these changes?", why)
    phone.chooses("It fits")
    phone.presses(f"Send to {to}")
    phone.sees(f"Your changes went to {to}.")


def when_she_lets_her_words_be_looked_at(phone: Visitor) -> None:
    phone.writes("Why these changes?", HARD)
    phone.presses("Look at my words")
    phone.sees("“You never listen to me”", "What changed while you were writing")
    phone.page.get_by_role("button", name="Use this wording").first.click()
    expect(phone.page.get_by_label("Why these changes?")).not_to_have_value(HARD)
    phone.sees("What changed while you were writing", HIS)


def then_both_ideas_are_there(phone: Visitor) -> None:
    phone.goes_to("/today/")
    phone.sees("You both suggested changes: which words fit?")
    phone.follows("Read and answer")
    phone.sees("You both had an idea at the same time", "outside", "Friday", "Your suggestion")


def when_she_takes_his(phone: Visitor) -> None:
    phone.sees("Shall it be Jonas’s words?")
    phone.chooses("It fits")
    phone.presses("Yes, this is our goal")
    phone.sees("You have both said yes.")


def then_hers_stays_in_the_story(phone: Visitor) -> None:
    phone.goes_to("/goals/")
    phone.sees("Your change is with your clinician")
    phone.follows(TITLE)
    phone.follows("The story of this goal")
    phone.sees("Friday", "outside", "Not taken up")


def when_she_lets_it_rest(phone: Visitor) -> None:
    phone.goes_to("/goals/")
    phone.follows(TITLE)
    phone.follows("Change this goal")
    phone.opens("Let it rest for a while")
    card = phone.page.locator("details").filter(has_text="Let it rest for a while")
    card.get_by_label("I would rather not say").check()
    card.get_by_label("A word for your care team").fill(TO_THE_TEAM)
    phone.presses("Let it rest")
    phone.sees("The goal rests. Nothing of it is lost.", "On hold")


def then_he_reads_that_it_rests_and_no_more(phone: Visitor) -> None:
    phone.goes_to("/goals/")
    phone.sees("On hold")
    phone.follows(TITLE)
    phone.sees("This goal rests for now.")
    phone.does_not_see(TO_THE_TEAM)
    phone.follows("The story of this goal")
    phone.sees("The goal was put to rest.")
    phone.does_not_see(TO_THE_TEAM, "Maya put", "Maya let")


def then_the_care_team_reads_her_word(desk: Visitor, goal: Goal) -> None:
    desk.goes_to(f"/goals/{goal.pk}/review/")
    desk.sees("Told to the care team", TO_THE_TEAM)


def when_he_takes_it_up_again(phone: Visitor) -> None:
    phone.goes_to("/goals/")
    phone.follows(TITLE)
    phone.follows("Change this goal")
    phone.opens("Take it up again")
    phone.presses("Take it up again")
    phone.sees("The goal goes on.", "Active")


def when_she_writes_a_boundary(phone: Visitor) -> None:
    phone.goes_to("/goals/")
    phone.follows("My boundaries")
    phone.sees("No boundaries yet")
    phone.follows("Write the first one")
    phone.presses("Save")
    phone.sees("to fix")
    phone.writes("If …", f"If {IF},")
    phone.writes("I will …", "make you sit down and listen")
    phone.chooses("You and your care team")
    phone.presses("Save")
    phone.sees("Saved.", IF, "A boundary is what you do yourself to stay safe")


def when_she_says_it_in_other_words(phone: Visitor) -> None:
    phone.follows("Change")
    phone.writes("I will …", f"I will {WILL}")
    phone.presses("Save")
    phone.sees("Saved.", f"I will {WILL}")
    phone.does_not_see("I will I will", "seems to say")


def then_it_stands_beside_the_question_whether_a_goal_fits(phone: Visitor, goal: Goal) -> None:
    phone.goes_to(f"/goals/{goal.pk}/suggest/")
    phone.sees("Your own limits and goals, to hold it against", WILL)


def when_she_lets_it_go(phone: Visitor) -> None:
    phone.goes_to("/goals/boundaries/")
    phone.page.get_by_role("button", name="Let it go").click()
    phone.sees("You have let it go.", "What you have let go", "No boundaries yet")

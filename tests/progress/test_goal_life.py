"""Where a goal is in its life, on its own page and on the list, in words that name nobody."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from couplesgoals.demo.factories import (
    active_joint_goal,
    awaiting_joint_goal,
    individual_goal,
    make_terms,
    make_voice,
    propose,
)
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from goals.actions import complete_goal, enter_in_error, hold_goal, leave_goal, suggest_changes, withdraw_goal
from goals.models import Goal
from tests.conftest import ClientOf
from tests.goals.changes import do
from tests.goals.test_changing import talk
from tests.progress.conftest import at, log, rate_both, text_of

pytestmark = pytest.mark.django_db

BEFORE_IT_STARTS = "Your clinician would like to talk this goal through with you both before it starts."
TALK = "Your clinician would like to talk this goal through with you both."


def page_of(goal: Goal, person: User, client_of: ClientOf) -> str:
    """A goal's page as this person reads it."""
    return text_of(client_of(person), at("goal", goal.pk))


@pytest.mark.parametrize("fit", ["fits", "unsure", "clash"])
def test_every_goal_both_accepted_says_the_same(
    couple: Couple, maya: User, jonas: User, fit: str, client_of: ClientOf
) -> None:
    goal = propose(couple, maya, voice=make_voice(fit=fit))
    assert BEFORE_IT_STARTS not in page_of(goal, jonas, client_of)
    answer = {"why": "Me too", "number": "1", "fit": fit}
    assert client_of(jonas).post(f"/goals/{goal.pk}/answer/", answer).status_code == 302
    for person in (maya, jonas):
        page = page_of(goal, person, client_of)
        assert "With your clinician" in page
        assert page.count(BEFORE_IT_STARTS) == 1
        assert ">With your clinician<" in client_of(person).get("/goals/").content.decode()


def test_the_words_stand_wherever_a_talk_is_asked_for(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    proposed, active = propose(couple, maya), active_joint_goal(couple, maya, jonas, clinician)
    held = active_joint_goal(couple, maya, jonas, clinician)
    do(hold_goal, held, maya)
    for goal in (proposed, active, held):
        talk(goal, clinician)
        for person in (maya, jonas):
            page = page_of(goal, person, client_of)
            assert page.count(BEFORE_IT_STARTS if goal == proposed else TALK) == 1
            assert "would like your answer" not in page
        assert 'name="why"' not in client_of(jonas).get(f"/goals/{goal.pk}/answer/").content.decode()


def test_a_goal_set_aside_names_nobody(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    pages = []
    for by in (maya, jonas):
        goal = active_joint_goal(couple, maya, jonas, clinician)
        do(leave_goal, goal, by, reason="timing", note="Because of what was said on Friday.")
        page = page_of(goal, maya, client_of)
        assert "This goal was set aside." in page
        assert "It is not the right time" in page
        assert "Friday" not in page
        assert "Keep it as a goal of my own" in page
        pages.append(re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9]{64}|T[0-9:.]{8,}", "", page))
    assert pages[0] == pages[1]


def test_what_the_other_takes_from_it_is_read_once_both_have_spoken(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    goal = active_joint_goal(couple, maya, jonas, clinician)
    do(complete_goal, goal, maya, achievement="not-achieved", words="We laugh again.")
    asked = page_of(goal, jonas, client_of)
    assert "Maya feels done with this goal. How is it for you?" in asked
    told = text_of(client_of(jonas), f"/goals/{goal.pk}/versions/")
    assert "Maya feels done with it." in told
    for page in (asked, told, text_of(client_of(jonas), "/goals/")):
        assert "We laugh again." not in page
        assert "Not reached this time" not in page
    assert "It is up to Jonas now." in page_of(goal, maya, client_of)
    do(complete_goal, goal, jonas, achievement="achieved", words="I feel seen.")
    for person in (maya, jonas, clinician):
        page = page_of(goal, person, client_of)
        for words in ("What you take from it", "We laugh again.", "I feel seen.", "Not reached this time"):
            assert words in page
        told = text_of(client_of(person), f"/goals/{goal.pk}/versions/")
        assert "We laugh again." in told
        assert "I feel seen." in told
        assert "In progress" not in page_of(goal, person, client_of), "the two last words differ"


def test_the_list_has_a_place_for_each(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    propose(couple, maya, title="One on the table")
    active_joint_goal(couple, maya, jonas, clinician, title="One at work")
    held = active_joint_goal(couple, maya, jonas, clinician, title="One at rest")
    do(hold_goal, held, maya)
    left = propose(couple, jonas, title="One left")
    do(withdraw_goal, left, maya)
    mistaken = propose(couple, jonas, title="One by mistake")
    do(enter_in_error, mistaken, clinician)
    page = client_of(maya).get("/goals/").content.decode()
    ours = page.split("My own goals")[0]
    words = ["One on the table", "One at work", "One at rest", "<summary>Set aside", "One left"]
    places = [ours.index(word) for word in words]
    assert places == sorted(places)
    assert "One by mistake" not in page


def test_two_ideas_at_once_are_both_to_answer(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    goal = propose(couple, maya)
    for person in (maya, jonas):
        terms = make_terms(title=f"{person.name}'s idea")
        do(
            suggest_changes,
            goal,
            person,
            based_on=1,
            terms=terms,
            voice=make_voice(),
            reason="An idea",
        )
    for person in (maya, jonas):
        assert "Two ideas at once" in client_of(person).get("/goals/").content.decode()
        assert "You both had an idea at the same time" in page_of(goal, person, client_of)


@pytest.mark.parametrize("who", ["maya", "clinician"])
def test_the_page_asks_at_most_twelve_questions(
    couple: Couple,
    maya: User,
    jonas: User,
    clinician: User,
    who: str,
    client_of: ClientOf,
    request: pytest.FixtureRequest,
) -> None:
    goal = active_joint_goal(couple, maya, jonas, clinician)
    individual_goal(couple, maya)
    awaiting_joint_goal(couple, maya, jonas)
    rate_both(goal, maya, 1, jonas, 0)
    log(goal, maya)
    do(complete_goal, goal, maya, achievement="achieved")
    browser, url = client_of(request.getfixturevalue(who)), at("goal", goal.pk)
    browser.get(url)
    with CaptureQueriesContext(connection) as asked:
        browser.get(url)
    # Savepoints are the test's own, in place of the request's transaction.
    questions = [
        one["sql"] for one in asked if "SAVEPOINT" not in one["sql"] and "set_config" not in one["sql"]
    ]
    assert len(questions) <= 12, "\n".join(questions)

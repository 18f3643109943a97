"""A goal's story: one sentence for everything that happened, and nothing of what is nobody's to read."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from couplesgoals.audit.models import AuditEvent
from couplesgoals.demo.factories import (
    accept,
    active_joint_goal,
    individual_goal,
    make_terms,
    make_voice,
    propose,
)
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from goals.actions import complete_goal, hold_goal, leave_goal, resume_goal, suggest_changes
from goals.models import Goal
from tests.conftest import ClientOf
from tests.goals.changes import do
from tests.goals.stepping import add, days_on, today_of


def suggest(goal: Goal, by: User, based_on: int, title: str) -> Goal:
    terms = make_terms(title=title)
    return do(
        suggest_changes, goal, by, based_on=based_on, terms=terms, voice=make_voice(), reason=f"For {title}"
    )


def story(goal: Goal, person: User, client_of: ClientOf) -> str:
    return client_of(person).get(f"/goals/{goal.pk}/versions/").content.decode()


def test_everything_is_told_in_its_order(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    goal = active_joint_goal(couple, maya, jonas, clinician)
    do(hold_goal, goal, jonas, reason="timing")
    do(resume_goal, goal, maya)
    suggest(goal, jonas, 1, "Three evenings")
    accept(goal, maya)
    do(complete_goal, goal, jonas, achievement="achieved", words="We laugh again.")
    do(leave_goal, goal, maya, note="Enough.")
    page = story(goal, maya, client_of)
    told = [
        "You proposed it.",
        "Jonas said yes to version 1.",
        "Dana Rivera approved version 1.",
        "The goal was put to rest.",
        "It is not the right time",
        "The goal was taken up again.",
        "Jonas suggested other words.",
        "For Three evenings",
        "You said yes to version 2.",
        "Jonas feels done with it.",
        "The goal was set aside.",
    ]
    places = [page.index(words) for words in told]
    assert places == sorted(places)
    assert "Enough." not in page
    assert "Maya proposed it." in story(goal, clinician, client_of)


def test_who_held_or_left_it_is_not_told(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    told = []
    for by in (maya, jonas):
        goal = active_joint_goal(couple, maya, jonas, clinician)
        do(hold_goal, goal, by)
        do(leave_goal, goal, by)
        page = story(goal, jonas, client_of)
        told.append(re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9]{64}", "", page))
    assert told[0] == told[1]


def test_the_suggestion_not_chosen_stays_in_it(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    goal = propose(couple, maya)
    suggest(goal, maya, 1, "Maya's idea")
    suggest(goal, jonas, 1, "Jonas's idea")
    assert story(goal, maya, client_of).count(">On the table<") == 2
    assert "Not taken up" not in story(goal, maya, client_of)
    accept(goal, maya)
    page = story(goal, jonas, client_of)
    assert page.count("Not taken up") == 1
    assert page.index("Not taken up") < page.index("Jonas suggested other words.".replace("Jonas", "You"))


def test_an_own_goal_is_told_as_ones_own(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    goal = individual_goal(couple, maya, audience="couple")
    assert "You set this goal." in story(goal, maya, client_of)
    assert "Maya set this goal." in story(goal, jonas, client_of)


def test_forty_versions_ask_no_more_than_two(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    goal, browser = propose(couple, maya), client_of(maya)
    counts = []
    for last in (2, 40):
        done = 1 if last == 2 else 2
        for number in range(done, last):
            suggest(goal, (maya, jonas)[number % 2], number, f"Words {number}")
        browser.get(f"/goals/{goal.pk}/versions/")
        with CaptureQueriesContext(connection) as asked:
            browser.get(f"/goals/{goal.pk}/versions/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


class TestOnPaper:
    """The sheet holds what the printing person reads, and a clinician's print is a logged read."""

    def test_it_prints_the_words_and_both_whys(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        goal = active_joint_goal(couple, maya, jonas, clinician)
        page = client_of(maya).get(f"/goals/{goal.pk}/print/").content.decode()
        for words in ("Two evenings a week for us", "Two evenings a week without phones", "Why it matters"):
            assert words in page
        assert f'href="/goals/{goal.pk}/"' in page, "the way back"
        assert not AuditEvent.objects.filter(page="goals:print").exists()
        client_of(clinician).get(f"/goals/{goal.pk}/print/")
        event = AuditEvent.objects.get(action="read", page="goals:print")
        assert goal.pk in event.ids

    def test_only_steps_open_today_of_a_goal_at_work_are_anybodys(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        goal = individual_goal(couple, maya)
        add(goal, maya, what="A step for now")
        with time_machine.travel(timezone.now() - timedelta(days=40)):
            add(goal, maya, what="A step gone by", starts_on=today_of(goal), ends_on=days_on(goal, 5))
        sheet, page = f"/goals/{goal.pk}/print/", f"/goals/{goal.pk}/steps/"
        paper = client_of(maya).get(sheet).content.decode()
        assert "A step for now" in paper
        assert "A step gone by" not in paper
        assert "End this step" in client_of(maya).get(page).content.decode()
        do(complete_goal, goal, maya, achievement="achieved")
        assert "A step for now" not in client_of(maya).get(sheet).content.decode()
        assert "End this step" not in client_of(maya).get(page).content.decode()

    @pytest.mark.parametrize("who", ["jonas", "clinician", "tess", "administrator"])
    def test_a_private_goal_is_not_printed_by_others(
        self,
        couple: Couple,
        other_couple: Couple,
        maya: User,
        who: str,
        client_of: ClientOf,
        request: pytest.FixtureRequest,
    ) -> None:
        goal = individual_goal(couple, maya, audience="private")
        assert client_of(request.getfixturevalue(who)).get(f"/goals/{goal.pk}/print/").status_code == 404

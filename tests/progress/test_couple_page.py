"""A couple's page and a goal's page: what each reader finds on them."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from couplesgoals.demo.factories import make_voice, propose
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from goals.models import Goal
from sessions.actions import plan_session
from sessions.models import SessionKind, TherapySession
from tests.conftest import ClientOf
from tests.progress.conftest import at, text_of

pytestmark = pytest.mark.django_db

EVERYBODY = ["maya", "jonas", "clinician", "supervisor", "tess", "other_clinician", "former_clinician",
             "idle_clinician", "administrator"]  # fmt: skip


def plan(couple: Couple, by: User, days: int) -> TherapySession:
    starts = timezone.now() + timedelta(days=days)
    with acting(by):
        return plan_session(
            by=by,
            couple=couple,
            kind=SessionKind.COUPLE,
            starts_at=starts,
            ends_at=starts + timedelta(minutes=50),
        )


def test_both_voices_stand_on_it(couple: Couple, goal: Goal, clinician: User, client_of: ClientOf) -> None:
    page = client_of(clinician).get(at("couple", couple.pk)).context["page"]
    (row,) = page.joint
    assert [(voice.slot, voice.name, voice.why) for voice in row.voices] == [
        ("a", "Maya", make_voice().why),
        ("b", "Jonas", make_voice().why),
    ]


def test_individual_goals_stand_there_as_far_as_they_are_shared(
    couple: Couple,
    own_goal: Goal,
    private_goal: Goal,
    shared_own_goal: Goal,
    clinician: User,
    client_of: ClientOf,
) -> None:
    page = client_of(clinician).get(at("couple", couple.pk)).context["page"]
    assert {(row.goal.pk, row.owner) for row in page.individual} == {
        (own_goal.pk, "Maya"),
        (shared_own_goal.pk, "Maya"),
    }
    assert "A walk on my own" not in text_of(client_of(clinician), at("couple", couple.pk))


def test_a_session_still_to_come_is_not_an_earlier_one(
    couple: Couple, clinician: User, client_of: ClientOf
) -> None:
    coming = [plan(couple, clinician, days) for days in range(1, 7)]
    page = client_of(clinician).get(at("couple", couple.pk)).context["page"]
    assert [one.pk for one in page.upcoming] == [one.pk for one in coming[:3]]
    assert page.past == []
    with time_machine.travel(timezone.now() + timedelta(days=2, hours=2)):
        page = client_of(clinician).get(at("couple", couple.pk)).context["page"]
    assert [one.pk for one in page.past] == [coming[1].pk, coming[0].pk]


@pytest.mark.parametrize(
    ("which", "readers"),
    [
        ("goal", {"maya", "jonas", "clinician", "supervisor"}),
        ("own_goal", {"maya", "clinician", "supervisor"}),
        ("private_goal", {"maya"}),
        ("shared_own_goal", {"maya", "jonas", "clinician", "supervisor"}),
    ],
)
def test_who_finds_a_goal(
    which: str,
    readers: set[str],
    other_couple: Couple,
    client_of: ClientOf,
    request: pytest.FixtureRequest,
) -> None:
    goal = request.getfixturevalue(which)
    found = set()
    for name in EVERYBODY:
        browser = client_of(request.getfixturevalue(name))
        answer, absent = browser.get(at("goal", goal.pk)), browser.get(at("goal", uuid4()))
        assert absent.status_code == 404
        if answer.status_code == 200:
            found.add(name)
        else:
            assert (answer.status_code, len(answer.content)) == (404, len(absent.content))
    assert found == readers


@pytest.mark.parametrize("name", ["goal", "log", "rate", "couple", "today", "us", "caseload", "review"])
def test_nobody_signed_out_finds_anything(goal: Goal, couple: Couple, client_of: ClientOf, name: str) -> None:
    args = {"couple": [couple.pk], "today": [], "us": [], "caseload": [], "review": []}.get(name, [goal.pk])
    answer = client_of(None).get(at(name, *args))
    assert (answer.status_code, "login" in answer.headers["Location"]) == (302, True)


@pytest.mark.parametrize("name", ["goal", "couple", "today", "us", "caseload", "review"])
def test_pages_that_only_show_take_no_post(
    goal: Goal, couple: Couple, maya: User, clinician: User, client_of: ClientOf, name: str
) -> None:
    args = {"goal": [goal.pk], "couple": [couple.pk]}.get(name, [])
    person = clinician if name in ("couple", "caseload") else maya
    assert client_of(person).post(at(name, *args)).status_code == 405


def test_a_proposal_says_whose_turn_it_is(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    goal = propose(couple, maya)
    assert "It is with Jonas now." in text_of(client_of(maya), at("goal", goal.pk))
    page = text_of(client_of(jonas), at("goal", goal.pk))
    assert "Maya would like your answer. There is no hurry." in page
    assert at("log", goal.pk) not in page
    assert at("rate", goal.pk) not in page

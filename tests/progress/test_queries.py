"""The number of queries of a page does not grow with couples, goals, entries, rounds or sessions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from couplesgoals.demo.factories import (
    active_joint_goal,
    individual_goal,
    join_care_team,
    make_couple,
    make_partner,
)
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, Program
from couplesgoals.records.acting import acting_as as acting
from goals.models import Goal
from sessions.actions import plan_session
from sessions.models import SessionKind
from tests.conftest import ClientOf
from tests.progress.conftest import at, log, rate_both

pytestmark = pytest.mark.django_db


def queries(browser: Client, url: str) -> list[str]:
    """What a page asks the database, the second time it is opened."""
    browser.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(url).status_code == 200
    return [query["sql"] for query in asked.captured_queries]


@pytest.fixture
def live(goal: Goal, couple: Couple, maya: User, jonas: User, clinician: User) -> Callable[[int], None]:
    """Let the couple live on: entries, and for every ten of them a goal, a round and a session."""

    def live(entries: int) -> None:
        for n in range(entries):
            log(goal, (maya, jonas)[n % 2], f"step {n}")
        for n in range(1 + entries // 10):
            more = active_joint_goal(couple, maya, jonas, clinician, title=f"Goal {timezone.now()} {n}")
            rate_both(more, maya, 1, jonas, 0)
            rate_both(goal, maya, 1, jonas, 0)
            log(individual_goal(couple, maya, audience="couple"), maya)
            starts = timezone.now() + timedelta(days=1 + n, hours=TherapyHours.take())
            with acting(clinician):
                plan_session(
                    by=clinician,
                    couple=couple,
                    kind=SessionKind.COUPLE,
                    starts_at=starts,
                    ends_at=starts + timedelta(minutes=5),
                )

    return live


class TherapyHours:
    """Times of day that are still free."""

    taken = 0

    @classmethod
    def take(cls) -> float:
        cls.taken += 1
        return cls.taken / 6


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("maya", "today"),
        ("maya", "us"),
        ("maya", "goal"),
        ("maya", "review"),
        ("clinician", "goal"),
        ("clinician", "couple"),
        ("clinician", "caseload"),
    ],
)
def test_as_many_for_sixty_entries_as_for_five(
    live: Callable[[int], None],
    goal: Goal,
    couple: Couple,
    who: str,
    name: str,
    client_of: ClientOf,
    request: pytest.FixtureRequest,
) -> None:
    args = {"goal": [goal.pk], "couple": [couple.pk]}.get(name, [])
    browser = client_of(request.getfixturevalue(who))
    live(5)
    few = queries(browser, at(name, *args))
    live(55)
    many = queries(browser, at(name, *args))
    assert len(many) == len(few), "\n".join(many)


@pytest.mark.parametrize("who", ["clinician", "supervisor"])
def test_as_many_for_eight_couples_as_for_one(
    goal: Goal,
    program: Program,
    maya: User,
    jonas: User,
    clinician: User,
    who: str,
    client_of: ClientOf,
    request: pytest.FixtureRequest,
) -> None:
    browser = client_of(request.getfixturevalue(who))
    log(goal, maya)
    rate_both(goal, maya, 2, jonas, -2)
    one = queries(browser, at("caseload"))
    for n in range(7):
        a, b = make_partner(f"Ann{n}"), make_partner(f"Bob{n}")
        more = make_couple(program, a, b)
        join_care_team(more, clinician)
        goal = active_joint_goal(more, a, b, clinician)
        log(goal, a)
        rate_both(goal, a, 2, b, -2)
    eight = queries(browser, at("caseload"))
    assert len(browser.get(at("caseload")).context["rows"]) == 8
    assert len(eight) == len(one), "\n".join(eight)

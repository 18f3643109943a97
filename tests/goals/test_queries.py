"""The number of queries of a page of goals does not grow with goals, versions, steps or maps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from couplesgoals.demo.factories import (
    accept,
    active_joint_goal,
    approve,
    individual_goal,
    make_terms,
    make_voice,
)
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.actions import add_step, mark_step, suggest_changes
from goals.actions.valuing import choose_readers, map_values
from goals.models import Goal, ValueRating
from goals.rated import RatedValue
from goals.stepplan import StepPlan
from tests.conftest import ClientOf
from tests.goals.stepping import today_of

pytestmark = pytest.mark.django_db


def queries(browser: Client, url: str) -> list[str]:
    """What a page asks the database, the second time it is opened."""
    assert browser.get(url).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(url).status_code == 200
    return [query["sql"] for query in asked.captured_queries]


@pytest.fixture
def goal(couple: Couple, maya: User, jonas: User, clinician: User) -> Goal:
    """A joint goal in effect."""
    return active_joint_goal(couple, maya, jonas, clinician)


@pytest.fixture
def grow(couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User) -> Callable[[int], None]:
    """Let everything around goals grow: so many more versions, goals, steps with marks, and maps."""
    grown = 0

    def more(count: int) -> None:
        nonlocal grown
        for n in range(grown, grown + count):
            version(goal, jonas, 1 + n, f"Version {2 + n}")
            accept(goal, maya)
            approve(goal, clinician)
            active_joint_goal(couple, maya, jonas, clinician, title=f"Another {n}")
            individual_goal(couple, jonas, audience="couple", title=f"Mine {n}")
            step(goal, maya, f"A step {n}")
            draw_map(couple, maya)
            draw_map(couple, jonas)
        grown += count

    return more


def version(goal: Goal, by: User, based_on: int, title: str) -> None:
    """A next version."""
    with acting_as(by):
        suggest_changes(
            by=by,
            goal=goal,
            based_on=based_on,
            terms=make_terms(title=title),
            voice=make_voice(),
            reason="It fits better",
        )


def step(goal: Goal, by: User, what: str) -> None:
    """A step of both, marked today."""
    day = today_of(goal)
    with acting_as(by):
        plan = StepPlan(what=what, starts_on=day, ends_on=day + timedelta(days=20))
        mark_step(by=by, step=add_step(by=by, goal=goal, plan=plan, for_both=True), outcome="done")


def draw_map(couple: Couple, by: User) -> None:
    """A map with one value both see."""
    with acting_as(by):
        rated = [RatedValue(domain="family", importance=9, consistency=3)]
        drawn = map_values(by=by, couple=couple, rated=rated)
        value = ValueRating.visible_to(by).get(map=drawn)
        choose_readers(by=by, couple=couple, readers={value.pk: "couple"})


@pytest.mark.parametrize(
    ("who", "name", "of_goal"),
    [
        ("maya", "goals:list", False),
        ("maya", "progress:goal", True),
        ("maya", "goals:versions", True),
        ("maya", "goals:answer", True),
        ("maya", "goals:change", True),
        ("maya", "goals:mine", True),
        ("maya", "goals:links", True),
        ("maya", "goals:print", True),
        ("maya", "goals:values", False),
        ("maya", "goals:values_us", False),
        ("maya", "progress:today", False),
        ("maya", "progress:far", False),
        ("clinician", "progress:goal", True),
        ("clinician", "goals:versions", True),
        ("clinician", "goals:queue", False),
    ],
)
def test_as_many_for_much_of_everything_as_for_little(
    grow: Callable[[int], None],
    goal: Goal,
    who: str,
    name: str,
    of_goal: bool,
    client_of: ClientOf,
    request: pytest.FixtureRequest,
) -> None:
    browser = client_of(request.getfixturevalue(who))
    url = reverse(name, args=[goal.pk] if of_goal else [])
    grow(2)
    few = queries(browser, url)
    grow(6)
    many = queries(browser, url)
    assert len(many) == len(few), "\n".join(many)


@pytest.mark.parametrize("name", ["goals:list", "progress:goal", "goals:values", "progress:today"])
def test_the_pages_people_open_most_ask_no_more_than_twelve(
    grow: Callable[[int], None], goal: Goal, maya: User, name: str, client_of: ClientOf
) -> None:
    grow(2)
    asked = queries(client_of(maya), reverse(name, args=[goal.pk] if name == "progress:goal" else []))
    # Within a test's own transaction the former viewer, nobody, is set again at the end.
    ours = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    counted = [sql for sql in asked if not sql.startswith(ours) and "'app.viewer', ''" not in sql]
    assert len(counted) <= 12, "\n".join(counted)

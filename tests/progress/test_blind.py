"""Before both have rated, nothing Jonas can open differs by a byte for Maya's having rated."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver

from couplesgoals.demo.factories import active_joint_goal, propose
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from goals.models import Goal
from tests.conftest import ClientOf
from tests.progress.conftest import at, log, rate, rate_both, without_tokens

pytestmark = pytest.mark.django_db

LISTS = ["goals", "versions", "logs", "ratings", "appointments"]
QUERIES = ["", "?ordering=oldest", "?cursor=bz0x"]


@pytest.fixture
def second_goal(couple: Couple, maya: User, jonas: User, clinician: User) -> Goal:
    """Another joint goal, with one round revealed."""
    goal = active_joint_goal(couple, jonas, maya, clinician, title="One walk every Sunday")
    rate_both(goal, maya, 1, jonas, 0)
    return goal


def pages_of(goals: list[Goal]) -> list[str]:
    """Every page and list Jonas can open, plain and with what an API list can be asked for."""
    pages = ["/", at("today"), at("us"), at("review"), "/goals/", "/sessions/", "/more/"]
    for goal in goals:
        pages += [at("goal", goal.pk), at("rate", goal.pk), at("log", goal.pk), f"/goals/{goal.pk}/versions/"]
        pages += [
            f"/api/v1/goals/{goal.pk}/",
            f"/api/v1/ratings/?goal={goal.pk}",
            f"/api/v1/logs/?goal={goal.pk}",
        ]
    return pages + [f"/api/v1/{name}/{query}" for name in LISTS for query in QUERIES]


def seen(browser: Client, pages: list[str]) -> dict[str, tuple[int, list[tuple[str, str]], str]]:
    """Status, headers and text of each page, without what differs at every request."""
    found = {}
    for page in pages:
        answer = browser.get(page)
        headers = sorted((name, value) for name, value in answer.headers.items())
        found[page] = (answer.status_code, headers, without_tokens(answer))
    return found


def plain_get_pages() -> list[str]:
    """Every address of ours without an argument in it."""
    every = paths_below(get_resolver().url_patterns, "/")
    paths = [path for path in every if "<" not in path and "(" not in path]
    # Pages of the sign-in carry a fresh challenge each time, and nothing of any goal.
    return [path for path in paths if not re.search(r"leave|outbox|accounts", path)]


def paths_below(patterns: list[Any], prefix: str) -> list[str]:
    """The addresses of a URLconf, as far as they are plain text."""
    found: list[str] = []
    for pattern in patterns:
        path = prefix + str(pattern.pattern).lstrip("^").rstrip("$")
        below = getattr(pattern, "url_patterns", None)
        found += [path] if below is None else paths_below(below, path)
    return found


def test_everything_jonas_sees_is_the_same(
    goal: Goal, second_goal: Goal, couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    propose(couple, maya, title="A third, not yet answered")
    log(goal, maya)
    log(second_goal, jonas)
    browser = client_of(jonas)
    pages = pages_of([goal, second_goal]) + plain_get_pages()
    seen(browser, pages)  # the first look writes when he looked, so that the next two can be compared
    before = seen(browser, pages)
    assert {page for page, (status, *_rest) in before.items() if status == 200} >= set(pages_of([goal])[1:4])
    rate(goal, maya, -2)
    rate(second_goal, maya, 2)
    after = seen(browser, pages)
    assert [page for page in before if before[page] != after[page]] == []


def test_and_so_is_the_answer_to_his_own_rating(
    goal: Goal, second_goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    rate(goal, maya, -2)
    browser = client_of(jonas)
    answers = [
        browser.post("/api/v1/ratings/", {"goal": str(one.pk), "level": 0}, content_type="application/json")
        for one in (goal, second_goal)
    ]
    assert [answer.status_code for answer in answers] == [201, 201]
    bodies = [answer.json() for answer in answers]
    assert bodies[0].keys() == bodies[1].keys()
    for body in bodies:
        assert (body["level"], body["author"]) == (0, str(jonas.pk))


def test_once_both_have_rated_it_does_differ(
    goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    # Or else the comparison above would pass on pages that show nothing.
    browser = client_of(jonas)
    before = seen(browser, [at("goal", goal.pk), at("us"), "/api/v1/ratings/"])
    rate_both(goal, maya, -2, jonas, 0)
    after = seen(browser, list(before))
    assert [page for page in before if before[page] == after[page]] == []
    assert len(browser.get("/api/v1/ratings/").json()["results"]) == 2

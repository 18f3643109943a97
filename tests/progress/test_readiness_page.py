"""A clinician's page of readiness: what the care team reads of the rulers, and nobody else finds it."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from couplesgoals.demo.factories import active_joint_goal
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from couplesgoals.records.audience import Audience
from goals.actions.readiness import rate_readiness
from goals.models import Goal
from progress.pages.readiness import ReadinessPage
from tests.conftest import ClientOf
from tests.progress.conftest import at, events, text_of
from tests.progress.test_queries import queries

pytestmark = pytest.mark.django_db

MUCH, LITTLE = (8, 8, 9), (8, 6, 2)


def answer(goal: Goal, by: User, numbers: tuple[int, int, int], audience: str = Audience.CARE_TEAM) -> None:
    importance, confidence, readiness = numbers
    with acting(by):
        rate_readiness(
            by=by,
            goal=goal,
            importance=importance,
            confidence=confidence,
            readiness=readiness,
            why_not_lower=f"{by.first_name} said why",
            audience=audience,
        )


def page_of(couple: Couple, clinician: User, client_of: ClientOf) -> ReadinessPage:
    page: ReadinessPage = client_of(clinician).get(at("readiness", couple.pk)).context["page"]
    return page


def test_nothing_there_says_so(couple: Couple, goal: Goal, clinician: User, client_of: ClientOf) -> None:
    assert "No rulers for the care team yet" in text_of(client_of(clinician), at("readiness", couple.pk))


def test_both_as_they_answer_now_and_how_far_apart(
    couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    with time_machine.travel(timezone.now() - timedelta(days=14)):
        answer(goal, jonas, (5, 5, 5))
    answer(goal, maya, MUCH)
    answer(goal, jonas, LITTLE)
    (one,) = page_of(couple, clinician, client_of).goals
    assert [(now.name, [number for _label, number in now.answers], now.fits) for now in one.now] == [
        ("Maya", [8, 8, 9], "Bigger"),
        ("Jonas", [8, 6, 2], "Tiny"),
    ]
    assert one.gaps == [
        ("Importance", "0 apart, aligned", False),
        ("Confidence", "2 apart, close", False),
        ("Readiness", "7 apart, different", True),
    ]
    assert [(name, numbers) for _day, name, numbers in one.rows] == [
        ("Jonas", [8, 6, 2]),
        ("Maya", [8, 8, 9]),
        ("Jonas", [5, 5, 5]),
    ]
    assert [(str(advice.title), advice.whose) for advice in one.advice] == [
        ("Not yet ready to begin", "Jonas"),
        ("The two are in different places", "Both"),
    ]
    text = text_of(client_of(clinician), at("readiness", couple.pk))
    assert "Jonas said why" in text
    assert "Jonas: first 5, last 2 of 10." in text


def test_a_private_ruler_is_nowhere_on_it(
    couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    answer(goal, maya, MUCH)
    before = text_of(client_of(clinician), at("readiness", couple.pk))
    answer(goal, jonas, LITTLE, Audience.PRIVATE)
    (one,) = page_of(couple, clinician, client_of).goals
    assert [now.name for now in one.now] == ["Maya"]
    assert one.gaps == one.advice == []
    after = text_of(client_of(clinician), at("readiness", couple.pk))
    assert "Jonas said why" not in after
    assert len(after) == len(before)


def test_a_private_goal_is_nowhere_on_it(
    couple: Couple, private_goal: Goal, maya: User, clinician: User, client_of: ClientOf
) -> None:
    answer(private_goal, maya, MUCH)
    assert page_of(couple, clinician, client_of).goals == []


def test_of_an_own_goal_there_is_one_line(
    couple: Couple, own_goal: Goal, maya: User, clinician: User, client_of: ClientOf
) -> None:
    answer(own_goal, maya, MUCH)
    (one,) = page_of(couple, clinician, client_of).goals
    assert (len(one.now), one.gaps) == (1, [])
    assert all("point-b" not in chart for _label, chart in one.charts)


@pytest.mark.parametrize(
    ("name", "finds"),
    [
        ("clinician", True),
        ("supervisor", True),
        ("maya", False),
        ("jonas", False),
        ("tess", False),
        ("other_clinician", False),
        ("former_clinician", False),
        ("idle_clinician", False),
        ("administrator", False),
    ],
)
def test_who_finds_it(
    couple: Couple,
    goal: Goal,
    other_couple: Couple,
    maya: User,
    name: str,
    finds: bool,
    client_of: ClientOf,
    request: pytest.FixtureRequest,
) -> None:
    answer(goal, maya, MUCH)
    browser = client_of(request.getfixturevalue(name))
    found, absent = browser.get(at("readiness", couple.pk)), browser.get(at("readiness", uuid4()))
    assert (found.status_code, absent.status_code) == (200 if finds else 404, 404)
    if not finds:
        assert len(found.content) == len(absent.content)


def test_signed_out_and_post(couple: Couple, clinician: User, client_of: ClientOf) -> None:
    assert "login" in client_of(None).get(at("readiness", couple.pk)).headers["Location"]
    assert client_of(clinician).post(at("readiness", couple.pk)).status_code == 405


def test_what_was_read_is_written_down(
    couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    answer(goal, maya, MUCH)
    answer(goal, jonas, LITTLE)
    client_of(clinician).get(at("readiness", couple.pk))
    event = events("read", clinician)[-1]
    assert (event.page, event.couple_id) == ("progress:readiness", couple.pk)
    assert event.detail == {"goals.Goal": 1, "goals.ReadinessRating": 2}


def test_the_couple_page_leads_here(couple: Couple, clinician: User, client_of: ClientOf) -> None:
    assert at("readiness", couple.pk) in text_of(client_of(clinician), at("couple", couple.pk))


def test_as_many_queries_for_twelve_goals_as_for_one(
    couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    browser = client_of(clinician)
    answer(goal, maya, MUCH)
    few = queries(browser, at("readiness", couple.pk))
    for n in range(5):
        more = active_joint_goal(couple, maya, jonas, clinician, title=f"Goal {n}")
        for person in (maya, jonas, maya):
            answer(more, person, LITTLE)
    many = queries(browser, at("readiness", couple.pk))
    assert len(many) == len(few), "\n".join(many)
    assert len(many) <= 12, "\n".join(many)

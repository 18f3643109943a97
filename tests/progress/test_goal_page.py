"""The goal's page speaks to each reader from where they stand, and of two who separated as of two."""

from __future__ import annotations

import pytest

from couplesgoals.demo.factories import awaiting_joint_goal, make_administrator
from couplesgoals.people.models import User
from couplesgoals.program.actions import discharge
from couplesgoals.program.models import Couple
from goals.models import Goal
from tests.conftest import ClientOf
from tests.progress.conftest import at, text_of

pytestmark = pytest.mark.django_db

KEPT = "Kept as it was"


def separate(person: User) -> None:
    discharge(by=make_administrator("Ada"), enrollment=person.enrollments.get(), reason="completed")


@pytest.mark.parametrize("who", ["maya", "jonas", "clinician"])
def test_after_a_separation_a_goal_is_kept_as_it_was(
    goal: Goal, jonas: User, who: str, client_of: ClientOf, request: pytest.FixtureRequest
) -> None:
    browser = client_of(request.getfixturevalue(who))
    together = text_of(browser, at("goal", goal.pk))
    assert (">Active<" in together, KEPT in together) == (True, False)
    separate(jonas)
    apart = text_of(browser, at("goal", goal.pk))
    assert (">Active<" in apart, KEPT in apart) == (False, True)
    assert "Each of you rates alone" not in apart


@pytest.mark.parametrize(
    ("who", "words"), [("maya", "Your clinician reads it next"), ("clinician", "It waits for your review")]
)
def test_after_a_separation_nothing_waits_for_a_review(
    couple: Couple,
    maya: User,
    jonas: User,
    who: str,
    words: str,
    client_of: ClientOf,
    request: pytest.FixtureRequest,
) -> None:
    goal, browser = awaiting_joint_goal(couple, maya, jonas), client_of(request.getfixturevalue(who))
    assert words in text_of(browser, at("goal", goal.pk))
    separate(jonas)
    assert words not in text_of(browser, at("goal", goal.pk))


def test_after_a_separation_the_couples_page_says_the_same(
    goal: Goal, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    awaiting = awaiting_joint_goal(couple, maya, jonas)
    separate(jonas)
    page = text_of(client_of(clinician), at("couple", couple.pk))
    assert page.count(KEPT) == 2
    assert ">Active<" not in page
    assert f"/goals/{awaiting.pk}/review/" not in page


def test_whose_goal_it_is_is_said_to_each(
    goal: Goal, shared_own_goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    def eyebrow(reader: User, one: Goal) -> str:
        page = text_of(client_of(reader), at("goal", one.pk))
        return page.split('<p class="eyebrow">')[1].split("</p>")[0].strip()

    assert [eyebrow(reader, goal) for reader in (maya, jonas, clinician)] == [
        "A goal of both of you",
        "A goal of both of you",
        "Joint goal",
    ]
    assert [eyebrow(reader, shared_own_goal) for reader in (maya, jonas, clinician)] == [
        "A goal of my own",
        "Maya’s own goal",
        "Individual goal of Maya",
    ]


def test_who_cannot_rate_a_goal_is_not_asked_to(
    goal: Goal, shared_own_goal: Goal, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    for reader, one in ((clinician, goal), (jonas, shared_own_goal)):
        page = text_of(client_of(reader), at("goal", one.pk))
        assert "Each of you rates alone" not in page
        assert "Not rated yet." in page

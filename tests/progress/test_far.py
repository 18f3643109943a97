"""How far we have come: one's own ratings, the other's only where revealed, and nothing else of theirs."""

from __future__ import annotations

import pytest

from couplesgoals.demo.factories import active_joint_goal, individual_goal
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from goals.models import Goal
from progress.pages.far import Far
from tests.conftest import ClientOf
from tests.progress.conftest import at, rate, rate_both, text_of
from tests.progress.test_queries import queries

pytestmark = pytest.mark.django_db

DIFFERENTLY = "You see this differently"


def far(person: User, client_of: ClientOf) -> Far:
    page: Far = client_of(person).get(at("far")).context["page"]
    return page


def numbers(page: Far) -> list[tuple[str, str, str, str]]:
    return [(score.goals, score.baseline, score.current, score.change) for score in page.scores]


def test_start_and_now_in_the_goals_own_words(goal: Goal, maya: User, client_of: ClientOf) -> None:
    rate(goal, maya, 1)
    (way,) = far(maya, client_of).joint
    assert (way.start.mark, way.start.words) == ("−1", "One evening, and the phones stay on")
    assert way.now is not None
    assert (way.now.mark, way.now.words, way.on) == (
        "+1",
        "Two evenings, and we plan them on Sunday",
        "Today",
    )
    assert "Start: −1. Now: +1." in way.picture


def test_how_it_was_said_to_be_at_the_start_goes_first(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    active_joint_goal(couple, maya, jonas, clinician, baseline="We eat apart", baseline_level=-2)
    (way,) = far(maya, client_of).joint
    assert (way.start.mark, way.start.words, way.now) == ("−2", "We eat apart", None)


def test_not_rated_yet_says_so_and_leads_to_rating(goal: Goal, maya: User, client_of: ClientOf) -> None:
    text = text_of(client_of(maya), at("far"))
    assert "Not rated yet." in text
    assert at("rate", goal.pk) in text
    assert numbers(far(maya, client_of)) == [("Goals of both of you", "Not yet", "Not yet", "Not yet")]
    rate(goal, maya, 0)
    assert at("rate", goal.pk) not in text_of(client_of(maya), at("far"))


def test_without_a_goal_it_says_how_to_begin(couple: Couple, maya: User, client_of: ClientOf) -> None:
    assert "Nothing to look back at yet" in text_of(client_of(maya), at("far"))


def test_each_sees_their_own_numbers_alone(
    goal: Goal, own_goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    rate_both(goal, maya, 2, jonas, -2)
    rate(own_goal, maya, 0)
    assert numbers(far(maya, client_of)) == [
        ("Goals of both of you", "40.0", "70.0", "+30.0"),
        ("Goals of my own", "40.0", "50.0", "+10.0"),
    ]
    assert numbers(far(jonas, client_of)) == [("Goals of both of you", "40.0", "30.0", "−10.0")]
    text = text_of(client_of(jonas), at("far"))
    assert "70.0" not in text
    assert "Sleep before midnight" not in text


def test_the_others_level_waits_until_both_are_in(
    goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    before = far(jonas, client_of)
    rate(goal, maya, 2)
    assert far(jonas, client_of) == before
    rate(goal, jonas, -1)
    (way,) = far(jonas, client_of).joint
    assert [(side.name, side.mark) for side in way.sides] == [("Maya", "+2"), ("Jonas", "−1")]
    assert DIFFERENTLY in text_of(client_of(jonas), at("far"))
    rate(goal, maya, -2)
    (again,) = far(jonas, client_of).joint
    assert again == way


def test_a_shared_goal_of_the_other_is_not_mine_to_look_back_at(
    shared_own_goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    rate(shared_own_goal, maya, 1)
    assert far(jonas, client_of).own == []
    assert [way.title for way in far(maya, client_of).own] == ["Call my sister on Sundays"]


def test_a_private_goal_says_that_only_its_owner_reads_it(
    private_goal: Goal, maya: User, client_of: ClientOf
) -> None:
    (way,) = far(maya, client_of).own
    assert (way.audience, way.audience_words) == ("private", "Only you")


@pytest.mark.parametrize("name", ["clinician", "supervisor", "former_clinician", "administrator"])
def test_it_is_no_page_for_staff(
    goal: Goal, name: str, client_of: ClientOf, request: pytest.FixtureRequest
) -> None:
    assert client_of(request.getfixturevalue(name)).get(at("far")).status_code == 404


def test_another_couple_finds_nothing_of_it(
    goal: Goal, other_couple: Couple, maya: User, jonas: User, tess: User, client_of: ClientOf
) -> None:
    rate_both(goal, maya, 1, jonas, 1)
    page = far(tess, client_of)
    assert (page.joint, page.own, page.scores) == ([], [], [])


def test_signed_out_and_post(couple: Couple, maya: User, client_of: ClientOf) -> None:
    assert "login" in client_of(None).get(at("far")).headers["Location"]
    assert client_of(maya).post(at("far")).status_code == 405


def test_us_leads_here(couple: Couple, maya: User, client_of: ClientOf) -> None:
    assert at("far") in text_of(client_of(maya), at("us"))


def test_as_many_queries_for_twelve_goals_as_for_one(
    couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    browser = client_of(maya)
    rate_both(goal, maya, 1, jonas, 0)
    rate(individual_goal(couple, maya), maya, 0)
    few = queries(browser, at("far"))
    for n in range(6):
        more = active_joint_goal(couple, maya, jonas, clinician, title=f"Goal {n}")
        for _round in range(2):
            rate_both(more, maya, n % 3, jonas, 0)
        rate(individual_goal(couple, maya, title=f"Own {n}"), maya, 0)
    many = queries(browser, at("far"))
    assert len(many) == len(few), "\n".join(many)
    assert len(many) <= 12, "\n".join(many)

"""A step for both is asked of the other only once they joined in; what rests asks for nothing."""

from __future__ import annotations

import pytest

from couplesgoals.people.models import User
from goals.models import Goal
from tests.conftest import ClientOf
from tests.goals.stepping import WHAT, add, at, mark
from tests.goals.test_steps_pages import HTMX, TODAY, page, text_of
from tests.goals.test_steps_planning import rest

pytestmark = pytest.mark.django_db

OFFER = "Maya plans this for you both. Join in?"


def test_the_other_is_asked_once_and_daily_only_after_joining_in(
    joint: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    step, browser = add(joint, maya, for_both=True), client_of(jonas)
    assert WHAT in text_of(client_of(maya).get(TODAY))
    assert OFFER not in text_of(client_of(maya).get(page(joint.pk)))
    assert WHAT not in text_of(browser.get(TODAY))
    assert OFFER in text_of(browser.get(page(joint.pk)))
    browser.post(at("step_today", step.pk), {"outcome": "done", "place": "goal"})
    assert OFFER not in text_of(browser.get(page(joint.pk)))
    assert WHAT in text_of(browser.get(TODAY))


def test_taking_the_first_mark_back_leaves_the_buttons_and_asks_no_more(
    joint: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    step, browser = add(joint, maya, for_both=True), client_of(jonas)
    mark(step, jonas)
    undone = browser.post(at("step_today", step.pk), {"outcome": "", "place": "goal"}, headers=HTMX)
    assert 'value="done" aria-pressed="false"' in text_of(undone)
    assert WHAT not in text_of(browser.get(TODAY))
    assert OFFER in text_of(browser.get(page(joint.pk)))


def test_whether_the_other_joined_in_is_theirs(
    joint: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    step, browser = add(joint, maya, for_both=True), client_of(maya)
    before = [len(browser.get(url).content) for url in (page(joint.pk), TODAY)]
    mark(step, jonas)
    assert [len(browser.get(url).content) for url in (page(joint.pk), TODAY)] == before


def test_a_resting_goal_offers_neither_marking_nor_ending(
    team_goal: Goal, maya: User, client_of: ClientOf
) -> None:
    step, browser = add(team_goal, maya), client_of(maya)
    mark_it, end_it = (at(name, step.pk) for name in ("step_today", "step_end"))
    whole = at("steps", team_goal.pk)
    assert mark_it in text_of(browser.get(page(team_goal.pk)))
    assert all(one in text_of(browser.get(whole)) for one in (mark_it, end_it))
    rest(team_goal)
    assert mark_it not in text_of(browser.get(page(team_goal.pk)))
    assert not any(one in text_of(browser.get(whole)) for one in (mark_it, end_it))

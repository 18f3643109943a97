"""Two people truly at once, each on a connection of their own: one outcome, and nothing acknowledged lost."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from couplesgoals.demo.factories import (
    active_joint_goal,
    awaiting_joint_goal,
    individual_goal,
    make_terms,
    make_voice,
    propose,
)
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals import actions
from goals.actions.changing import hold_goal, leave_goal, withdraw_goal
from goals.actions.completing import complete_goal
from goals.actions.reviewing import Feedback
from goals.actions.talking import request_talk
from goals.actions.valuing import map_values
from goals.models import (
    CompletionVoice,
    Goal,
    GoalAcceptance,
    GoalReview,
    GoalRevision,
    GoalStatusChange,
    LifecycleStatus,
    ValueRating,
    ValuesMap,
)
from goals.rated import RatedValue
from tests.records.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = Feedback(realistic="Yes", actionable="Yes", tailored="Yes")


@pytest.fixture(autouse=True, params=range(3))
def _again() -> None:
    """A race has two ends: each test is run a few times."""


def as_person(by: User, deed: Callable[[], Any]) -> Callable[[], Any]:
    """A deed of one person, to be done on a connection of its own."""

    def run() -> Any:
        with acting_as(by):
            return deed()

    return run


def accepts(goal: Goal, by: User, number: int) -> Callable[[], Any]:
    """A yes to one version."""
    return as_person(by, lambda: actions.accept_goal(by=by, goal=goal, number=number, voice=make_voice()))


def suggests(goal: Goal, by: User, based_on: int, title: str) -> Callable[[], Any]:
    """A next version."""
    return as_person(
        by,
        lambda: actions.suggest_changes(
            by=by,
            goal=goal,
            based_on=based_on,
            terms=make_terms(title=title),
            voice=make_voice(),
            reason="It fits better",
        ),
    )


def approves(goal: Goal, by: User, number: int) -> Callable[[], Any]:
    """A clinician's approval."""
    return as_person(by, lambda: actions.approve_goal(by=by, goal=goal, number=number, feedback=WORDS))


def now(goal: Goal, reader: User) -> Goal:
    """The goal as it stands, with its versions."""
    with acting_as(reader):
        found: Goal = Goal.visible_to(reader).select_related("current", "beside", "agreed").get(pk=goal.pk)
    return found


def never_joint_on_different_texts(goal: Goal, maya: User, jonas: User, clinician: User) -> None:
    """What is agreed carries both names and an approval; what waits for one carries both names."""
    goal = now(goal, maya)
    with acting_as(maya):
        for revision in {goal.agreed_id, goal.current_id if goal.awaits_review_since else None} - {None}:
            yes = GoalAcceptance.visible_to(maya).filter(revision=revision).values_list("person", flat=True)
            assert set(yes) == {maya.pk, jonas.pk}
        if goal.agreed_id:
            reviews = GoalReview.visible_to(maya).filter(revision=goal.agreed_id, outcome="approved")
            assert reviews.count() == 1


def refused(result: Any) -> bool:
    """Whether this was a kind refusal; anything else that was raised is a defect."""
    if isinstance(result, Exception):
        assert isinstance(result, NotPossible), repr(result)
        return True
    return False


def test_each_accepts_the_others_suggestion(couple: Couple, maya: User, jonas: User, clinician: User) -> None:
    goal = propose(couple, maya)
    for person, title in ((maya, "Maya's words"), (jonas, "Jonas's words")):
        suggests(goal, person, 1, title)()
    results = at_once(accepts(goal, maya, 3), accepts(goal, jonas, 2))
    assert sorted(refused(result) for result in results) == [False, True]
    after = now(goal, maya)
    assert after.beside is None
    assert after.awaits_review_since is not None
    assert after.current is not None
    assert after.current.number == (3 if not refused(results[0]) else 2)
    with acting_as(maya):
        assert GoalRevision.visible_to(maya).filter(goal=goal).count() == 3
    never_joint_on_different_texts(goal, maya, jonas, clinician)


def test_a_yes_and_a_withdrawal(couple: Couple, maya: User, jonas: User, clinician: User) -> None:
    goal = propose(couple, maya)
    results = at_once(accepts(goal, jonas, 1), as_person(maya, lambda: withdraw_goal(by=maya, goal=goal)))
    assert not refused(results[1]), "leaving is always possible"
    refused(results[0])
    after = now(goal, maya)
    assert after.lifecycle_status == LifecycleStatus.REJECTED
    assert after.awaits_review_since is None


def test_an_approval_and_a_new_version(couple: Couple, maya: User, jonas: User, clinician: User) -> None:
    goal = awaiting_joint_goal(couple, maya, jonas)
    results = at_once(approves(goal, clinician, 1), suggests(goal, jonas, 1, "Other words"))
    assert not refused(results[1]), "the suggestion survives either way"
    approved = not refused(results[0])
    after = now(goal, maya)
    assert after.current is not None
    assert after.current.number == 2
    assert (after.agreed is not None) == approved
    assert after.lifecycle_status == (LifecycleStatus.ACTIVE if approved else LifecycleStatus.PROPOSED)
    never_joint_on_different_texts(goal, maya, jonas, clinician)


def test_an_approval_and_a_colleagues_request_for_a_talk(
    couple: Couple, maya: User, jonas: User, clinician: User, supervisor: User
) -> None:
    goal = awaiting_joint_goal(couple, maya, jonas)
    at_once(
        approves(goal, clinician, 1),
        as_person(supervisor, lambda: request_talk(by=supervisor, goal=goal)),
    )
    after = now(goal, maya)
    assert after.lifecycle_status == LifecycleStatus.ACTIVE
    never_joint_on_different_texts(goal, maya, jonas, clinician)


def test_two_clinicians_approve(
    couple: Couple, maya: User, jonas: User, clinician: User, supervisor: User
) -> None:
    goal = awaiting_joint_goal(couple, maya, jonas)
    results = at_once(approves(goal, clinician, 1), approves(goal, supervisor, 1))
    assert not any(refused(result) for result in results)
    never_joint_on_different_texts(goal, maya, jonas, clinician)


def test_both_say_that_it_is_done(couple: Couple, maya: User, jonas: User, clinician: User) -> None:
    goal = active_joint_goal(couple, maya, jonas, clinician)
    deeds = [
        as_person(
            person,
            lambda person=person: complete_goal(by=person, goal=goal, achievement="achieved", words="Yes"),
        )
        for person in (maya, jonas)
    ]
    assert not any(refused(result) for result in at_once(*deeds))
    assert now(goal, maya).lifecycle_status == LifecycleStatus.COMPLETED
    with acting_as(maya):
        assert CompletionVoice.visible_to(maya).filter(goal=goal).count() == 2
        done = GoalStatusChange.visible_to(maya).filter(goal=goal, after=LifecycleStatus.COMPLETED)
        assert done.count() == 1


@pytest.mark.parametrize("verb", [hold_goal, leave_goal], ids=["hold", "leave"])
def test_the_last_word_and_a_change_of_mind(
    verb: Callable[..., Goal], couple: Couple, maya: User, jonas: User, clinician: User
) -> None:
    goal = active_joint_goal(couple, maya, jonas, clinician)
    done = {"goal": goal, "achievement": "achieved"}
    as_person(maya, lambda: complete_goal(by=maya, **done))()
    results = at_once(
        as_person(jonas, lambda: complete_goal(by=jonas, **done)),
        as_person(maya, lambda: verb(by=maya, goal=goal)),
    )
    came_first = [refused(result) for result in results]
    assert came_first != [True, True]
    after = now(goal, maya).lifecycle_status
    if came_first == [False, True]:
        assert after == LifecycleStatus.COMPLETED
    with acting_as(maya):
        chain = list(
            GoalStatusChange.visible_to(maya)
            .filter(goal=goal)
            .order_by("created_at", "pk")
            .values_list("before", "after")
        )
    assert all(one[1] == two[0] for one, two in pairwise(chain)), chain
    assert chain[-1][1] == after


def test_ones_own_goal_revised_in_two_windows(couple: Couple, maya: User) -> None:
    goal = individual_goal(couple, maya)
    deeds = [
        as_person(
            maya,
            lambda title=title: actions.revise_individual_goal(
                by=maya,
                goal=goal,
                based_on=1,
                terms=make_terms(title=title),
                voice=make_voice(),
                reason="It fits better",
            ),
        )
        for title in ("One", "Other")
    ]
    results = at_once(*deeds)
    assert sorted(refused(result) for result in results) == [False, True]
    after = now(goal, maya)
    assert after.agreed == after.current
    assert after.current is not None
    assert after.current.number == 2


def test_two_maps_drawn_in_two_windows(couple: Couple, maya: User) -> None:
    def draw(importance: int) -> Callable[[], Any]:
        rated = [RatedValue(domain="family", importance=importance, consistency=3)]
        return as_person(maya, lambda: map_values(by=maya, couple=couple, rated=rated))

    assert not any(refused(result) for result in at_once(draw(4), draw(9)))
    with acting_as(maya):
        assert ValuesMap.visible_to(maya).count() == 2
        assert ValueRating.visible_to(maya).filter(is_latest=True).count() == 1

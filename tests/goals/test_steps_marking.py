"""Marks on steps: one's own, for a day, for an audience of their own; never a way to see the other's."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from couplesgoals.demo.factories import make_administrator
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn
from couplesgoals.program.actions import discharge
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.actions import change_goal_audience, end_step, unmark_step
from goals.models import Goal, GoalStep
from tests.goals.stepping import add, days_on, mark, marks_of
from tests.goals.test_steps_planning import rest
from tests.goals.words import NOT_PARTNERS, actions_logged, fields_refused, refuses
from tests.records.together import at_once


def unmark(step: GoalStep, by: User, **over: Any) -> None:
    with acting_as(by):
        unmark_step(by=by, step=step, **over)


class TestMarking:
    @pytest.mark.parametrize("outcome", ["done", "partly", "not-today"])
    def test_how_it_went_is_kept_with_the_care_team(
        self, joint: Goal, maya: User, jonas: User, clinician: User, outcome: str
    ) -> None:
        mark(add(joint, maya), maya, outcome)
        assert marks_of(maya) == marks_of(clinician) == [(outcome, "care_team")]
        assert marks_of(jonas) == []
        assert actions_logged()[-1] == "step.mark"

    def test_saying_it_again_changes_it(self, joint: Goal, maya: User) -> None:
        step = add(joint, maya)
        first = mark(step, maya, "not-today", audience="couple")
        assert mark(step, maya, "done").pk == first.pk
        assert marks_of(maya) == [("done", "couple")]

    def test_each_marks_their_own_part_of_a_step_of_both(self, joint: Goal, maya: User, jonas: User) -> None:
        step = add(joint, maya, for_both=True)
        mark(step, maya, "done")
        mark(step, jonas, "partly", audience="private")
        assert marks_of(maya) == [("done", "care_team")]
        assert marks_of(jonas) == [("partly", "private")]

    def test_taking_it_back_leaves_nothing(self, joint: Goal, maya: User) -> None:
        step = add(joint, maya)
        mark(step, maya)
        unmark(step, maya)
        unmark(step, maya)
        assert marks_of(maya) == []
        assert actions_logged().count("step.unmark") == 1

    def test_up_to_seven_days_back_while_the_step_was_there(self, joint: Goal, maya: User) -> None:
        step = add(joint, maya)
        with time_machine.travel(timezone.now() + timedelta(days=7)):
            mark(step, maya, day=days_on(joint, -7))
            unmark(step, maya, day=days_on(joint, -7))
            assert marks_of(maya) == []
        with time_machine.travel(timezone.now() + timedelta(days=8)), pytest.raises(ValidationError) as error:
            mark(step, maya, day=days_on(joint, -8))
        assert fields_refused(error) == {"day"}

    @pytest.mark.parametrize("count", [-1, 1])
    def test_not_before_it_began_and_not_tomorrow(self, joint: Goal, maya: User, count: int) -> None:
        with pytest.raises(ValidationError) as error:
            mark(add(joint, maya), maya, day=days_on(joint, count))
        assert fields_refused(error) == {"day"}

    def test_not_after_it_was_ended(self, joint: Goal, maya: User) -> None:
        step = add(joint, maya)
        with acting_as(maya):
            end_step(by=maya, step=step)
        with pytest.raises(ValidationError):
            mark(step, maya)

    @pytest.mark.parametrize("outcome", ["failed", "", "DONE"])
    def test_no_other_outcome_is_taken(self, joint: Goal, maya: User, outcome: str) -> None:
        with pytest.raises(ValidationError) as error:
            mark(add(joint, maya), maya, outcome)
        assert fields_refused(error) == {"outcome"}

    def test_a_step_of_once_is_done_once(self, joint: Goal, maya: User) -> None:
        step = add(joint, maya, rhythm="once")
        mark(step, maya, "partly")
        with time_machine.travel(timezone.now() + timedelta(days=1)):
            mark(step, maya, "done")
        with time_machine.travel(timezone.now() + timedelta(days=2)):
            with pytest.raises(OutOfTurn):
                mark(step, maya, "done")
            unmark(step, maya, day=days_on(joint, -1))
            mark(step, maya, "done")
        assert [outcome for outcome, _audience in marks_of(maya)] == ["partly", "done"]


class TestWhoReadsIt:
    def test_as_last_time_for_this_step(self, joint: Goal, maya: User, jonas: User) -> None:
        step, other = add(joint, maya), add(joint, maya)
        mark(step, maya, audience="couple")
        with time_machine.travel(timezone.now() + timedelta(days=1)):
            assert mark(step, maya).audience == "couple"
            assert mark(other, maya).audience == "care_team"
        assert len(marks_of(jonas)) == 2

    def test_never_wider_than_the_goal(self, shared_goal: Goal, private_goal: Goal, maya: User) -> None:
        assert mark(add(private_goal, maya), maya).audience == "private"
        step = add(shared_goal, maya)
        mark(step, maya, audience="couple")
        with acting_as(maya):
            change_goal_audience(by=maya, goal=shared_goal, audience="care_team")
        with time_machine.travel(timezone.now() + timedelta(days=1)):
            assert mark(step, maya).audience == "care_team"

    @pytest.mark.parametrize(
        ("which", "audience"),
        [("team_goal", "couple"), ("private_goal", "care_team"), ("joint", "subject"), ("joint", "all")],
    )
    def test_no_wider_or_unknown_audience_is_taken(
        self, which: str, audience: str, maya: User, request: pytest.FixtureRequest
    ) -> None:
        with pytest.raises(ValidationError) as error:
            mark(add(request.getfixturevalue(which), maya), maya, audience=audience)
        assert fields_refused(error) == {"audience"}

    def test_sharing_is_taken_back_by_saying_it_again(self, joint: Goal, maya: User, jonas: User) -> None:
        step = add(joint, maya)
        mark(step, maya, audience="couple")
        mark(step, maya, audience="private")
        assert marks_of(jonas) == []


class TestWhoMay:
    @pytest.mark.parametrize("who", ["jonas", *NOT_PARTNERS])
    def test_nobody_marks_somebody_elses_step(
        self, joint: Goal, other_couple: Couple, maya: User, who: str, request: pytest.FixtureRequest
    ) -> None:
        step, person = add(joint, maya), request.getfixturevalue(who)
        for attempt in (mark, unmark):
            with refuses:
                attempt(step, person)

    @pytest.mark.parametrize("who", NOT_PARTNERS)
    def test_nor_a_step_of_both(
        self, joint: Goal, other_couple: Couple, maya: User, who: str, request: pytest.FixtureRequest
    ) -> None:
        with refuses:
            mark(add(joint, maya, for_both=True), request.getfixturevalue(who))

    @pytest.mark.parametrize("which", ["private_goal", "team_goal", "shared_goal"])
    def test_nor_one_of_the_others_own_goal(
        self, which: str, maya: User, jonas: User, request: pytest.FixtureRequest
    ) -> None:
        with refuses:
            mark(add(request.getfixturevalue(which), maya), jonas)

    def test_while_the_goal_rests_it_says_so_and_taking_back_is_fine(
        self, team_goal: Goal, maya: User
    ) -> None:
        step = add(team_goal, maya)
        mark(step, maya)
        rest(team_goal)
        with pytest.raises(OutOfTurn):
            mark(step, maya)
        unmark(step, maya)
        assert marks_of(maya) == []

    def test_not_in_a_frozen_space(self, joint: Goal, maya: User, jonas: User) -> None:
        step = add(joint, maya)
        discharge(by=make_administrator("Ada"), enrollment=jonas.enrollments.get(), reason="completed")
        for attempt in (mark, unmark):
            with refuses:
                attempt(step, maya)


@pytest.mark.django_db(transaction=True)
def test_two_taps_at_once_are_one_mark(joint: Goal, maya: User) -> None:
    step = add(joint, maya)
    results = at_once(lambda: mark(step, maya, "done"), lambda: mark(step, maya, "partly"))
    assert {type(result).__name__ for result in results} == {"StepMark"}
    assert len(marks_of(maya)) == 1

"""Steps: planned by whose they are, with kind limits, ended and taken up again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from couplesgoals.demo.factories import make_administrator, propose
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn
from couplesgoals.program.actions import discharge
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.actions import change_goal_audience, end_step, resume_step
from goals.models import Goal, GoalStep, LifecycleStatus
from goals.stepplan import OPEN_AT_ONCE
from tests.goals.stepping import WHAT, add, days_on, steps_of, today_of
from tests.goals.words import (
    KEPT_AS_TYPED,
    NOT_PARTNERS,
    TOO_LONG,
    actions_logged,
    fields_refused,
    refuses,
    said_in_the_log,
)
from tests.records.together import at_once


def end(step: GoalStep, by: User) -> GoalStep:
    with acting_as(by):
        return end_step(by=by, step=step)


def resume(step: GoalStep, by: User) -> GoalStep:
    with acting_as(by):
        return resume_step(by=by, step=step)


def rest(goal: Goal, status: str = LifecycleStatus.ON_HOLD) -> None:
    """The goal comes to rest, however that came about."""
    with acting_as(goal.author):
        goal.become(status)
        goal.save(update_fields=["lifecycle_status"])


class TestPlanning:
    def test_a_step_of_a_joint_goal_is_read_by_both(
        self, joint: Goal, maya: User, jonas: User, clinician: User
    ) -> None:
        step = add(joint, maya)
        assert (step.for_person_id, step.author_id, step.ended_on) == (maya.pk, maya.pk, None)
        assert steps_of(jonas) == steps_of(clinician) == steps_of(maya) == [WHAT]
        assert actions_logged()[-1] == "step.add"

    def test_it_may_be_for_both(self, joint: Goal, jonas: User) -> None:
        assert add(joint, jonas, for_both=True).for_person_id is None

    def test_on_a_goal_of_ones_own_it_is_ones_own(self, team_goal: Goal, maya: User, jonas: User) -> None:
        assert add(team_goal, maya, for_both=True).for_person_id == maya.pk
        assert steps_of(jonas) == []

    def test_days_of_the_week_count_for_a_weekly_rhythm_alone(self, joint: Goal, maya: User) -> None:
        assert add(joint, maya, rhythm="weekly", weekdays=(4, 1)).weekdays == [1, 4]
        assert add(joint, maya, rhythm="daily", weekdays=(4, 1)).weekdays == []

    def test_the_same_form_twice_is_one_step(self, joint: Goal, maya: User) -> None:
        number = uuid4()
        first, second = (add(joint, maya, submission=number) for _ in range(2))
        assert first.pk == second.pk
        assert len(steps_of(maya)) == 1

    @pytest.mark.parametrize("words", KEPT_AS_TYPED)
    def test_words_are_kept_as_typed_and_out_of_the_log(self, joint: Goal, maya: User, words: str) -> None:
        assert add(joint, maya, what=words).what == words
        assert words not in said_in_the_log()

    @pytest.mark.parametrize(
        ("field", "over"),
        [
            ("what", {"what": "  "}),
            ("what", {"what": TOO_LONG}),
            ("what", {"what": "x" * 201}),
            ("size", {"size": "huge"}),
            ("rhythm", {"rhythm": "hourly"}),
            ("weekdays", {"rhythm": "weekly"}),
            ("weekdays", {"rhythm": "weekly", "weekdays": (0,)}),
            ("weekdays", {"rhythm": "weekly", "weekdays": (8, 1)}),
            ("weekdays", {"rhythm": "weekly", "weekdays": (1, 1)}),
            ("starts_on", {"starts_on": -1}),
            ("ends_on", {"ends_on": -1}),
            ("ends_on", {"starts_on": 9, "ends_on": 8}),
            ("ends_on", {"ends_on": 367}),
        ],
    )
    def test_what_cannot_be_is_said_by_field(
        self, joint: Goal, maya: User, field: str, over: dict[str, Any]
    ) -> None:
        given: dict[str, Any] = {
            name: days_on(joint, value) if isinstance(value, int) else value for name, value in over.items()
        }
        with pytest.raises(ValidationError) as error:
            add(joint, maya, **given)
        assert fields_refused(error) == {field}

    @pytest.mark.parametrize("last", [0, 366])
    def test_it_lasts_from_one_day_to_a_year(self, joint: Goal, maya: User, last: int) -> None:
        assert add(joint, maya, what="x" * 200, ends_on=days_on(joint, last)).pk

    def test_sixty_steps_are_too_many_said_kindly(self, joint: Goal, maya: User, jonas: User) -> None:
        said = []
        for n in range(60):
            try:
                add(joint, (maya, jonas)[n % 2])
            except OutOfTurn as kindly:
                said.append(str(kindly))
        assert len(steps_of(maya)) == OPEN_AT_ONCE
        assert len(said) == 60 - OPEN_AT_ONCE
        assert "small is enough" in said[0]

    def test_one_ended_makes_room_for_another(self, joint: Goal, maya: User) -> None:
        steps = [add(joint, maya) for _ in range(OPEN_AT_ONCE)]
        end(steps[0], maya)
        assert add(joint, maya).pk
        with pytest.raises(OutOfTurn):
            resume(steps[0], maya)


class TestWhoMayPlan:
    @pytest.mark.parametrize("who", NOT_PARTNERS)
    def test_only_the_two(
        self, joint: Goal, other_couple: Couple, who: str, request: pytest.FixtureRequest
    ) -> None:
        with refuses:
            add(joint, request.getfixturevalue(who))

    @pytest.mark.parametrize("which", ["private_goal", "team_goal", "shared_goal"])
    def test_a_goal_of_the_others_is_theirs_also_where_it_is_shared(
        self, which: str, jonas: User, request: pytest.FixtureRequest
    ) -> None:
        with refuses:
            add(request.getfixturevalue(which), jonas)

    def test_before_a_goal_is_in_effect_it_says_so(self, couple: Couple, maya: User) -> None:
        with pytest.raises(OutOfTurn):
            add(propose(couple, maya), maya)

    @pytest.mark.parametrize(
        "status", [LifecycleStatus.ON_HOLD, LifecycleStatus.COMPLETED, LifecycleStatus.CANCELLED]
    )
    def test_while_a_goal_rests_it_says_so(self, team_goal: Goal, maya: User, status: str) -> None:
        rest(team_goal, status)
        with pytest.raises(OutOfTurn):
            add(team_goal, maya)

    def test_not_in_a_frozen_space(self, joint: Goal, maya: User, jonas: User) -> None:
        step = add(joint, maya)
        discharge(by=make_administrator("Ada"), enrollment=jonas.enrollments.get(), reason="completed")
        with refuses:
            add(joint, maya)
        for attempt in (end, resume):
            with refuses:
                attempt(step, maya)


class TestEnding:
    def test_from_today_on_it_is_asked_for_no_more_and_stays_to_be_read(
        self, joint: Goal, maya: User, jonas: User
    ) -> None:
        step = end(add(joint, maya), maya)
        assert step.ended_on == today_of(joint)
        assert steps_of(jonas) == [WHAT]
        assert actions_logged()[-1] == "step.end"

    def test_twice_is_once(self, joint: Goal, maya: User) -> None:
        step = end(add(joint, maya), maya)
        with time_machine.travel(timezone.now() + timedelta(days=3)):
            assert end(step, maya).ended_on == step.ended_on
        assert actions_logged().count("step.end") == 1

    def test_either_ends_a_step_of_both(self, joint: Goal, maya: User, jonas: User) -> None:
        assert end(add(joint, maya, for_both=True), jonas).ended_on

    @pytest.mark.parametrize("who", ["jonas", *NOT_PARTNERS])
    def test_nobody_ends_somebody_elses(
        self, joint: Goal, other_couple: Couple, maya: User, who: str, request: pytest.FixtureRequest
    ) -> None:
        step, person = add(joint, maya), request.getfixturevalue(who)
        for attempt in (end, resume):
            with refuses:
                attempt(step, person)

    def test_it_can_be_taken_up_again(self, joint: Goal, maya: User) -> None:
        step = end(add(joint, maya), maya)
        assert resume(step, maya).ended_on is None
        assert resume(step, maya).ended_on is None
        assert actions_logged().count("step.resume") == 1

    def test_not_once_its_last_day_is_over(self, joint: Goal, maya: User) -> None:
        step = end(add(joint, maya, ends_on=days_on(joint, 2)), maya)
        with time_machine.travel(timezone.now() + timedelta(days=3)), pytest.raises(OutOfTurn):
            resume(step, maya)

    def test_not_while_the_goal_rests_but_ending_is_fine(self, team_goal: Goal, maya: User) -> None:
        step = add(team_goal, maya)
        rest(team_goal)
        assert end(step, maya).ended_on
        with pytest.raises(OutOfTurn):
            resume(step, maya)


def test_who_reads_the_goal_no_more_reads_its_steps_no_more(
    shared_goal: Goal, maya: User, jonas: User
) -> None:
    add(shared_goal, maya)
    assert steps_of(jonas) == [WHAT]
    with acting_as(maya):
        change_goal_audience(by=maya, goal=shared_goal, audience="care_team")
    assert steps_of(jonas) == []


@pytest.mark.django_db(transaction=True)
def test_the_same_form_at_once_is_one_step_and_twenty_stay_twenty(
    joint: Goal, maya: User, jonas: User
) -> None:
    number = uuid4()
    first, second = at_once(*[lambda: add(joint, maya, submission=number)] * 2)
    assert first.pk == second.pk
    for _ in range(OPEN_AT_ONCE - 2):
        add(joint, maya)
    results = at_once(lambda: add(joint, maya), lambda: add(joint, jonas))
    assert sorted(type(result).__name__ for result in results) == ["GoalStep", "OutOfTurn"]

"""What one partner told the care team alone, the talk it leads to, and thoughts for one alone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from couplesgoals.demo.factories import (
    WORDS,
    accept,
    active_joint_goal,
    individual_goal,
    make_terms,
    make_voice,
    propose,
)
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Stale
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.actions import (
    accept_goal,
    approve_goal,
    check_fit,
    end_talk,
    request_talk,
    return_goal,
    suggest_changes,
)
from goals.actions.reviewing import Feedback
from goals.clashes import open_clashes
from goals.feedback import feedback_for
from goals.models import Goal, GoalFeedback, GoalNote, GoalReview, LifecycleStatus
from tests.goals.test_reviewing import NOT_CARING
from tests.goals.words import TOO_LONG, actions_logged, fields_refused, refuses, said_in_the_log

CLASH = "It means seeing his brother, and I promised myself not to."


def as_(by: User, act: Any, goal: Goal, **more: Any) -> Any:
    """Do one thing with a goal as somebody."""
    with acting_as(by):
        return act(by=by, goal=goal, **more)


def approve(goal: Goal, by: User, *, talked_through: bool = False, number: int = 1) -> Goal:
    """Approve with a word on each question."""
    feedback = Feedback(**WORDS)
    return as_(by, approve_goal, goal, number=number, feedback=feedback, talked_through=talked_through)


def write_to(goal: Goal, by: User, to: User, **words: str) -> Goal:
    """Send thoughts to one alone."""
    feedback = Feedback(**({"message": "What would make it safe for you?"} | words))
    return as_(by, return_goal, goal, number=1, feedback=feedback, to=to)


def clashes(viewer: User) -> list[str]:
    """What stands open, as this person reads it."""
    with acting_as(viewer):
        return list(open_clashes(viewer).order_by("created_at").values_list("words", flat=True))


def now(goal: Goal, reader: User) -> Goal:
    """The goal as it stands."""
    with acting_as(reader):
        return Goal.visible_to(reader).select_related("current").get(pk=goal.pk)


@pytest.fixture
def goal(couple: Couple, maya: User, jonas: User) -> Goal:
    """Accepted by both; Jonas let the care team know that it clashes."""
    voice = make_voice(fit="clash", fit_words=CLASH)
    return accept(propose(couple, maya), jonas, voice=voice)


class TestAClash:
    def test_only_the_care_team_and_its_author_read_it(
        self, goal: Goal, other_couple: Couple, request: pytest.FixtureRequest
    ) -> None:
        cast = ("clinician", "supervisor", "jonas", "maya", "tess", "former_clinician", "idle_clinician")
        found = {name for name in (*cast, "administrator") if clashes(request.getfixturevalue(name))}
        assert found == {"clinician", "supervisor", "jonas"}

    @pytest.mark.parametrize("answer", ["unsure", "clash"])
    def test_it_has_to_be_talked_through_before_approving(
        self, couple: Couple, maya: User, jonas: User, clinician: User, answer: str
    ) -> None:
        goal = accept(propose(couple, maya, voice=make_voice(fit=answer)), jonas)
        with pytest.raises(ValidationError) as error:
            approve(goal, clinician)
        assert fields_refused(error) == {"talked_through"}
        done = approve(goal, clinician, talked_through=True)
        assert done.lifecycle_status == LifecycleStatus.ACTIVE
        assert clashes(clinician) == []

    def test_a_later_yes_of_the_same_person_does_not_take_it_back(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        goal = propose(couple, maya)
        as_(jonas, check_fit, goal, number=1, fit="clash", words=CLASH)
        accept(goal, jonas)
        assert clashes(clinician) == [CLASH]
        with pytest.raises(ValidationError):
            approve(goal, clinician)
        assert approve(goal, clinician, talked_through=True).lifecycle_status == LifecycleStatus.ACTIVE
        assert clashes(clinician) == []

    def test_nor_do_other_words(self, goal: Goal, jonas: User, maya: User, clinician: User) -> None:
        terms, why = make_terms(title="Without his brother"), "So that it fits me"
        as_(jonas, suggest_changes, goal, based_on=1, terms=terms, voice=make_voice(), reason=why)
        accept(goal, maya)
        assert clashes(clinician) == [CLASH]
        with pytest.raises(ValidationError):
            approve(goal, clinician, number=2)
        done = approve(goal, clinician, number=2, talked_through=True)
        assert done.lifecycle_status == LifecycleStatus.ACTIVE
        assert clashes(clinician) == []

    def test_it_can_be_told_of_a_goal_in_effect(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        goal = active_joint_goal(couple, maya, jonas, clinician)
        with time_machine.travel(timezone.now() + timedelta(minutes=1), tick=False):
            as_(maya, check_fit, goal, number=1, fit="unsure", words="It got too much.")
        assert clashes(clinician) == ["It got too much."]

    def test_not_after_the_joint_space_was_frozen(self, goal: Goal, couple: Couple, clinician: User) -> None:
        couple.frozen_at = timezone.now()
        couple.save()
        assert clashes(clinician) == []


class TestATalk:
    def test_nobody_accepts_meanwhile_and_both_read_the_same(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        goal = propose(couple, maya)
        as_(clinician, request_talk, goal)
        assert now(goal, maya).talk_requested_at == now(goal, jonas).talk_requested_at is not None
        with pytest.raises(OutOfTurn):
            as_(jonas, accept_goal, goal, number=1, voice=make_voice())
        as_(clinician, end_talk, goal)
        as_(jonas, accept_goal, goal, number=1, voice=make_voice())
        assert actions_logged()[-3:] == ["goal.request_talk", "goal.end_talk", "goal.accept"]

    def test_twice_is_once_and_ending_twice_is_too_late(self, goal: Goal, clinician: User) -> None:
        first = as_(clinician, request_talk, goal).talk_requested_at
        assert as_(clinician, request_talk, goal).talk_requested_at == first
        as_(clinician, end_talk, goal, words="They found a way.")
        with pytest.raises(OutOfTurn):
            as_(clinician, end_talk, goal, words="Again")

    def test_a_note_says_what_came_of_a_clash_and_the_partners_never_read_it(
        self, goal: Goal, maya: User, jonas: User, clinician: User, supervisor: User
    ) -> None:
        as_(clinician, request_talk, goal)
        with pytest.raises(ValidationError) as error:
            as_(clinician, end_talk, goal, words="  ")
        assert fields_refused(error) == {"words"}
        as_(clinician, end_talk, goal, words="He will not come along.")
        assert clashes(clinician) == []
        for person, count in ((maya, 0), (jonas, 0), (supervisor, 1)):
            with acting_as(person):
                assert GoalNote.visible_to(person).count() == count
        assert "brother" not in said_in_the_log()
        # Talked through before: nothing more to say on approving.
        assert approve(goal, clinician).lifecycle_status == LifecycleStatus.ACTIVE

    def test_endless_words_are_refused(self, goal: Goal, clinician: User) -> None:
        as_(clinician, request_talk, goal)
        with pytest.raises(ValidationError) as error:
            as_(clinician, end_talk, goal, words=TOO_LONG)
        assert fields_refused(error) == {"words"}

    def test_approving_ends_the_wait(self, goal: Goal, maya: User, clinician: User) -> None:
        as_(clinician, request_talk, goal)
        approve(goal, clinician, talked_through=True)
        assert now(goal, maya).talk_requested_at is None

    @pytest.mark.parametrize("who", NOT_CARING)
    def test_only_the_care_team(
        self, goal: Goal, other_couple: Couple, clinician: User, who: str, request: pytest.FixtureRequest
    ) -> None:
        other = request.getfixturevalue(who)
        with refuses:
            as_(other, request_talk, goal)
        as_(clinician, request_talk, goal)
        with refuses:
            as_(other, end_talk, goal)

    def test_not_about_somebodys_own_goal_nor_a_closed_one(
        self, couple: Couple, goal: Goal, maya: User, clinician: User
    ) -> None:
        with refuses:
            as_(clinician, request_talk, individual_goal(couple, maya))
        with acting_as(clinician):
            Goal.objects.filter(pk=goal.pk).update(lifecycle_status=LifecycleStatus.CANCELLED)
        with pytest.raises(OutOfTurn):
            as_(clinician, request_talk, goal)


class TestToOneAlone:
    def test_only_they_and_the_care_team_read_it(
        self, goal: Goal, other_couple: Couple, jonas: User, clinician: User, request: pytest.FixtureRequest
    ) -> None:
        write_to(goal, clinician, jonas)
        cast = ("maya", "jonas", "clinician", "supervisor", "tess", "former_clinician", "administrator")
        readers = set()
        for name in cast:
            person = request.getfixturevalue(name)
            with acting_as(person):
                if feedback_for(goal, person):
                    readers.add(name)
        assert readers == {"jonas", "clinician", "supervisor"}
        assert actions_logged()[-1] == "goal.return_to_one"
        assert "safe" not in said_in_the_log()

    def test_of_the_goal_it_changes_what_a_talk_changes_and_nothing_else(
        self, goal: Goal, maya: User, jonas: User, clinician: User
    ) -> None:
        def columns() -> dict[str, Any]:
            with acting_as(maya):
                return Goal.visible_to(maya).values().get(pk=goal.pk)

        before = columns()
        write_to(goal, clinician, jonas)
        assert {name for name, value in columns().items() if before[name] != value} == {"talk_requested_at"}
        with acting_as(maya):
            assert not GoalReview.visible_to(maya).exists()

    def test_it_can_still_be_approved(self, goal: Goal, jonas: User, clinician: User) -> None:
        write_to(goal, clinician, jonas)
        assert approve(goal, clinician, talked_through=True).lifecycle_status == LifecycleStatus.ACTIVE

    @pytest.mark.parametrize(
        "words", [{"message": ""}, {"message": " \n"}, {"message": TOO_LONG}, {"realistic": "Also"}]
    )
    def test_one_message_and_not_endless(
        self, goal: Goal, jonas: User, clinician: User, words: dict[str, str]
    ) -> None:
        with pytest.raises(ValidationError) as error:
            write_to(goal, clinician, jonas, **words)
        assert fields_refused(error) == {"message"}
        with acting_as(jonas):
            assert not GoalFeedback.visible_to(jonas).exists()

    @pytest.mark.parametrize("to", ["tess", "clinician", "administrator"])
    def test_only_to_one_of_the_couple(
        self, goal: Goal, other_couple: Couple, clinician: User, to: str, request: pytest.FixtureRequest
    ) -> None:
        with refuses:
            write_to(goal, clinician, request.getfixturevalue(to))

    @pytest.mark.parametrize("who", NOT_CARING)
    def test_only_the_care_team(
        self, goal: Goal, other_couple: Couple, jonas: User, who: str, request: pytest.FixtureRequest
    ) -> None:
        with refuses:
            write_to(goal, request.getfixturevalue(who), jonas)

    def test_not_another_version_nor_a_closed_goal(self, goal: Goal, jonas: User, clinician: User) -> None:
        with pytest.raises(Stale):
            as_(clinician, return_goal, goal, number=2, feedback=Feedback(message="x"), to=jonas)
        approve(goal, clinician, talked_through=True)
        write_to(goal, clinician, jonas)
        with acting_as(clinician):
            Goal.objects.filter(pk=goal.pk).update(lifecycle_status=LifecycleStatus.CANCELLED)
        with pytest.raises(OutOfTurn):
            write_to(goal, clinician, jonas)


def test_no_talk_is_asked_for_or_ended_once_the_two_have_separated(
    goal: Goal, couple: Couple, clinician: User
) -> None:
    as_(clinician, request_talk, goal)
    Couple.objects.filter(pk=couple.pk).update(frozen_at="2026-01-01T00:00Z")
    for act in (request_talk, end_talk):
        with pytest.raises(OutOfTurn):
            as_(clinician, act, goal)
    assert now(goal, clinician).talk_requested_at is not None


@pytest.mark.parametrize("missing", list(WORDS))
def test_approving_needs_a_word_on_each_question(
    couple: Couple, maya: User, jonas: User, clinician: User, missing: str
) -> None:
    goal = accept(propose(couple, maya), jonas)
    with pytest.raises(ValidationError) as error:
        as_(clinician, approve_goal, goal, number=1, feedback=Feedback(**(WORDS | {missing: " "})))
    assert fields_refused(error) == {missing}

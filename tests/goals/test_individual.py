"""A goal of one's own: in effect at once, read by whom its owner chooses, touched by nobody else."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from couplesgoals.demo.factories import active_joint_goal, in_days, individual_goal, make_terms, make_voice
from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused, Stale
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.actions import change_goal_audience, revise_individual_goal, set_individual_goal
from goals.models import Goal, GoalRevision, LifecycleStatus
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

READERS = {
    "private": {"maya"},
    "care_team": {"maya", "clinician", "supervisor"},
    "couple": {"maya", "jonas", "clinician", "supervisor"},
}
EVERYBODY = ("maya", "jonas", *NOT_PARTNERS)
OTHERS = ("jonas", *NOT_PARTNERS)


def revise(
    goal: Goal, by: User, *, based_on: int = 1, reason: str = "Smaller steps", **terms: object
) -> Goal:
    """Write the next version, as that person."""
    with acting_as(by):
        return revise_individual_goal(
            by=by, goal=goal, based_on=based_on, terms=make_terms(**terms), voice=make_voice(), reason=reason
        )


def choose(goal: Goal, by: User, audience: str) -> Goal:
    """Choose who reads it, as that person."""
    with acting_as(by):
        return change_goal_audience(by=by, goal=goal, audience=audience)


def readers(goal: Goal, request: pytest.FixtureRequest) -> set[str]:
    """Who of the whole cast reads a goal."""
    found = set()
    for name in EVERYBODY:
        person = request.getfixturevalue(name)
        with acting_as(person):
            if Goal.visible_to(person).filter(pk=goal.pk).exists():
                found.add(name)
    return found


class TestSetting:
    def test_it_is_in_effect_at_once(self, couple: Couple, maya: User) -> None:
        goal = individual_goal(couple, maya)
        assert (goal.subject_id, goal.author_id) == (maya.pk, maya.pk)
        assert goal.lifecycle_status == LifecycleStatus.ACTIVE
        assert goal.agreed_id == goal.current_id is not None
        assert actions_logged() == ["goal.set_individual"]

    @pytest.mark.parametrize("audience", READERS)
    def test_it_is_read_by_whom_its_owner_chose(
        self, couple: Couple, other_couple: Couple, maya: User, audience: str, request: pytest.FixtureRequest
    ) -> None:
        goal = individual_goal(couple, maya, audience=audience)
        assert readers(goal, request) == READERS[audience]

    @pytest.mark.parametrize("audience", ["subject", "everybody", ""])
    def test_no_other_audience_is_taken(self, couple: Couple, maya: User, audience: str) -> None:
        with refuses:
            individual_goal(couple, maya, audience=audience)

    @pytest.mark.parametrize("who", NOT_PARTNERS)
    def test_only_who_belongs_to_the_couple_sets_one(
        self, couple: Couple, other_couple: Couple, who: str, request: pytest.FixtureRequest
    ) -> None:
        with refuses:
            individual_goal(couple, request.getfixturevalue(who))

    @pytest.mark.parametrize("words", KEPT_AS_TYPED)
    def test_words_are_kept_as_typed_and_out_of_the_log(self, couple: Couple, maya: User, words: str) -> None:
        goal = individual_goal(couple, maya, title=words)
        with acting_as(maya):
            assert GoalRevision.visible_to(maya).get(goal=goal).title == words
        assert words not in said_in_the_log()

    def test_bad_terms_are_refused_by_field(self, couple: Couple, maya: User) -> None:
        with pytest.raises(ValidationError) as error:
            individual_goal(
                couple, maya, title=TOO_LONG, more="Same", expected="same", target_date=in_days(-2)
            )
        assert fields_refused(error) == {"title", "more", "target_date"}

    def test_the_same_form_twice_is_one_goal(self, couple: Couple, maya: User) -> None:
        number = uuid4()
        with acting_as(maya):
            for _ in range(2):
                set_individual_goal(
                    by=maya,
                    couple=couple,
                    terms=make_terms(),
                    voice=make_voice(),
                    audience="private",
                    submission=number,
                )
            assert Goal.visible_to(maya).count() == 1


class TestRevising:
    def test_the_next_version_is_in_effect_and_the_last_stays(self, couple: Couple, maya: User) -> None:
        goal = revise(individual_goal(couple, maya, title="One"), maya, title="Two", reason="Too much")
        assert goal.agreed_id == goal.current_id
        with acting_as(maya):
            versions = GoalRevision.visible_to(maya).filter(goal=goal).order_by("number")
            assert list(versions.values_list("number", "title", "reason")) == [
                (1, "One", ""),
                (2, "Two", "Too much"),
            ]

    @pytest.mark.parametrize("who", OTHERS)
    @pytest.mark.parametrize("audience", READERS)
    def test_nobody_else_does_also_where_they_read_it(
        self, couple: Couple, other_couple: Couple, maya: User, who: str, audience: str,
        request: pytest.FixtureRequest,
    ) -> None:  # fmt: skip
        goal = individual_goal(couple, maya, audience=audience)
        with refuses:
            revise(goal, request.getfixturevalue(who), title="Better")

    def test_a_joint_goal_is_not_revised_alone(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        goal = active_joint_goal(couple, maya, jonas, clinician)
        with refuses:
            revise(goal, maya, title="Mine alone")

    @pytest.mark.parametrize("based_on", [0, 1, 3])
    def test_on_another_version_than_the_latest_it_is_stale(
        self, couple: Couple, maya: User, based_on: int
    ) -> None:
        goal = revise(individual_goal(couple, maya), maya, title="Two")
        with pytest.raises(Stale):
            revise(goal, maya, based_on=based_on, title="Three")

    def test_an_endless_reason_is_refused_by_field(self, couple: Couple, maya: User) -> None:
        with pytest.raises(ValidationError) as error:
            revise(individual_goal(couple, maya), maya, title="Two", reason=TOO_LONG)
        assert fields_refused(error) == {"reason"}


class TestChoosingAnew:
    @pytest.mark.parametrize("before", READERS)
    @pytest.mark.parametrize("after", READERS)
    def test_it_counts_from_now_on(
        self, couple: Couple, maya: User, before: str, after: str, request: pytest.FixtureRequest
    ) -> None:
        goal = individual_goal(couple, maya, audience=before)
        choose(goal, maya, after)
        assert readers(goal, request) == READERS[after]
        assert actions_logged()[-1] == "goal.change_audience"

    @pytest.mark.parametrize("who", OTHERS)
    @pytest.mark.parametrize("audience", READERS)
    def test_nobody_else_chooses(
        self, couple: Couple, other_couple: Couple, maya: User, who: str, audience: str,
        request: pytest.FixtureRequest,
    ) -> None:  # fmt: skip
        goal = individual_goal(couple, maya, audience=audience)
        with refuses:
            choose(goal, request.getfixturevalue(who), "couple")

    def test_a_joint_goals_audience_is_nobodys_to_choose(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        goal = active_joint_goal(couple, maya, jonas, clinician)
        for person in (maya, jonas):
            with refuses:
                choose(goal, person, "private")

    @pytest.mark.parametrize("audience", ["subject", "everybody", ""])
    def test_no_other_audience_is_taken(self, couple: Couple, maya: User, audience: str) -> None:
        goal = individual_goal(couple, maya)
        with refuses:
            choose(goal, maya, audience)


@pytest.mark.django_db(transaction=True)
def test_two_revisions_at_once_are_one_after_the_other(couple: Couple, maya: User) -> None:
    goal = individual_goal(couple, maya)
    results = at_once(lambda: revise(goal, maya, title="Left"), lambda: revise(goal, maya, title="Right"))
    assert sorted(type(result).__name__ for result in results) == ["Goal", "Stale"]


def test_hidden_and_absent_are_refused_alike(couple: Couple, maya: User, jonas: User) -> None:
    said = []
    for goal in (individual_goal(couple, maya, audience="private"), Goal(id=uuid4(), couple=couple)):
        with pytest.raises(Refused) as refusal:
            choose(goal, jonas, "couple")
        said.append(str(refusal.value))
    assert said[0] == said[1]

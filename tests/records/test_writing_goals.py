"""The second wall against writing what stands around goals: PostgreSQL refuses what no action would do."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from couplesgoals.demo.factories import active_joint_goal, in_days, individual_goal, propose
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.models import (
    Boundary,
    CompletionVoice,
    FitCheck,
    Goal,
    GoalFeedback,
    GoalLink,
    GoalNote,
    GoalRevision,
    GoalStatusChange,
    GoalStep,
    GoalValue,
    ReadinessRating,
    StartingPoint,
    StartingPointVersion,
    StepMark,
    ValueRating,
    ValuesMap,
)
from tests.records.test_writing import CHECK, FOREIGN_KEY, NO_RIGHT, refusal


@pytest.fixture
def goal(couple: Couple, maya: User, jonas: User, clinician: User) -> Goal:
    """A joint goal in effect."""
    return active_joint_goal(couple, maya, jonas, clinician)


@pytest.fixture
def hidden(couple: Couple, maya: User) -> Goal:
    """A goal Maya keeps to herself."""
    return individual_goal(couple, maya, audience="private")


def mine(goal: Goal, person: User, **over: Any) -> dict[str, Any]:
    """The columns of a record of one's own about a goal."""
    fields = {"couple_id": goal.couple_id, "subject": person, "author": person, "goal": goal}
    return {**fields, "audience": "care_team", **over}


def step_of(goal: Goal, author: User, **over: Any) -> dict[str, Any]:
    """The columns of a step."""
    day = in_days(0)
    fields = {"goal": goal, "author": author, "what": "A walk", "starts_on": day}
    return {**fields, "ends_on": day + timedelta(days=7), **over}


RULERS = {"importance": 5, "confidence": 5, "readiness": 5}


class TestAStep:
    def test_both_and_the_care_team_add_one(self, goal: Goal, maya: User, clinician: User) -> None:
        for person in (maya, clinician):
            assert (
                refusal(person, lambda person=person: GoalStep.objects.create(**step_of(goal, person)))
                is None
            )

    @pytest.mark.parametrize("who", ["tess", "former_clinician", "idle_clinician", "administrator"])
    def test_strangers_add_none(
        self, goal: Goal, other_couple: Couple, who: str, request: pytest.FixtureRequest
    ) -> None:
        stranger = request.getfixturevalue(who)
        assert refusal(stranger, lambda: GoalStep.objects.create(**step_of(goal, stranger))) == NO_RIGHT

    def test_nobody_adds_one_to_the_others_own_goal(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        shared = individual_goal(couple, maya, audience="couple")
        for person in (jonas, clinician):
            deed = lambda person=person: GoalStep.objects.create(**step_of(shared, person))  # noqa: E731  # a deed to try
            assert refusal(person, deed) == NO_RIGHT

    def test_its_words_stay_and_it_can_end(self, goal: Goal, maya: User, jonas: User) -> None:
        with acting_as(maya):
            step = GoalStep.objects.create(**step_of(goal, maya))
        rows = GoalStep.objects.filter(pk=step.pk)
        for change in ({"what": "Two walks"}, {"for_person": jonas}, {"ends_on": in_days(30)}):
            assert refusal(maya, lambda change=change: rows.update(**change)) == NO_RIGHT
        assert refusal(jonas, lambda: rows.update(ended_on=in_days(0))) is None

    def test_the_other_ends_no_step_of_ones_own_goal(self, couple: Couple, maya: User, jonas: User) -> None:
        shared = individual_goal(couple, maya, audience="couple")
        with acting_as(maya):
            step = GoalStep.objects.create(**step_of(shared, maya))
        with acting_as(jonas):
            assert GoalStep.objects.filter(pk=step.pk).update(ended_on=in_days(0)) == 0

    def test_weekdays_belong_to_a_week(self, goal: Goal, maya: User) -> None:
        for wrong in ({"rhythm": "weekly", "weekdays": []}, {"rhythm": "daily", "weekdays": [1]}):
            fields = step_of(goal, maya, **wrong)
            assert refusal(maya, lambda fields=fields: GoalStep.objects.create(**fields)) == CHECK


class TestAMark:
    @pytest.fixture
    def step(self, goal: Goal, maya: User) -> GoalStep:
        """A step of both."""
        with acting_as(maya):
            return GoalStep.objects.create(**step_of(goal, maya))

    def test_it_is_ones_own(self, goal: Goal, step: GoalStep, maya: User, jonas: User) -> None:
        fields = {"step": step, "day": in_days(0), "outcome": "done"}
        assert refusal(maya, lambda: StepMark.objects.create(**mine(goal, maya), **fields)) is None
        assert refusal(maya, lambda: StepMark.objects.create(**mine(goal, jonas), **fields)) == NO_RIGHT
        about = mine(goal, jonas, subject=maya)
        assert refusal(jonas, lambda: StepMark.objects.create(**about, **fields)) == CHECK

    def test_it_is_on_a_step_of_that_goal(
        self, couple: Couple, step: GoalStep, maya: User, jonas: User
    ) -> None:
        other = propose(couple, maya)
        fields = {"step": step, "day": in_days(0), "outcome": "done"}
        assert refusal(jonas, lambda: StepMark.objects.create(**mine(other, jonas), **fields)) == FOREIGN_KEY

    def test_the_other_neither_changes_nor_removes_it(
        self, goal: Goal, step: GoalStep, maya: User, jonas: User
    ) -> None:
        fields = mine(goal, maya, audience="couple") | {"step": step, "day": in_days(0), "outcome": "done"}
        with acting_as(maya):
            mark = StepMark.objects.create(**fields)
        with acting_as(jonas):
            rows = StepMark.objects.filter(pk=mark.pk)
            assert rows.exists()
            assert rows.update(outcome="not-today") == 0
            assert rows._raw_delete("default") == 0


class TestWhatThePartnerNeverReads:
    def test_it_cannot_be_shared_by_mistake(self, goal: Goal, maya: User) -> None:
        revision = {"revision_id": goal.current_id}
        shared = mine(goal, maya, audience="couple")
        deeds = (
            lambda: FitCheck.objects.create(**shared, **revision, answer="clash"),
            lambda: ReadinessRating.objects.create(**shared, **RULERS),
            lambda: GoalNote.objects.create(**shared, words="Between us"),
            lambda: Boundary.objects.create(
                **{k: v for k, v in shared.items() if k != "goal"}, if_this="it gets loud", i_will="go out"
            ),
        )
        for deed in deeds:
            assert refusal(maya, deed) == CHECK

    def test_nobody_answers_for_the_other(self, goal: Goal, maya: User, jonas: User) -> None:
        fields = {"revision_id": goal.current_id, "answer": "fits"}
        assert refusal(maya, lambda: FitCheck.objects.create(**mine(goal, jonas), **fields)) == NO_RIGHT
        assert (
            refusal(maya, lambda: ReadinessRating.objects.create(**mine(goal, jonas), **RULERS)) == NO_RIGHT
        )
        voice = {"goal": goal, "revision_id": goal.current_id, "person": jonas}
        assert refusal(maya, lambda: CompletionVoice.objects.create(**voice)) == NO_RIGHT

    def test_a_hidden_goal_takes_nothing_of_the_other(self, hidden: Goal, jonas: User) -> None:
        assert (
            refusal(jonas, lambda: ReadinessRating.objects.create(**mine(hidden, jonas), **RULERS))
            == NO_RIGHT
        )
        assert refusal(jonas, lambda: GoalNote.objects.create(**mine(hidden, jonas), words="Hm")) == NO_RIGHT
        change = {"goal": hidden, "before": "active", "after": "on-hold"}
        assert refusal(jonas, lambda: GoalStatusChange.objects.create(**change)) == NO_RIGHT

    def test_only_the_care_team_writes_to_one_alone(
        self, goal: Goal, maya: User, jonas: User, tess: User, other_couple: Couple, clinician: User
    ) -> None:
        def write(by: User, to: User) -> GoalFeedback:
            return GoalFeedback.objects.create(
                couple_id=goal.couple_id,
                subject=to,
                author=by,
                audience="subject",
                goal=goal,
                revision_id=goal.current_id,
                message="A thought",
            )

        assert refusal(clinician, lambda: write(clinician, jonas)) is None
        assert refusal(clinician, lambda: write(clinician, tess)) == NO_RIGHT
        assert refusal(maya, lambda: write(maya, jonas)) == NO_RIGHT
        with acting_as(jonas):
            assert GoalFeedback.objects.count() == 1
        with acting_as(maya):
            assert GoalFeedback.objects.count() == 0

    def test_answers_and_rulers_are_never_rewritten(self, goal: Goal, maya: User) -> None:
        with acting_as(maya):
            ReadinessRating.objects.create(**mine(goal, maya), **RULERS)
        for model in (FitCheck, ReadinessRating, GoalNote, GoalFeedback, ValuesMap, GoalStatusChange):
            assert refusal(maya, lambda model=model: model.objects.all()._raw_delete("default")) == NO_RIGHT
        assert refusal(maya, lambda: ReadinessRating.objects.update(readiness=9)) == NO_RIGHT


class TestALink:
    def test_one_links_ones_own_goal_to_a_joint_one(self, goal: Goal, hidden: Goal, maya: User) -> None:
        fields = mine(goal, maya, audience="couple") | {"own_goal": hidden, "kind": "strains"}
        assert refusal(maya, lambda: GoalLink.objects.create(**fields)) is None

    def test_the_other_sees_no_link_to_what_they_do_not_see(
        self, goal: Goal, hidden: Goal, maya: User, jonas: User, clinician: User
    ) -> None:
        with acting_as(maya):
            GoalLink.objects.create(**mine(goal, maya, audience="couple"), own_goal=hidden, kind="strains")
        for person in (jonas, clinician):
            with acting_as(person):
                assert GoalLink.objects.count() == GoalLink.visible_to(person).count() == 0

    def test_nobody_links_the_others_goal(self, couple: Couple, goal: Goal, maya: User, jonas: User) -> None:
        theirs = individual_goal(couple, maya, audience="couple")
        fields = mine(goal, jonas, audience="couple") | {"own_goal": theirs, "kind": "strains"}
        assert refusal(jonas, lambda: GoalLink.objects.create(**fields)) == NO_RIGHT


class TestAValue:
    def add(self, couple: Couple, author: User, of: User | None = None, **over: Any) -> ValueRating:
        """A map with one value."""
        who = {"couple": couple, "subject": of or author, "author": author}
        mapped = ValuesMap.objects.create(**who, audience="private")
        fields = {"map": mapped, "domain": "family", "importance": 9, "consistency": 3, "audience": "private"}
        return ValueRating.objects.create(**who, **(fields | over))

    def test_numbers_stay_within_one_and_ten(self, couple: Couple, maya: User) -> None:
        assert refusal(maya, lambda: self.add(couple, maya)) is None
        for wrong in ({"importance": 0}, {"importance": 11}, {"consistency": 0}, {"consistency": 11}):
            assert refusal(maya, lambda wrong=wrong: self.add(couple, maya, **wrong)) == CHECK

    def test_nobody_adds_to_the_others_map(self, couple: Couple, maya: User, jonas: User) -> None:
        with acting_as(maya):
            mapped = self.add(couple, maya).map
        assert refusal(jonas, lambda: self.add(couple, jonas, map=mapped)) == NO_RIGHT

    def test_what_was_mapped_stays_and_sharing_is_ones_own(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        with acting_as(maya):
            value = self.add(couple, maya)
        rows = ValueRating.objects.filter(pk=value.pk)
        assert refusal(maya, lambda: rows.update(importance=1)) == NO_RIGHT
        assert refusal(maya, lambda: rows.update(audience="couple")) is None
        with acting_as(jonas):
            assert rows.update(audience="care_team") == 0

    def test_a_goal_begins_from_ones_own_value(
        self, couple: Couple, goal: Goal, maya: User, jonas: User
    ) -> None:
        with acting_as(maya):
            value = self.add(couple, maya, audience="couple")
        fields = {"audience": "couple"}
        assert (
            refusal(maya, lambda: GoalValue.objects.create(**mine(goal, maya, **fields), value=value)) is None
        )
        assert (
            refusal(jonas, lambda: GoalValue.objects.create(**mine(goal, jonas, **fields), value=value))
            == NO_RIGHT
        )


class TestTheLifeOfAGoal:
    def test_partners_neither_ask_for_a_talk_nor_end_the_wait(
        self, goal: Goal, maya: User, jonas: User, clinician: User
    ) -> None:
        rows = Goal.objects.filter(pk=goal.pk)
        assert refusal(maya, lambda: rows.update(talk_requested_at=timezone.now())) == NO_RIGHT
        assert refusal(clinician, lambda: rows.update(talk_requested_at=timezone.now())) is None
        assert refusal(jonas, lambda: rows.update(talk_requested_at=None)) == NO_RIGHT
        assert refusal(clinician, lambda: rows.update(talk_requested_at=None)) is None

    def test_nothing_comes_into_effect_while_a_talk_is_due(
        self, goal: Goal, maya: User, clinician: User
    ) -> None:
        rows = Goal.objects.filter(pk=goal.pk)
        with acting_as(clinician):
            rows.update(lifecycle_status="on-hold", talk_requested_at=timezone.now())
        for person in (maya, clinician):
            assert refusal(person, lambda: rows.update(lifecycle_status="active")) == CHECK

    def test_what_it_began_from_never_changes(self, goal: Goal, maya: User) -> None:
        rows = Goal.objects.filter(pk=goal.pk)
        assert refusal(maya, lambda: rows.update(started_from_id=goal.pk)) == NO_RIGHT

    def test_a_second_version_on_the_table_is_of_the_same_goal(
        self, couple: Couple, goal: Goal, maya: User
    ) -> None:
        other = propose(couple, maya)
        rows = Goal.objects.filter(pk=goal.pk)
        assert refusal(maya, lambda: rows.update(beside_id=other.current_id)) == FOREIGN_KEY

    def test_a_clinician_writes_no_version_of_the_couples_own_goal(self, goal: Goal, clinician: User) -> None:
        with acting_as(clinician):
            version = GoalRevision.visible_to(clinician).get(goal=goal)
            fields = {name: getattr(version, name) for name in ("title", "less", "more", "expected")}
            fields |= {"much_less": "a", "much_more": "b", "target_date": version.target_date}
        write = {"goal": goal, "author": clinician, "number": 2, **fields}
        assert refusal(clinician, lambda: GoalRevision.objects.create(**write)) == NO_RIGHT


class TestTheLibrary:
    def test_an_edition_stays_as_it_was(self, clinician: User) -> None:
        assert refusal(clinician, lambda: StartingPointVersion.objects.update(title="Other")) == NO_RIGHT
        for model in (StartingPointVersion, StartingPoint):
            gone = lambda model=model: model.objects.all()._raw_delete("default")  # noqa: E731  # a deed to try
            assert refusal(clinician, gone) == NO_RIGHT

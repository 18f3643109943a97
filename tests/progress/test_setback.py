"""Tell of a setback and write its steps: what the actions do and refuse."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from couplesgoals.demo.factories import individual_goal, make_administrator
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused, Stale
from couplesgoals.program.actions import discharge
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from goals.models import Goal
from progress.actions.setback_steps import change_step_audience
from progress.actions.setbacks import Happened, change_setback, rest_setback
from progress.models import IStatement, Learned, Recommitment, Setback, SetbackGoal, Underneath
from progress.pages.setbacks import setbacks_of, way_of
from tests.progress.conftest import events
from tests.progress.setbacks import FACTS, read_by, readers, report, step, today
from tests.records.together import at_once

pytestmark = pytest.mark.django_db

NOBODY = ["tess", "clinician", "supervisor", "former_clinician", "idle_clinician", "administrator"]


def change(setback: Setback, by: User, facts: str, *, revision: int, audience: str = "couple") -> Setback:
    told = Happened(kind=setback.kind, happened_on=setback.happened_on, facts=facts)
    with acting(by):
        return change_setback(
            by=by, setback=setback, happened=told, audience=audience, goals=[], revision=revision
        )


class TestReport:
    def test_it_is_ones_own_telling_and_private_where_chosen(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        told = report(couple, maya, "private", kind="return-to-use", facts="  I used on Friday. 🌊\nשלום ")
        assert (told.author_id, told.subject_id, told.facts) == (
            maya.pk,
            maya.pk,
            "I used on Friday. 🌊\nשלום",
        )
        assert [read_by(one) for one in (maya, jonas, clinician)] == [[told], [], []]
        (event,) = events("setback.report", maya)
        assert "Friday" not in str(event.__dict__)

    def test_nobody_tells_for_somebody_else(self, couple: Couple, maya: User, jonas: User) -> None:
        told = report(couple, jonas, "couple", kind="return-to-use", facts="I used on Friday.")
        assert told.subject_id == jonas.pk
        for facts in ("Jonas returned to use.", "He is using again."):
            with pytest.raises(ValidationError):
                report(couple, maya, "couple", kind="worry", facts=facts)
            assert report(couple, maya, "care_team", kind="worry", facts=facts).author_id == maya.pk

    @pytest.mark.parametrize("who", NOBODY)
    def test_it_refuses_everybody_else(
        self, couple: Couple, other_couple: Couple, who: str, request: pytest.FixtureRequest
    ) -> None:
        person = request.getfixturevalue(who)
        with pytest.raises(Refused):
            report(couple, person)
        told = report(couple, request.getfixturevalue("maya"))
        with pytest.raises(Refused):
            step(told, person)
        with pytest.raises(Refused), acting(person):
            rest_setback(by=person, setback=told)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("kind", "drunk"),
            ("facts", " \n "),
            ("facts", "x" * 4001),
            ("happened_on", 1),
            ("happened_on", -400),
        ],
    )
    def test_it_refuses_what_cannot_be(self, couple: Couple, maya: User, field: str, value: Any) -> None:
        given = today(couple) + timedelta(days=value) if field == "happened_on" else value
        with pytest.raises(ValidationError) as error:
            report(couple, maya, **{field: given})
        assert list(error.value.message_dict) == [field]
        assert read_by(maya) == []

    def test_a_phone_that_sends_twice_tells_once(self, couple: Couple, maya: User) -> None:
        number = uuid4()
        assert report(couple, maya, submission=number) == report(couple, maya, submission=number)
        assert len(read_by(maya)) == 1

    def test_goals_are_read_by_who_reads_both(
        self, couple: Couple, goal: Goal, maya: User, jonas: User
    ) -> None:
        private = individual_goal(couple, maya, audience="private", title="Mine")
        his = individual_goal(couple, jonas, audience="couple", title="His")
        told = report(couple, maya, goals=[goal.pk, private.pk, his.pk, uuid4()])
        assert {link.goal_id for link in read_by(maya, SetbackGoal)} == {goal.pk, private.pk}
        assert {link.goal_id for link in read_by(jonas, SetbackGoal)} == {goal.pk}
        change(told, maya, FACTS, revision=1)
        assert read_by(maya, SetbackGoal) == []


class TestChange:
    def test_other_words_are_the_next_revision_and_a_page_out_of_date_is_told(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        told = report(couple, maya)
        assert change(told, maya, "Other words.", revision=1).revision == 2
        with pytest.raises(Stale):
            change(told, maya, "Third words.", revision=1)
        assert change(told, maya, "Other words.", revision=1).revision == 2
        with pytest.raises(Refused):
            change(told, jonas, "Not his.", revision=2)

    def test_narrower_takes_everything_on_it_out_of_sight(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        told = report(couple, maya)
        mine, his = step(told, maya), step(told, jonas)
        readers(told, maya, "care_team")
        assert (read_by(jonas), read_by(jonas, Underneath)) == ([], [his])
        assert read_by(clinician, Underneath) == [mine, his]
        readers(told, maya, "private")
        assert (read_by(clinician), read_by(clinician, Underneath)) == ([], [])
        # Shared again, one's own steps come back only by a new choice.
        readers(told, maya, "couple")
        assert read_by(jonas, Underneath) == [his]
        assert {row.audience for row in read_by(maya, Underneath) if row.author_id == maya.pk} == {"private"}

    def test_it_rests_and_is_taken_up_by_who_told_it(self, couple: Couple, maya: User, jonas: User) -> None:
        told = report(couple, maya)
        with acting(maya):
            assert rest_setback(by=maya, setback=told).rested_at is not None
            assert rest_setback(by=maya, setback=told).rested_at is not None
            assert rest_setback(by=maya, setback=told, rests=False).rested_at is None
        with pytest.raises(Refused), acting(jonas):
            rest_setback(by=jonas, setback=told)


class TestSteps:
    def test_no_step_is_read_more_widely_than_what_happened(self, couple: Couple, maya: User) -> None:
        told = report(couple, maya, "care_team")
        with pytest.raises(ValidationError):
            step(told, maya, audience="couple")
        assert step(told, maya, audience="care_team").audience == "care_team"

    def test_one_a_person_and_two_devices(self, couple: Couple, maya: User, jonas: User) -> None:
        told = report(couple, maya)
        first = step(told, maya, Learned, learned="Once")
        assert step(told, maya, Learned, learned="Once") == first
        with pytest.raises(Stale):
            step(told, maya, Learned, learned="On my laptop")
        assert step(told, maya, Learned, learned="Anew", revision=1).revision == 2
        assert step(told, jonas, Learned, learned="His").author_id == jonas.pk

    def test_it_refuses_what_is_empty_too_long_or_not_on_the_list(self, couple: Couple, maya: User) -> None:
        told = report(couple, maya)
        for model, said in (
            (Underneath, {"trigger": ""}),
            (Underneath, {"move": "hit-somebody"}),
            (Learned, {"reframe": "x" * 1001}),
            (IStatement, {"feel": "sad", "when": "late"}),
            (Recommitment, {"choice": "win"}),
        ):
            with pytest.raises(ValidationError):
                step(told, maya, model, **said)

    def test_the_others_use_is_no_fact_in_any_step_that_both_read(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        told = report(couple, maya)
        said = {"feel": "scared", "when": "you drink", "would_like": "a talk"}
        with pytest.raises(ValidationError) as error:
            step(told, maya, IStatement, **said)
        assert list(error.value.message_dict) == ["when"]
        step(told, maya, IStatement, "care_team", **said)
        with pytest.raises(ValidationError), acting(maya):
            change_step_audience(IStatement, by=maya, setback=told, audience="couple")
        assert read_by(jonas, IStatement) == []

    def test_a_goal_is_ones_own_or_of_both(self, couple: Couple, goal: Goal, maya: User, jonas: User) -> None:
        told = report(couple, maya)
        his = individual_goal(couple, jonas, audience="couple", title="His")
        with pytest.raises(ValidationError):
            step(told, maya, Recommitment, choice="recommit", goal=his.pk)
        assert step(told, maya, Recommitment, choice="revise", goal=goal.pk).goal_id == goal.pk

    def test_who_left_keeps_their_own_and_can_only_take_back(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        told, theirs = report(couple, maya), report(couple, jonas)
        mine = step(theirs, maya)
        discharge(by=make_administrator("Ada"), enrollment=maya.enrollments.get(), reason="transferred")
        assert (read_by(maya), read_by(maya, Underneath)) == ([told], [mine])
        with pytest.raises(Refused):
            step(told, maya)
        with acting(maya):
            taken = change_step_audience(Underneath, by=maya, setback=theirs, audience="private")
        assert taken.audience == "private"
        with pytest.raises((Refused, OutOfTurn)), acting(maya):
            change_step_audience(Underneath, by=maya, setback=theirs, audience="couple")

    def test_others_find_the_way_as_far_as_they_read_it(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        told = report(couple, maya)
        report(couple, maya, "private")
        step(told, maya, Recommitment, choice="recommit")
        step(told, maya, Learned, "care_team", learned="x")
        for person, steps in ((jonas, 1), (clinician, 2)):
            with acting(person):
                assert setbacks_of(person, couple) == [told]
                way = way_of(told, person)
            assert (way.reported_at, len(way.rows)) == (told.created_at, steps)
            assert way.of(maya.pk, "onward").choice == "recommit"


@pytest.mark.django_db(transaction=True)
def test_two_devices_at_once_write_one_step(couple: Couple, maya: User) -> None:
    told = report(couple, maya)
    results = at_once(*[lambda: step(told, maya, Learned, learned="Same")] * 2)
    assert [type(one) for one in results] == [Learned, Learned], results
    assert len(read_by(maya, Learned)) == 1

"""Log a step, and choose anew who reads it: what the actions do and refuse."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from couplesgoals.demo.factories import individual_goal, make_administrator, propose
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.program.actions import discharge
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from goals.actions import change_goal_audience
from goals.actions.stepping import add_step
from goals.models import Goal, GoalStep
from goals.stepplan import StepPlan
from progress.actions import change_log_audience
from progress.actions.logging import Around
from progress.models import ProgressLog
from tests.progress.conftest import entries_of, events, log
from tests.records.together import at_once

NOBODY = ["tess", "clinician", "supervisor", "former_clinician", "idle_clinician", "administrator"]


def refused_field(goal: Goal, by: User, **over: object) -> str:
    """The field beside which an entry is refused; nothing is written."""
    with pytest.raises(ValidationError) as error:
        log(goal, by, **over)
    assert entries_of(by) == []
    (field,) = error.value.message_dict
    return str(field)


def a_step(goal: Goal, by: User) -> GoalStep:
    """A daily step for this person."""
    day = timezone.localtime(timezone.now(), goal.couple.zone).date()
    plan = StepPlan(what="Five quiet minutes", starts_on=day, ends_on=day + timedelta(days=7))
    with acting(by):
        return add_step(by=by, goal=goal, plan=plan, for_both=False)


def share(entry: ProgressLog, by: User, audience: str) -> ProgressLog:
    with acting(by):
        return change_log_audience(by=by, entry=entry, audience=audience)


class TestLogProgress:
    def test_it_keeps_what_was_done(self, goal: Goal, maya: User) -> None:
        entry = log(goal, maya, "  We walked. 🌊\nIt rained.  ", how_it_went=5, effort=1)
        (kept,) = entries_of(maya)
        assert (kept.pk, kept.author_id, kept.subject_id, kept.couple_id) == (
            entry.pk,
            maya.pk,
            maya.pk,
            goal.couple_id,
        )
        assert (kept.what, kept.how_it_went, kept.effort, kept.audience) == (
            "We walked. 🌊\nIt rained.",
            5,
            1,
            "couple",
        )

    def test_it_keeps_what_helped_and_what_got_in_the_way_and_the_step_it_was(
        self, goal: Goal, maya: User, jonas: User
    ) -> None:
        step = a_step(goal, maya)
        around = Around(
            helped=("small-step",), hindered=("tiredness", "work"), hindered_words=" A late shift "
        )
        log(goal, maya, around=around, step=step.pk)
        (read,) = entries_of(jonas)
        assert (read.helped, read.hindered, read.hindered_words, read.step_id) == (
            ["small-step"],
            ["tiredness", "work"],
            "A late shift",
            step.pk,
        )

    @pytest.mark.parametrize(
        ("around", "field"),
        [
            (Around(helped=("a spell",)), "helped"),
            (Around(hindered=("tiredness", "Jonas")), "hindered"),
            (Around(hindered_words="x" * 301), "hindered_words"),
        ],
    )
    def test_what_is_not_on_the_list_is_said_beside_it(
        self, goal: Goal, maya: User, around: Around, field: str
    ) -> None:
        assert refused_field(goal, maya, around=around) == field

    def test_a_step_of_another_goal_is_none_of_this_one(self, goal: Goal, couple: Couple, maya: User) -> None:
        other = a_step(individual_goal(couple, maya), maya)
        assert refused_field(goal, maya, step=other.pk) == "step"

    def test_its_day_is_today_where_the_couple_lives(self, goal: Goal, couple: Couple, maya: User) -> None:
        today = timezone.localtime(timezone.now(), couple.zone).date()
        assert log(goal, maya).occurred_on == today
        assert log(goal, maya, occurred_on=today - timedelta(days=3)).occurred_on == today - timedelta(days=3)

    def test_it_is_in_the_audit_log_without_its_words(self, goal: Goal, maya: User) -> None:
        entry = log(goal, maya, "SENTINEL words")
        (event,) = events("progress.log", maya)
        assert (event.target, event.ids, event.couple_id) == (
            "progress.ProgressLog",
            [entry.pk],
            goal.couple_id,
        )
        assert "SENTINEL" not in str(event.__dict__)

    @pytest.mark.parametrize(
        ("audience", "readers"),
        [
            ("private", {"maya"}),
            ("care_team", {"maya", "clinician", "supervisor"}),
            ("couple", {"maya", "jonas", "clinician", "supervisor"}),
        ],
    )
    def test_it_is_read_by_its_audience_alone(
        self,
        goal: Goal,
        other_couple: Couple,
        maya: User,
        audience: str,
        readers: set[str],
        request: pytest.FixtureRequest,
    ) -> None:
        log(goal, maya, audience=audience)
        everybody = ["maya", "jonas", *NOBODY]
        assert {name for name in everybody if entries_of(request.getfixturevalue(name))} == readers

    @pytest.mark.parametrize("which", ["own_goal", "private_goal", "shared_own_goal"])
    def test_it_refuses_the_partner_on_the_others_own_goal(
        self, which: str, jonas: User, request: pytest.FixtureRequest
    ) -> None:
        with pytest.raises(Refused):
            log(request.getfixturevalue(which), jonas, audience="private")

    @pytest.mark.parametrize("who", NOBODY)
    def test_it_refuses_everybody_else(
        self, goal: Goal, other_couple: Couple, who: str, request: pytest.FixtureRequest
    ) -> None:
        with pytest.raises(Refused):
            log(goal, request.getfixturevalue(who))

    def test_it_refuses_once_the_joint_space_is_frozen(
        self, goal: Goal, couple: Couple, maya: User, jonas: User
    ) -> None:
        discharge(by=make_administrator("Ada"), enrollment=jonas.enrollments.get(), reason="transferred")
        for person in (maya, jonas):
            with pytest.raises(Refused):
                log(goal, person)

    def test_it_refuses_an_audience_wider_than_the_goals(
        self, goal: Goal, own_goal: Goal, private_goal: Goal, maya: User
    ) -> None:
        assert refused_field(own_goal, maya, audience="couple") == "audience"
        assert refused_field(private_goal, maya, audience="care_team") == "audience"
        assert refused_field(goal, maya, audience="subject") == "audience"
        assert refused_field(goal, maya, audience="everybody") == "audience"

    def test_it_refuses_a_future_day(self, goal: Goal, couple: Couple, maya: User) -> None:
        tomorrow = timezone.localtime(timezone.now(), couple.zone).date() + timedelta(days=1)
        assert refused_field(goal, maya, occurred_on=tomorrow) == "occurred_on"

    @pytest.mark.parametrize("what", ["", " \n\t ", "x" * 2001, "🌊" * 20_000])
    def test_it_refuses_no_words_and_too_many(self, goal: Goal, maya: User, what: str) -> None:
        assert refused_field(goal, maya, what=what) == "what"

    @pytest.mark.parametrize("field", ["how_it_went", "effort"])
    @pytest.mark.parametrize("value", [0, 6, -1])
    def test_it_refuses_what_is_not_on_the_scale(
        self, goal: Goal, maya: User, field: str, value: int
    ) -> None:
        assert refused_field(goal, maya, **{field: value}) == field

    def test_it_refuses_before_the_goal_is_active(self, couple: Couple, maya: User) -> None:
        with pytest.raises(OutOfTurn):
            log(propose(couple, maya), maya)

    def test_the_same_form_twice_is_one_entry(self, goal: Goal, maya: User, jonas: User) -> None:
        submission = uuid4()
        first = log(goal, maya, submission=submission)
        assert log(goal, maya, submission=submission).pk == first.pk
        assert [entry.what for entry in entries_of(maya)] == [first.what]
        # Another person's form may happen to carry the same number: it tells them nothing.
        assert log(goal, jonas, submission=submission).author_id == jonas.pk


@pytest.mark.django_db(transaction=True)
def test_the_same_form_twice_at_once_is_one_entry(goal: Goal, maya: User) -> None:
    submission = uuid4()
    results = at_once(*[lambda: log(goal, maya, submission=submission)] * 2)
    assert [type(result) for result in results] == [ProgressLog, ProgressLog], results
    assert [entry.pk for entry in entries_of(maya)] == [results[0].pk] == [results[1].pk]


class TestChangeLogAudience:
    def test_it_holds_from_the_next_read(self, goal: Goal, maya: User, jonas: User, clinician: User) -> None:
        entry = log(goal, maya, audience="private")
        assert (len(entries_of(jonas)), len(entries_of(clinician))) == (0, 0)
        share(entry, maya, "couple")
        assert (len(entries_of(jonas)), len(entries_of(clinician))) == (1, 1)
        share(entry, maya, "care_team")
        assert (len(entries_of(jonas)), len(entries_of(clinician))) == (0, 1)
        assert [event.ids for event in events("progress.change_audience", maya)] == [[entry.pk]] * 2

    def test_it_notes_since_when(self, goal: Goal, maya: User) -> None:
        entry = log(goal, maya, audience="private")
        share(entry, maya, "couple")
        (kept,) = entries_of(maya)
        assert kept.audience_since > entry.audience_since
        assert kept.created_at == entry.created_at

    @pytest.mark.parametrize("who", ["jonas", *NOBODY])
    def test_it_refuses_everybody_but_the_author(
        self, goal: Goal, other_couple: Couple, maya: User, who: str, request: pytest.FixtureRequest
    ) -> None:
        entry = log(goal, maya)
        with pytest.raises(Refused):
            share(entry, request.getfixturevalue(who), "care_team")
        assert [one.audience for one in entries_of(maya)] == ["couple"]

    @pytest.mark.parametrize("audience", ["couple", "subject", "everybody"])
    def test_it_refuses_wider_than_the_goal(self, own_goal: Goal, maya: User, audience: str) -> None:
        entry = log(own_goal, maya, audience="private")
        with pytest.raises(ValidationError):
            share(entry, maya, audience)
        assert [one.audience for one in entries_of(maya)] == ["private"]

    def test_an_entry_is_hidden_with_its_goal(self, couple: Couple, maya: User, jonas: User) -> None:
        goal = individual_goal(couple, maya, audience="couple")
        log(goal, maya)
        assert len(entries_of(jonas)) == 1
        with acting(maya):
            change_goal_audience(by=maya, goal=goal, audience="care_team")
        assert entries_of(jonas) == []

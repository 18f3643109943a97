"""A goal is set aside, held, taken up again: what each step does, whom it refuses, and what stays unsaid."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from couplesgoals.demo.factories import (
    accept,
    active_joint_goal,
    awaiting_joint_goal,
    individual_goal,
    make_terms,
    make_voice,
    propose,
)
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn
from couplesgoals.program.models import Couple
from goals.actions import (
    enter_in_error,
    hold_goal,
    leave_goal,
    resume_goal,
    suggest_changes,
    withdraw_goal,
)
from goals.models import Goal, GoalNote
from tests.goals.changes import Act, as_read_by, changes_of, do, notes_read_by
from tests.goals.words import (
    NOT_PARTNERS,
    STRANGERS,
    TOO_LONG,
    actions_logged,
    fields_refused,
    refuses,
    said_in_the_log,
)


@pytest.fixture
def active(couple: Couple, maya: User, jonas: User, clinician: User) -> Goal:
    """A joint goal in effect."""
    return active_joint_goal(couple, maya, jonas, clinician)


class TestSettingAside:
    @pytest.mark.parametrize("who", ["maya", "jonas"])
    @pytest.mark.parametrize("awaits", [False, True])
    def test_either_takes_back_what_was_never_in_effect(
        self, couple: Couple, maya: User, jonas: User, who: str, awaits: bool, request: pytest.FixtureRequest
    ) -> None:
        goal = awaiting_joint_goal(couple, maya, jonas) if awaits else propose(couple, maya)
        done = do(withdraw_goal, goal, request.getfixturevalue(who), reason="timing")
        assert (done.lifecycle_status, done.awaits_review_since) == ("rejected", None)
        assert changes_of(goal, maya)[-1] == ("accepted" if awaits else "proposed", "rejected", "timing")

    @pytest.mark.parametrize("held", [False, True])
    def test_what_was_in_effect_is_cancelled(self, active: Goal, jonas: User, held: bool) -> None:
        if held:
            do(hold_goal, active, jonas)
        assert do(leave_goal, active, jonas).lifecycle_status == "cancelled"

    def test_an_own_goal_is_left_by_its_owner(self, couple: Couple, maya: User) -> None:
        assert do(leave_goal, individual_goal(couple, maya), maya).lifecycle_status == "cancelled"

    def test_no_row_the_other_reads_differs_by_who_left(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        rows = []
        for by in (maya, jonas):
            goal = active_joint_goal(couple, maya, jonas, clinician)
            do(leave_goal, goal, by, reason="priorities", note="I cannot do this now.")
            seen = as_read_by(maya, goal)
            rows.append((seen.lifecycle_status, seen.author_id, changes_of(goal, maya)))
        assert rows[0] == rows[1]

    def test_a_private_word_is_the_care_teams(
        self, active: Goal, maya: User, jonas: User, clinician: User
    ) -> None:
        do(leave_goal, active, jonas, note="It hurts to look at it.")
        assert notes_read_by(clinician, active) == notes_read_by(jonas, active) == ["It hurts to look at it."]
        assert notes_read_by(maya, active) == []
        assert "hurts" not in said_in_the_log()

    def test_a_word_about_a_private_goal_stays_private(
        self, couple: Couple, maya: User, clinician: User
    ) -> None:
        goal = individual_goal(couple, maya, audience="private")
        do(leave_goal, goal, maya, note="Only mine.")
        assert notes_read_by(maya, goal) == ["Only mine."]
        assert notes_read_by(clinician, goal) == []

    def test_twice_is_once(self, active: Goal, maya: User, jonas: User) -> None:
        for person in (maya, jonas):
            do(leave_goal, active, person, note="A word")
        assert [change for change in changes_of(active, maya) if change[1] == "cancelled"] == [
            ("active", "cancelled", "")
        ]
        assert notes_read_by(jonas, active) == []

    def test_each_verb_has_its_time(self, couple: Couple, active: Goal, maya: User) -> None:
        with pytest.raises(OutOfTurn):
            do(withdraw_goal, active, maya)
        with pytest.raises(OutOfTurn):
            do(leave_goal, propose(couple, maya), maya)

    def test_nobody_says_yes_any_more(self, couple: Couple, maya: User, jonas: User) -> None:
        goal = propose(couple, maya)
        do(withdraw_goal, goal, maya)
        with pytest.raises(OutOfTurn):
            accept(goal, jonas)

    @pytest.mark.parametrize(
        ("words", "field"), [({"reason": "he lies"}, "reason"), ({"note": TOO_LONG}, "note")]
    )
    def test_only_neutral_reasons_and_notes_with_a_limit(
        self, active: Goal, maya: User, words: dict[str, str], field: str
    ) -> None:
        with pytest.raises(ValidationError) as error:
            do(leave_goal, active, maya, **words)
        assert fields_refused(error) == {field}
        assert as_read_by(maya, active).lifecycle_status == "active"


class TestHolding:
    def test_it_rests_and_goes_on(self, active: Goal, maya: User, jonas: User) -> None:
        assert do(hold_goal, active, maya, reason="timing").lifecycle_status == "on-hold"
        assert do(resume_goal, active, jonas).lifecycle_status == "active"
        assert changes_of(active, maya)[-2:] == [
            ("active", "on-hold", "timing"),
            ("on-hold", "active", "taken-up-again"),
        ]

    def test_twice_is_once(self, active: Goal, maya: User, jonas: User) -> None:
        for act in (hold_goal, resume_goal):
            for person in (maya, jonas):
                do(act, active, person)
        assert len(changes_of(active, maya)) == 4
        assert actions_logged()[-2:] == ["goal.hold", "goal.resume"]

    def test_it_does_not_go_on_before_the_talk(self, active: Goal, maya: User, clinician: User) -> None:
        do(hold_goal, active, maya)
        talk(active, clinician)
        with pytest.raises(OutOfTurn, match="talk this goal through with you both"):
            do(resume_goal, active, maya)

    def test_a_change_both_accepted_goes_back_to_the_clinician(
        self, active: Goal, maya: User, jonas: User
    ) -> None:
        do(
            suggest_changes,
            active,
            maya,
            based_on=1,
            terms=make_terms(title="Three evenings"),
            voice=make_voice(),
            reason="More",
        )
        accept(active, jonas)
        assert do(hold_goal, active, maya).awaits_review_since is None
        assert do(resume_goal, active, maya).awaits_review_since is not None

    def test_what_is_not_in_effect_does_not_rest(self, couple: Couple, maya: User) -> None:
        for act in (hold_goal, resume_goal):
            with pytest.raises(OutOfTurn):
                do(act, propose(couple, maya), maya)


class TestWrittenByMistake:
    @pytest.mark.parametrize("who", ["clinician", "supervisor"])
    def test_the_care_team_marks_a_joint_goal(
        self, active: Goal, maya: User, who: str, request: pytest.FixtureRequest
    ) -> None:
        for _twice in range(2):
            do(enter_in_error, active, request.getfixturevalue(who))
        assert as_read_by(maya, active).lifecycle_status == "entered-in-error"

    @pytest.mark.parametrize("who", ["maya", "jonas", *STRANGERS])
    def test_nobody_else_does(
        self, other_couple: Couple, active: Goal, who: str, request: pytest.FixtureRequest
    ) -> None:
        with refuses:
            do(enter_in_error, active, request.getfixturevalue(who))

    def test_not_somebodys_own_goal(self, couple: Couple, maya: User, clinician: User) -> None:
        with refuses:
            do(enter_in_error, individual_goal(couple, maya), clinician)


@pytest.mark.parametrize("act", [withdraw_goal, leave_goal, hold_goal, resume_goal])
@pytest.mark.parametrize("who", NOT_PARTNERS)
def test_only_the_couple_changes_their_goal(
    other_couple: Couple, active: Goal, act: Act, who: str, request: pytest.FixtureRequest
) -> None:
    with refuses:
        do(act, active, request.getfixturevalue(who))
    assert not GoalNote.objects.exists()


@pytest.mark.parametrize("act", [withdraw_goal, leave_goal, hold_goal, resume_goal])
@pytest.mark.parametrize("audience", ["private", "care_team", "couple"])
def test_nobody_changes_the_others_own_goal(
    couple: Couple, maya: User, jonas: User, act: Act, audience: str
) -> None:
    with refuses:
        do(act, individual_goal(couple, maya, audience=audience), jonas)


@pytest.mark.parametrize("act", [withdraw_goal, leave_goal, hold_goal, resume_goal])
def test_nothing_moves_in_a_frozen_space(couple: Couple, active: Goal, maya: User, act: Act) -> None:
    Couple.objects.filter(pk=couple.pk).update(frozen_at="2026-01-01T00:00Z")
    with refuses:
        do(act, active, maya)


def talk(goal: Goal, clinician: User) -> None:
    """The care team would like to talk a goal through."""

    def ask(*, by: User, goal: Goal) -> Goal:
        Goal.objects.filter(pk=goal.pk).update(talk_requested_at="2026-01-01T00:00Z")
        return goal

    do(ask, goal, clinician)

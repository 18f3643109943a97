"""A goal comes to its end in each partner's own words, may begin again, and stands somewhere on the way."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from couplesgoals.demo.factories import (
    accept,
    active_joint_goal,
    approve,
    individual_goal,
    make_terms,
    make_voice,
    propose,
)
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn
from couplesgoals.program.models import Couple
from goals.actions import complete_goal, hold_goal, note_achievement, reopen_goal, suggest_changes
from goals.models import AchievementStatus, Goal
from tests.goals.changes import as_read_by, changes_of, do, last_words
from tests.goals.words import NOT_PARTNERS, STRANGERS, TOO_LONG, fields_refused, refuses


@pytest.fixture
def active(couple: Couple, maya: User, jonas: User, clinician: User) -> Goal:
    """A joint goal in effect."""
    return active_joint_goal(couple, maya, jonas, clinician)


def done(goal: Goal, by: User, achievement: str = "achieved", words: str = "") -> Goal:
    """Say one is done with it."""
    return do(complete_goal, goal, by, achievement=achievement, words=words)


class TestCompleting:
    def test_ones_own_goal_ends_at_once(self, couple: Couple, maya: User) -> None:
        goal = done(individual_goal(couple, maya), maya, "sustaining", "I sleep.")
        assert (goal.lifecycle_status, goal.achievement_status) == ("completed", "sustaining")
        assert changes_of(goal, maya)[-1] == ("active", "completed", "reached")

    @pytest.mark.parametrize("held", [False, True])
    def test_a_joint_goal_ends_when_both_said_so(
        self, active: Goal, maya: User, jonas: User, held: bool
    ) -> None:
        if held:
            do(hold_goal, active, maya)
        assert done(active, maya).lifecycle_status == ("on-hold" if held else "active")
        assert done(active, maya).lifecycle_status != "completed", "one's own second word is not the other's"
        goal = done(active, jonas)
        assert (goal.lifecycle_status, goal.achievement_status) == ("completed", "achieved")
        assert last_words(active, jonas) == [("Jonas", "achieved", 1), ("Maya", "achieved", 1)]

    def test_neither_word_is_taken_where_they_differ(self, active: Goal, maya: User, jonas: User) -> None:
        done(active, maya, "achieved")
        goal = done(active, jonas, "not-achieved")
        assert (goal.lifecycle_status, goal.achievement_status) == ("completed", "in-progress")
        assert changes_of(active, maya)[-1] == ("active", "completed", "")

    def test_words_about_a_version_gone_by_do_not_count(
        self, active: Goal, maya: User, jonas: User, clinician: User
    ) -> None:
        done(active, maya)
        terms = make_terms(title="Three evenings")
        do(suggest_changes, active, jonas, based_on=1, terms=terms, voice=make_voice(), reason="More")
        accept(active, maya)
        approve(active, clinician)
        assert done(active, jonas).lifecycle_status == "active"
        assert done(active, maya).lifecycle_status == "completed"

    def test_twice_is_once(self, active: Goal, maya: User, jonas: User) -> None:
        for person in (maya, jonas, maya, jonas):
            done(active, person)
        assert len(last_words(active, maya)) == 2
        assert [change[1] for change in changes_of(active, maya)].count("completed") == 1

    def test_what_is_being_agreed_does_not_end(self, couple: Couple, maya: User) -> None:
        with pytest.raises(OutOfTurn):
            done(propose(couple, maya), maya)

    @pytest.mark.parametrize(
        ("achievement", "words", "field"),
        [("", "", "achievement"), ("improving", "", "achievement"), ("achieved", TOO_LONG, "words")],
    )
    def test_wrong_words_are_refused_by_field(
        self, active: Goal, maya: User, achievement: str, words: str, field: str
    ) -> None:
        with pytest.raises(ValidationError) as error:
            done(active, maya, achievement, words)
        assert fields_refused(error) == {field}

    @pytest.mark.parametrize("who", NOT_PARTNERS)
    def test_only_the_couple_says_so(
        self, other_couple: Couple, active: Goal, who: str, request: pytest.FixtureRequest
    ) -> None:
        with refuses:
            done(active, request.getfixturevalue(who))

    @pytest.mark.parametrize("audience", ["private", "care_team", "couple"])
    def test_nobody_ends_the_others_own(self, couple: Couple, maya: User, jonas: User, audience: str) -> None:
        with refuses:
            done(individual_goal(couple, maya, audience=audience), jonas)


class TestReopening:
    def test_it_begins_again_and_both_speak_anew(self, active: Goal, maya: User, jonas: User) -> None:
        done(active, maya)
        done(active, jonas)
        for _twice in range(2):
            again = do(reopen_goal, active, jonas)
        assert (again.lifecycle_status, again.achievement_status) == ("active", "in-progress")
        assert done(active, maya).lifecycle_status == "active"
        assert done(active, jonas, "sustaining").lifecycle_status == "completed"
        assert [lap for _who, _how, lap in last_words(active, maya)] == [1, 1, 2, 2]

    def test_only_what_was_completed(self, couple: Couple, active: Goal, maya: User) -> None:
        with pytest.raises(OutOfTurn):
            do(reopen_goal, propose(couple, maya), maya)

    @pytest.mark.parametrize("who", NOT_PARTNERS)
    def test_only_the_couple(
        self,
        other_couple: Couple,
        active: Goal,
        maya: User,
        jonas: User,
        who: str,
        request: pytest.FixtureRequest,
    ) -> None:
        done(active, maya)
        done(active, jonas)
        with refuses:
            do(reopen_goal, active, request.getfixturevalue(who))


class TestHowItStands:
    def test_the_owner_says_so_of_their_own(self, couple: Couple, maya: User) -> None:
        goal = individual_goal(couple, maya)
        assert goal.achievement_status == AchievementStatus.IN_PROGRESS
        for status in ("improving", "worsening", "no-change", "no-progress", "in-progress"):
            assert do(note_achievement, goal, maya, status=status).achievement_status == status

    def test_the_clinician_says_so_of_a_joint_one(self, active: Goal, maya: User, clinician: User) -> None:
        do(note_achievement, active, clinician, status="improving")
        assert as_read_by(maya, active).achievement_status == "improving"

    def test_after_the_end_it_can_still_be_kept_or_not(self, couple: Couple, maya: User) -> None:
        goal = done(individual_goal(couple, maya), maya)
        assert do(note_achievement, goal, maya, status="sustaining").achievement_status == "sustaining"

    @pytest.mark.parametrize("status", ["", "achieved", "splendid"])
    def test_only_words_for_the_way(self, couple: Couple, maya: User, status: str) -> None:
        with pytest.raises(ValidationError) as error:
            do(note_achievement, individual_goal(couple, maya), maya, status=status)
        assert fields_refused(error) == {"achievement"}

    @pytest.mark.parametrize("who", ["maya", "jonas", *STRANGERS])
    def test_a_joint_one_is_not_for_anybody_else(
        self, other_couple: Couple, active: Goal, who: str, request: pytest.FixtureRequest
    ) -> None:
        with refuses:
            do(note_achievement, active, request.getfixturevalue(who), status="improving")

    @pytest.mark.parametrize("who", ["jonas", "clinician", "supervisor"])
    def test_somebodys_own_is_the_owners_to_say(
        self, couple: Couple, maya: User, who: str, request: pytest.FixtureRequest
    ) -> None:
        with refuses:
            do(
                note_achievement,
                individual_goal(couple, maya, audience="couple"),
                request.getfixturevalue(who),
                status="improving",
            )

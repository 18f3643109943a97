"""The clinician's answer: approve what both accepted, or send it back with thoughts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from couplesgoals.demo.factories import (
    WORDS,
    accept,
    active_joint_goal,
    awaiting_joint_goal,
    individual_goal,
    latest_number,
    make_terms,
    make_voice,
    propose,
)
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Stale
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.actions import approve_goal, return_goal, suggest_changes
from goals.actions.reviewing import Feedback
from goals.models import Goal, GoalReview, LifecycleStatus
from tests.conftest import ClientOf
from tests.goals.words import TOO_LONG, actions_logged, fields_refused, refuses, said_in_the_log
from tests.records.together import at_once

NOT_CARING = (
    "maya",
    "jonas",
    "tess",
    "former_clinician",
    "idle_clinician",
    "other_clinician",
    "administrator",
)
THOUGHTS = Feedback(realistic="Is Tuesday free?", message="Close. Talk it over on Sunday.")


def approve(goal: Goal, by: User, *, number: int = 1, **feedback: str) -> Goal:
    """Approve one version, as that person."""
    with acting_as(by):
        return approve_goal(by=by, goal=goal, number=number, feedback=Feedback(**(WORDS | feedback)))


def send_back(goal: Goal, by: User, *, number: int = 1, feedback: Feedback = THOUGHTS) -> Goal:
    """Send one version back, as that person."""
    with acting_as(by):
        return return_goal(by=by, goal=goal, number=number, feedback=feedback)


@pytest.fixture
def goal(couple: Couple, maya: User, jonas: User) -> Goal:
    """A joint goal both accepted."""
    return awaiting_joint_goal(couple, maya, jonas)


class TestApproving:
    def test_it_puts_the_goal_into_effect(self, goal: Goal, clinician: User, jonas: User) -> None:
        done = approve(goal, clinician, message="Lovely.")
        assert done.lifecycle_status == LifecycleStatus.ACTIVE
        assert done.agreed_id == done.current_id is not None
        assert done.awaits_review_since is None
        with acting_as(jonas):
            review = GoalReview.visible_to(jonas).get(goal=goal)
        assert (review.outcome, review.message, review.clinician_id) == ("approved", "Lovely.", clinician.pk)
        assert actions_logged()[-1] == "goal.approve"
        assert "Lovely" not in said_in_the_log()

    def test_a_supervisor_may(self, goal: Goal, supervisor: User) -> None:
        assert approve(goal, supervisor).lifecycle_status == LifecycleStatus.ACTIVE

    def test_twice_is_once(self, goal: Goal, clinician: User) -> None:
        approve(goal, clinician)
        approve(goal, clinician)
        with acting_as(clinician):
            assert GoalReview.visible_to(clinician).count() == 1
        assert actions_logged().count("goal.approve") == 1

    @pytest.mark.parametrize("who", NOT_CARING)
    def test_only_the_care_team_may(
        self, goal: Goal, other_couple: Couple, who: str, request: pytest.FixtureRequest
    ) -> None:
        with refuses:
            approve(goal, request.getfixturevalue(who))
        with refuses:
            send_back(goal, request.getfixturevalue(who))

    def test_not_before_both_accepted(self, couple: Couple, maya: User, clinician: User) -> None:
        goal = propose(couple, maya)
        with pytest.raises(OutOfTurn):
            approve(goal, clinician)
        with pytest.raises(OutOfTurn):
            send_back(goal, clinician)

    @pytest.mark.parametrize("number", [0, 2])
    def test_not_another_version_than_the_latest(self, goal: Goal, clinician: User, number: int) -> None:
        with pytest.raises(Stale):
            approve(goal, clinician, number=number)
        with pytest.raises(Stale):
            send_back(goal, clinician, number=number)

    @pytest.mark.parametrize("audience", ["private", "care_team", "couple"])
    def test_not_somebodys_own_goal(self, couple: Couple, maya: User, clinician: User, audience: str) -> None:
        with refuses:
            approve(individual_goal(couple, maya, audience=audience), clinician)

    def test_what_was_sent_back_waits_for_the_next_version(self, goal: Goal, clinician: User) -> None:
        # A tab left open, or a colleague's, does not put into effect what was just sent back.
        send_back(goal, clinician)
        with pytest.raises(OutOfTurn):
            approve(goal, clinician)
        with acting_as(clinician):
            outcomes = GoalReview.visible_to(clinician).values_list("outcome", flat=True)
            assert list(outcomes) == ["returned"]

    def test_endless_words_are_refused_by_field(self, goal: Goal, clinician: User) -> None:
        with pytest.raises(ValidationError) as error:
            approve(goal, clinician, realistic=TOO_LONG, message=TOO_LONG)
        assert fields_refused(error) == {"realistic", "message"}


class TestSendingBack:
    def test_it_goes_back_to_both_with_the_thoughts(self, goal: Goal, clinician: User, maya: User) -> None:
        back = send_back(goal, clinician)
        assert (back.lifecycle_status, back.awaits_review_since) == (LifecycleStatus.PROPOSED, None)
        with acting_as(maya):
            review = GoalReview.visible_to(maya).get(goal=goal)
        assert (review.outcome, review.realistic) == ("returned", THOUGHTS.realistic)
        assert actions_logged()[-1] == "goal.return"

    @pytest.mark.parametrize("feedback", [Feedback(), Feedback(message="  ", tailored="\n")])
    def test_it_needs_a_thought(self, goal: Goal, clinician: User, feedback: Feedback) -> None:
        with pytest.raises(ValidationError):
            send_back(goal, clinician, feedback=feedback)

    def test_not_twice(self, goal: Goal, clinician: User) -> None:
        send_back(goal, clinician)
        with pytest.raises(OutOfTurn):
            send_back(goal, clinician)

    def test_not_what_is_approved_already(self, goal: Goal, clinician: User) -> None:
        approve(goal, clinician)
        with pytest.raises(OutOfTurn):
            send_back(goal, clinician)

    def test_a_change_of_a_goal_in_effect_leaves_it_in_effect(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        goal = active_joint_goal(couple, maya, jonas, clinician)
        with acting_as(maya):
            suggest_changes(
                by=maya,
                goal=goal,
                based_on=1,
                terms=make_terms(title="More"),
                voice=make_voice(),
                reason="Why",
            )
        accept(goal, jonas)
        back = send_back(goal, clinician, number=latest_number(goal, clinician))
        assert back.lifecycle_status == LifecycleStatus.ACTIVE
        assert back.has_pending_change


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_two_clinicians_approve_once(self, goal: Goal, clinician: User, supervisor: User) -> None:
        results = at_once(lambda: approve(goal, clinician), lambda: approve(goal, supervisor))
        assert all(isinstance(result, Goal) for result in results), results
        with acting_as(clinician):
            assert GoalReview.visible_to(clinician).count() == 1

    def test_of_two_answers_at_once_the_first_stands(
        self, goal: Goal, clinician: User, supervisor: User
    ) -> None:
        approved, returned = at_once(lambda: approve(goal, clinician), lambda: send_back(goal, supervisor))
        assert sorted((type(approved), type(returned)), key=str) == [OutOfTurn, Goal]
        expected = LifecycleStatus.ACTIVE if isinstance(approved, Goal) else LifecycleStatus.PROPOSED
        with acting_as(clinician):
            assert Goal.visible_to(clinician).get(pk=goal.pk).lifecycle_status == expected

    def test_an_approval_never_covers_words_changed_meanwhile(
        self, goal: Goal, clinician: User, maya: User
    ) -> None:
        def change() -> Goal:
            with acting_as(maya):
                return suggest_changes(
                    by=maya,
                    goal=goal,
                    based_on=1,
                    terms=make_terms(title="Other"),
                    voice=make_voice(),
                    reason="Why",
                )

        at_once(lambda: approve(goal, clinician), change)
        with acting_as(clinician):
            after = Goal.visible_to(clinician).select_related("agreed").get(pk=goal.pk)
        assert after.agreed is None or after.agreed.number == 1


@pytest.mark.parametrize("answer", [approve_goal, return_goal])
def test_what_two_who_separated_had_accepted_is_not_answered_any_more(
    couple: Couple, maya: User, jonas: User, clinician: User, answer: Callable[..., Goal], client_of: ClientOf
) -> None:
    goal = awaiting_joint_goal(couple, maya, jonas)
    Couple.objects.filter(pk=couple.pk).update(frozen_at="2026-01-01T00:00Z")
    with acting_as(clinician), pytest.raises(OutOfTurn):
        answer(by=clinician, goal=goal, number=1, feedback=THOUGHTS)
    page = client_of(clinician).get(f"/goals/{goal.pk}/review/").content.decode()
    for offer in ("approved", "returned", "to-a"):
        assert f'value="{offer}"' not in page

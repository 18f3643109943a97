"""Both rate alone: until both have, not even whether the other has rated can be found out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from couplesgoals.demo.factories import active_joint_goal, individual_goal
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.models import Goal
from progress.actions import rate_goal
from progress.models import GoalRating, RevealedRound
from tests.records.together import at_once

NO_RIGHT = "42501"


def rate(goal: Goal, by: User, level: int) -> GoalRating:
    """One person's level, through the action."""
    with acting_as(by):
        return rate_goal(by=by, goal=goal, level=level)


def seen_by(person: User) -> tuple[list[tuple[Any, int]], list[tuple[Any, int]], list[int]]:
    """Ratings by the Python rule, by PostgreSQL alone, and the revealed rounds."""
    with acting_as(person):
        rule = list(GoalRating.visible_to(person).order_by("id").values_list("author", "level"))
        wall = list(GoalRating.objects.order_by("id").values_list("author", "level"))
        return rule, wall, list(RevealedRound.objects.order_by("number").values_list("number", flat=True))


def sqlstate(by: User, deed: Callable[[], Any]) -> str | None:
    """How PostgreSQL refuses a deed; None where it does not."""
    with acting_as(by):
        try:
            with transaction.atomic():
                deed()
        except DatabaseError as error:
            return str(getattr(error.__cause__, "sqlstate", ""))
    return None


@pytest.fixture
def goal(couple: Couple, maya: User, jonas: User, clinician: User) -> Goal:
    """A joint goal in effect."""
    return active_joint_goal(couple, maya, jonas, clinician)


class TestBeforeBothHaveRated:
    def test_each_sees_only_their_own(self, goal: Goal, maya: User, jonas: User) -> None:
        rate(goal, maya, 1)
        assert seen_by(maya) == ([(maya.pk, 1)], [(maya.pk, 1)], [])
        assert seen_by(jonas) == ([], [], [])

    def test_the_care_team_sees_it(self, goal: Goal, maya: User, clinician: User, supervisor: User) -> None:
        rate(goal, maya, 1)
        for person in (clinician, supervisor):
            assert seen_by(person) == ([(maya.pk, 1)], [(maya.pk, 1)], [])

    @pytest.mark.parametrize("who", ["tess", "former_clinician", "idle_clinician", "administrator"])
    def test_nobody_else_does(
        self, goal: Goal, other_couple: Couple, maya: User, who: str, request: pytest.FixtureRequest
    ) -> None:
        rate(goal, maya, 1)
        assert seen_by(request.getfixturevalue(who)) == ([], [], [])

    def test_nobody_reveals_it_by_hand(
        self, goal: Goal, maya: User, jonas: User, clinician: User, supervisor: User
    ) -> None:
        before = [sqlstate(p, lambda: _forge(goal, 1)) for p in (maya, jonas, clinician, supervisor)]
        rate(goal, maya, 1)
        after = [sqlstate(p, lambda: _forge(goal, 1)) for p in (maya, jonas, clinician, supervisor)]
        assert before == after == [NO_RIGHT] * 4
        assert seen_by(jonas) == ([], [], [])

    def test_asking_postgresql_whether_it_is_complete_tells_nothing(
        self, goal: Goal, maya: User, jonas: User
    ) -> None:
        before = _complete(goal, jonas)
        rate(goal, maya, 1)
        assert _complete(goal, jonas) is before is False

    def test_rating_a_later_round_reveals_nothing(self, goal: Goal, maya: User, jonas: User) -> None:
        rate(goal, maya, 1)
        with acting_as(jonas):
            _rating(goal, jonas, round=2)
        assert seen_by(jonas)[0] == [(jonas.pk, 0)]
        assert seen_by(maya)[0] == [(maya.pk, 1)]

    def test_rating_twice_is_refused_whether_or_not_the_other_has(
        self, goal: Goal, maya: User, jonas: User
    ) -> None:
        rate(goal, maya, 1)
        with pytest.raises(OutOfTurn):
            rate(goal, maya, 2)
        assert seen_by(maya)[0] == [(maya.pk, 1)]


class TestOnceBothHaveRated:
    def test_both_see_both(self, goal: Goal, maya: User, jonas: User) -> None:
        rate(goal, maya, 1)
        rate(goal, jonas, -2)
        both = [(maya.pk, 1), (jonas.pk, -2)]
        assert seen_by(maya) == seen_by(jonas) == (both, both, [1])

    def test_the_next_round_is_blind_again(self, goal: Goal, maya: User, jonas: User) -> None:
        rate(goal, maya, 1)
        rate(goal, jonas, -2)
        rate(goal, jonas, 2)
        assert seen_by(maya)[0] == [(maya.pk, 1), (jonas.pk, -2)]
        assert seen_by(jonas)[0] == [(maya.pk, 1), (jonas.pk, -2), (jonas.pk, 2)]

    def test_one_goals_round_reveals_no_other_goals(
        self, goal: Goal, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        other = active_joint_goal(couple, jonas, maya, clinician)
        rate(goal, maya, 1)
        rate(other, maya, 2)
        rate(goal, jonas, 0)
        assert seen_by(jonas)[0] == [(maya.pk, 1), (jonas.pk, 0)]

    def test_ratings_never_change(self, goal: Goal, maya: User, jonas: User) -> None:
        rate(goal, maya, 1)
        rate(goal, jonas, 1)
        assert sqlstate(maya, lambda: GoalRating.objects.update(level=2)) == NO_RIGHT
        assert sqlstate(maya, lambda: GoalRating.objects.all()._raw_delete("default")) == NO_RIGHT
        assert sqlstate(maya, lambda: RevealedRound.objects.all()._raw_delete("default")) == NO_RIGHT

    def test_the_viewer_is_the_rater_again_afterwards(self, goal: Goal, maya: User, jonas: User) -> None:
        # Revealing looks through each one's eyes for a moment.
        rate(goal, maya, 1)
        with acting_as(jonas):
            rate_goal(by=jonas, goal=goal, level=0)
            with connection.cursor() as cursor:
                cursor.execute("SELECT current_setting('app.viewer')")
                assert cursor.fetchone() == (str(jonas.pk),)


class TestAGoalOfOnesOwn:
    def test_it_asks_one_person_only(self, couple: Couple, maya: User, jonas: User, clinician: User) -> None:
        own = individual_goal(couple, maya, audience="care_team")
        rate(own, maya, 2)
        assert seen_by(maya) == ([(maya.pk, 2)], [(maya.pk, 2)], [1])
        assert seen_by(clinician)[0] == [(maya.pk, 2)]
        assert seen_by(jonas) == ([], [], [])

    def test_a_private_goals_ratings_are_private(self, couple: Couple, maya: User, clinician: User) -> None:
        own = individual_goal(couple, maya, audience="private")
        rate(own, maya, 2)
        assert seen_by(clinician) == ([], [], [])


@pytest.mark.django_db(transaction=True)
def test_both_rating_at_once_reveals(goal: Goal, maya: User, jonas: User) -> None:
    for level in (1, -1, 0):
        results = at_once(
            lambda level=level: rate(goal, maya, level), lambda level=level: rate(goal, jonas, level)
        )
        assert all(isinstance(result, GoalRating) for result in results), results
    assert seen_by(maya) == seen_by(jonas)
    assert len(seen_by(maya)[0]) == 6
    assert seen_by(maya)[2] == [1, 2, 3]


@pytest.mark.django_db(transaction=True)
def test_the_same_rating_sent_twice_at_once_is_one(goal: Goal, maya: User) -> None:
    results = at_once(lambda: rate(goal, maya, 1), lambda: rate(goal, maya, 1))
    assert {type(result) for result in results} == {GoalRating, OutOfTurn}
    assert seen_by(maya)[0] == [(maya.pk, 1)]


def _forge(goal: Goal, number: int) -> RevealedRound:
    return RevealedRound.objects.create(goal=goal, number=number)


def _complete(goal: Goal, asker: User) -> bool:
    with acting_as(asker), connection.cursor() as cursor:
        cursor.execute("SELECT progress_round_complete(%s, 1)", [goal.pk])
        return bool(cursor.fetchone()[0])


def _rating(goal: Goal, author: User, **fields: Any) -> GoalRating:
    return GoalRating.objects.create(
        couple_id=goal.couple_id,
        author=author,
        goal=goal,
        revision_id=goal.current_id,
        audience="couple",
        level=0,
        **fields,
    )

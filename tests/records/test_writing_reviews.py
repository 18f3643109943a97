"""The second wall against writing in a monthly review: PostgreSQL refuses what no action would do."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from couplesgoals.demo.factories import active_joint_goal, in_days, individual_goal, join_care_team
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, ProgressReview
from couplesgoals.records.acting import acting_as
from couplesgoals.records.models import ClinicalModel
from goals.models import Goal
from progress.actions import rate_goal
from progress.models import (
    GoalRating,
    PlanReview,
    PriorityAsk,
    PriorityShift,
    RevealedReview,
    ReviewAnswer,
    ReviewDecision,
    ReviewDone,
    ReviewFocus,
    ReviewNote,
    ReviewWish,
)
from tests.records.test_writing import CHECK, NO_RIGHT, refusal
from tests.records.together import at_once

TWICE, ROUND_OVER = "23505", "23P01"
TO_BOTH: dict[str, Any] = {"audience": "couple"}
OF_BOTH = TO_BOTH | {"subject": None}
TEAMS = {"audience": "care_team"}
# What each needs to stand; a goal is put in where `ABOUT_A_GOAL` says so.
FIELDS: dict[type[ClinicalModel], dict[str, Any]] = {
    ReviewDone: TEAMS,
    ReviewAnswer: TO_BOTH | {"question": "month", "words": "A long road"},
    ReviewWish: TO_BOTH | {"wish": "keep"},
    PriorityShift: TO_BOTH | {"more": "Sleep"},
    RevealedReview: OF_BOTH,
    ReviewDecision: OF_BOTH | {"decision": "keep"},
    ReviewFocus: TO_BOTH | {"ritual": "Tea on Sunday"},
    ReviewNote: OF_BOTH | {"kind": "comment", "words": "You both came"},
    PlanReview: TEAMS | {"reviewed_on": in_days(0)},
    PriorityAsk: OF_BOTH | {"asked_on": in_days(7)},
}
ABOUT_A_GOAL = (ReviewWish, ReviewDecision)
APART = (ReviewAnswer, ReviewWish, PriorityShift, ReviewDone)
JOINT = (ReviewDecision, ReviewFocus)
A_MOMENT = timedelta(seconds=1)


def held(couple: Couple, *, still_open: timedelta = timedelta(days=5), month: int = 1) -> ProgressReview:
    """One of a couple's monthly reviews, with so much time left to answer."""
    return ProgressReview.objects.create(
        couple=couple,
        period=f"2026-{month:02d}",
        opens_on=in_days(-3),
        halfway_on=in_days(0),
        last_on=in_days(5),
        closes_at=timezone.now() + still_open,
    )


def wait_for_its_end(review: ProgressReview) -> None:
    """Let the window of a review close, by the clock of the database; it counts from the next transaction."""
    with connection.cursor() as cursor:
        left = "extract(epoch FROM %s - clock_timestamp())"
        cursor.execute(f"SELECT pg_sleep(greatest(0, {left}))", [review.closes_at])


def write(model: type[ClinicalModel], couple: Couple, by: User, **over: Any) -> Any:
    """Write a row of a review, with some of it replaced."""
    fields = {"couple": couple, "author": by, "subject": by}
    return model.objects.create(**(fields | FIELDS[model] | over))


def written(model: type[ClinicalModel], couple: Couple, by: User, **over: Any) -> Any:
    """Write it as somebody who may."""
    with acting_as(by):
        return write(model, couple, by, **over)


def attempt(by: User, model: type[ClinicalModel], couple: Couple, **over: Any) -> str | None:
    """How PostgreSQL refuses somebody a row; None where it does not."""
    return refusal(by, lambda: write(model, couple, by, **over))


def change(by: User, row: Any, **to: Any) -> str | int | None:
    """How PostgreSQL refuses a change, or how many rows it let be changed."""
    changed: list[int] = []
    rows = type(row).objects.filter(pk=row.pk)
    return refusal(by, lambda: changed.append(rows.update(**to))) or changed[0]


def seen(by: User, model: type[ClinicalModel]) -> list[Any]:
    """What PostgreSQL alone shows somebody; the Python rule says the same."""
    with acting_as(by):
        rows = list(model.objects.order_by("id"))
        assert rows == list(model.visible_to(by).order_by("id"))
        return rows


@pytest.fixture
def goal(couple: Couple, maya: User, jonas: User, clinician: User) -> Goal:
    """A joint goal in effect."""
    return active_joint_goal(couple, maya, jonas, clinician)


@pytest.fixture
def review(couple: Couple) -> ProgressReview:
    """This month's review, open for some days."""
    return held(couple)


def about(model: type[ClinicalModel], goal: Goal) -> dict[str, Any]:
    """The goal of a row, where it has one."""
    return {"goal": goal} if model in ABOUT_A_GOAL else {}


class TestAnsweringApart:
    @pytest.mark.parametrize("model", APART, ids=lambda model: model.__name__)
    def test_each_answers_for_themselves_in_their_own_review(
        self,
        couple: Couple,
        other_couple: Couple,
        maya: User,
        jonas: User,
        tess: User,
        goal: Goal,
        review: ProgressReview,
        model: Any,
    ) -> None:
        of = about(model, goal) | {"review": review}
        assert attempt(jonas, model, couple, **of, author=maya, subject=maya) == NO_RIGHT
        assert attempt(jonas, model, couple, **of, subject=maya) == CHECK
        assert attempt(tess, model, couple, **of) == NO_RIGHT
        assert attempt(tess, model, other_couple, **of) == NO_RIGHT
        assert attempt(maya, model, couple, **of | {"review": held(other_couple)}) == NO_RIGHT
        assert attempt(maya, model, couple, **of) is None

    def test_nobody_else_answers(
        self,
        couple: Couple,
        goal: Goal,
        review: ProgressReview,
        clinician: User,
        former_clinician: User,
        administrator: User,
    ) -> None:
        for model in APART:
            for person in (clinician, former_clinician, administrator):
                assert attempt(person, model, couple, review=review, **about(model, goal)) == NO_RIGHT, model

    def test_what_was_sent_gets_nothing_added(
        self, couple: Couple, maya: User, jonas: User, goal: Goal, review: ProgressReview
    ) -> None:
        written(ReviewDone, couple, maya, review=review)
        for model in (ReviewAnswer, ReviewWish, PriorityShift):
            assert attempt(maya, model, couple, review=review, **about(model, goal)) == NO_RIGHT, model
            assert attempt(jonas, model, couple, review=review, **about(model, goal)) is None, model
        assert attempt(maya, ReviewDone, couple, review=review) == TWICE

    @pytest.mark.django_db(transaction=True)
    def test_once_the_days_are_over_nobody_answers(
        self, couple: Couple, maya: User, goal: Goal, clinician: User
    ) -> None:
        over = held(couple, still_open=timedelta(0))
        for model in (ReviewAnswer, PriorityShift, ReviewDone):
            assert attempt(maya, model, couple, review=over) == NO_RIGHT, model
        # What was wished is revealed by then; another wish may follow, as in talking.
        assert attempt(maya, ReviewWish, couple, review=over, goal=goal) is None
        # Without a review a shift can be told at any time.
        assert attempt(maya, PriorityShift, couple) is None

    def test_only_a_joint_goal_of_the_couple_is_talked_about(
        self,
        couple: Couple,
        other_couple: Couple,
        maya: User,
        jonas: User,
        tess: User,
        review: ProgressReview,
    ) -> None:
        for other in (
            individual_goal(couple, maya, audience="couple"),
            individual_goal(couple, jonas, audience="private"),
            individual_goal(other_couple, tess, audience="couple"),
        ):
            assert attempt(maya, ReviewWish, couple, review=review, goal=other) == NO_RIGHT
            said = {"review": review, "goal": other, "question": "helped"}
            assert attempt(maya, ReviewAnswer, couple, **said) == NO_RIGHT

    def test_what_was_said_stays_and_its_readers_are_its_authors_to_choose(
        self, couple: Couple, maya: User, jonas: User, clinician: User, goal: Goal, review: ProgressReview
    ) -> None:
        answer = written(ReviewAnswer, couple, maya, review=review)
        shift = written(PriorityShift, couple, maya)
        assert change(maya, answer, audience="care_team") == change(maya, shift, audience="care_team") == 1
        for row, to in (
            (answer, {"words": "Another"}),
            (answer, {"question": "thanks"}),
            (answer, {"review": held(couple, month=2)}),
            (shift, {"more": "Work"}),
            (shift, {"would_help": "A day off"}),
            (shift, {"review": review}),
        ):
            assert change(maya, row, **to) == NO_RIGHT, to
            assert change(clinician, row, audience="couple") == 0
            assert change(jonas, row, audience="private") == 0
        for model, by in ((ReviewWish, maya), (ReviewDone, jonas)):
            row = written(model, couple, by, review=review, **about(model, goal))
            assert change(by, row, audience="private") == NO_RIGHT


class TestBlindUntilRevealed:
    def test_nothing_shows_that_the_other_answered(
        self, couple: Couple, maya: User, jonas: User, clinician: User, goal: Goal, review: ProgressReview
    ) -> None:
        for model in APART:
            written(model, couple, maya, review=review, **about(model, goal))
            assert seen(jonas, model) == []
            assert len(seen(maya, model)) == len(seen(clinician, model)) == 1
        assert seen(maya, RevealedReview) == seen(jonas, RevealedReview) == []

    def test_both_having_answered_shows_each_what_is_meant_for_them(
        self, couple: Couple, maya: User, jonas: User, goal: Goal, review: ProgressReview
    ) -> None:
        shared = written(ReviewAnswer, couple, maya, review=review)
        kept = written(ReviewAnswer, couple, maya, review=review, question="thanks", audience="care_team")
        wish = written(ReviewWish, couple, maya, review=review, goal=goal)
        for person in (maya, jonas):
            written(ReviewDone, couple, person, review=review)
        assert seen(jonas, ReviewAnswer) == [shared]
        assert seen(jonas, ReviewWish) == [wish]
        assert seen(maya, ReviewAnswer) == [shared, kept]
        assert [row.author for row in seen(jonas, ReviewDone)] == [jonas]
        assert len(seen(maya, RevealedReview)) == 1

    @pytest.mark.django_db(transaction=True)
    def test_the_end_of_the_days_shows_it_too(
        self, couple: Couple, maya: User, jonas: User, goal: Goal
    ) -> None:
        review = held(couple, still_open=A_MOMENT)
        rows = {model: written(model, couple, maya, review=review, **about(model, goal)) for model in APART}
        with acting_as(maya):
            level = rate_goal(by=maya, goal=goal, level=1, review=review)
        assert [seen(jonas, model) for model in (*APART, GoalRating)] == [[]] * 5
        wait_for_its_end(review)
        for model in (ReviewAnswer, ReviewWish, PriorityShift):
            assert seen(jonas, model) == [rows[model]], model
        assert seen(jonas, GoalRating) == [level]
        assert seen(jonas, ReviewDone) == seen(jonas, RevealedReview) == []

    def test_who_separated_before_shows_nothing_more(
        self, couple: Couple, maya: User, jonas: User, goal: Goal
    ) -> None:
        review = held(couple, still_open=A_MOMENT)
        for model in APART:
            written(model, couple, maya, review=review, **about(model, goal))
        with acting_as(maya):
            rate_goal(by=maya, goal=goal, level=1, review=review)
        Couple.objects.filter(pk=couple.pk).update(frozen_at=timezone.now())
        wait_for_its_end(review)
        for model in (*APART, GoalRating):
            assert seen(jonas, model) == [], model
            assert len(seen(maya, model)) == 1, model

    def test_nobody_reveals_it_by_hand(
        self,
        couple: Couple,
        other_couple: Couple,
        maya: User,
        jonas: User,
        tess: User,
        clinician: User,
        supervisor: User,
        review: ProgressReview,
    ) -> None:
        for _time in range(2):
            for person in (maya, jonas, tess, clinician, supervisor):
                assert attempt(person, RevealedReview, couple, review=review) == NO_RIGHT
            assert attempt(tess, RevealedReview, other_couple, review=review) == NO_RIGHT
            # Whether one of them has answered by now makes no difference.
            if not seen(maya, ReviewDone):
                written(ReviewDone, couple, maya, review=review)
        assert seen(jonas, RevealedReview) == []

    def test_asking_postgresql_whether_it_is_complete_tells_nothing(
        self, couple: Couple, maya: User, jonas: User, review: ProgressReview
    ) -> None:
        before = _complete(review, jonas)
        written(ReviewDone, couple, maya, review=review)
        assert _complete(review, jonas) is before is False

    def test_the_viewer_is_the_same_person_again_afterwards(
        self, couple: Couple, jonas: User, review: ProgressReview
    ) -> None:
        # Revealing looks through each one's eyes for a moment.
        with acting_as(jonas):
            write(ReviewDone, couple, jonas, review=review)
            with connection.cursor() as cursor:
                cursor.execute("SELECT current_setting('app.viewer')")
                assert cursor.fetchone() == (str(jonas.pk),)


def _complete(review: ProgressReview, asker: User) -> bool:
    with acting_as(asker), connection.cursor() as cursor:
        cursor.execute("SELECT progress_review_complete(%s)", [review.pk])
        return bool(cursor.fetchone()[0])


class TestALevelInAReview:
    @pytest.mark.django_db(transaction=True)
    def test_a_round_whose_other_level_waits_for_nobody_takes_none(
        self, couple: Couple, maya: User, jonas: User, goal: Goal
    ) -> None:
        review = held(couple, still_open=A_MOMENT)
        with acting_as(maya):
            rate_goal(by=maya, goal=goal, level=1, review=review)
        wait_for_its_end(review)
        assert refusal(jonas, lambda: _rate(goal, jonas, round=1)) == ROUND_OVER
        assert refusal(jonas, lambda: _rate(goal, jonas, round=2)) is None

    @pytest.mark.django_db(transaction=True)
    def test_it_is_given_in_an_open_review_of_the_couple_or_none(
        self, couple: Couple, other_couple: Couple, maya: User, goal: Goal, review: ProgressReview
    ) -> None:
        # Otherwise one's own level would end the round before the other could give theirs.
        for other in (held(couple, still_open=timedelta(0), month=2), held(other_couple)):
            assert refusal(maya, lambda other=other: _rate(goal, maya, review=other)) == NO_RIGHT
        assert refusal(maya, lambda: _rate(goal, maya, review=review)) is None


def _rate(goal: Goal, by: User, **fields: Any) -> GoalRating:
    who = {"couple_id": goal.couple_id, "author": by, "audience": "couple"}
    said = {"goal": goal, "revision_id": goal.current_id, "level": 0, "round": 1}
    return GoalRating.objects.create(**(who | said | fields))


class TestReadTogether:
    def test_nothing_is_decided_before_it_is_revealed(
        self, couple: Couple, maya: User, jonas: User, clinician: User, goal: Goal, review: ProgressReview
    ) -> None:
        for person in (maya, jonas):
            for model in JOINT:
                assert attempt(person, model, couple, review=review, **about(model, goal)) == NO_RIGHT, model
            written(ReviewDone, couple, person, review=review)
        assert attempt(maya, ReviewWish, couple, review=review, goal=goal) is None
        for model in JOINT:
            of = about(model, goal) | {"review": review}
            assert attempt(clinician, model, couple, **of) == NO_RIGHT, model
            assert attempt(maya, model, couple, **of) is None, model

    def test_only_about_joint_goals_of_the_couple_and_in_ones_own_name(
        self, couple: Couple, other_couple: Couple, maya: User, jonas: User, tess: User, goal: Goal
    ) -> None:
        over, theirs = held(couple, still_open=timedelta(0)), held(other_couple, still_open=timedelta(0))
        for other in (
            individual_goal(couple, maya, audience="couple"),
            individual_goal(other_couple, tess, audience="couple"),
        ):
            assert attempt(maya, ReviewDecision, couple, review=over, goal=other) == NO_RIGHT
        for model in (*JOINT, ReviewWish):
            of = about(model, goal)
            assert attempt(maya, model, couple, review=theirs, **of) == NO_RIGHT, model
            assert attempt(tess, model, couple, review=over, **of) == NO_RIGHT, model
            assert attempt(jonas, model, couple, review=over, **of, author=maya) == NO_RIGHT, model

    @pytest.mark.django_db(transaction=True)
    def test_what_was_decided_stays(self, couple: Couple, maya: User, jonas: User, goal: Goal) -> None:
        over = held(couple, still_open=timedelta(0))
        brought = written(ReviewDecision, couple, maya, review=over, goal=goal, decision="talk")
        decided = written(ReviewDecision, couple, jonas, review=over, goal=goal)
        for decision in ("talk", "hold"):
            of = {"review": over, "goal": goal, "decision": decision}
            assert attempt(maya, ReviewDecision, couple, **of) == TWICE
        focus = written(ReviewFocus, couple, maya, review=over)
        for row, to in ((brought, {"decision": "hold"}), (decided, {"goal": goal}), (focus, {"ritual": ""})):
            assert change(maya, row, **to) == NO_RIGHT
            assert refusal(maya, lambda row=row: _delete(row)) == NO_RIGHT

    def test_in_a_frozen_couple_nothing_is_written(
        self, couple: Couple, maya: User, goal: Goal, review: ProgressReview
    ) -> None:
        over = held(couple, still_open=timedelta(0), month=2)
        shared = written(ReviewAnswer, couple, maya, review=review)
        Couple.objects.filter(pk=couple.pk).update(frozen_at=timezone.now())
        for model in (*APART, *JOINT):
            for of in (review, over):
                assert attempt(maya, model, couple, review=of, **about(model, goal)) == NO_RIGHT, model
        for model in (PriorityShift, PriorityAsk):
            assert attempt(maya, model, couple) == NO_RIGHT, model
        assert change(maya, shared, audience="private") == 1
        assert change(maya, shared, audience="couple") == NO_RIGHT


def _delete(row: Any) -> None:
    type(row).objects.filter(pk=row.pk)._raw_delete("default")


class TestWhatACareTeamWrites:
    def test_nobody_else_writes_it(
        self,
        couple: Couple,
        maya: User,
        jonas: User,
        former_clinician: User,
        idle_clinician: User,
        administrator: User,
        review: ProgressReview,
    ) -> None:
        for person in (maya, jonas, former_clinician, idle_clinician, administrator):
            assert attempt(person, ReviewNote, couple, review=review) == NO_RIGHT
            assert attempt(person, PlanReview, couple, subject=maya) == NO_RIGHT

    def test_it_is_about_the_couple_and_their_review(
        self,
        couple: Couple,
        other_couple: Couple,
        maya: User,
        tess: User,
        clinician: User,
        review: ProgressReview,
    ) -> None:
        to_one = {"audience": "subject", "review": review}
        assert attempt(clinician, ReviewNote, couple, **to_one, subject=tess) == NO_RIGHT
        assert attempt(clinician, ReviewNote, couple, review=held(other_couple)) == NO_RIGHT
        assert attempt(clinician, ReviewNote, other_couple, review=review) == NO_RIGHT
        assert attempt(clinician, PlanReview, couple, subject=tess) == NO_RIGHT
        join_care_team(other_couple, clinician)
        assert attempt(clinician, ReviewNote, other_couple, review=review) == NO_RIGHT
        assert attempt(clinician, ReviewNote, couple, **to_one, subject=maya) is None
        assert attempt(clinician, PlanReview, couple, subject=maya) is None

    def test_it_stays_as_it_was(
        self, couple: Couple, maya: User, clinician: User, supervisor: User, review: ProgressReview
    ) -> None:
        summary = {"kind": "summary", "audience": "care_team", "credential": "LMFT"}
        note = written(ReviewNote, couple, clinician, review=review, **summary)
        plan = written(PlanReview, couple, clinician, subject=maya)
        for person in (clinician, supervisor):
            assert change(person, note, words="Otherwise") == NO_RIGHT
            assert change(person, plan, reviewed_on=in_days(-9)) == NO_RIGHT
        assert attempt(clinician, ReviewNote, couple, review=review, **summary) == TWICE
        assert attempt(clinician, ReviewNote, couple, review=review, audience="private") == CHECK
        assert seen(maya, ReviewNote) == seen(maya, PlanReview) == []


class TestAskingOnADay:
    def test_the_two_and_their_care_team_plan_it_and_call_it_off(
        self,
        couple: Couple,
        other_couple: Couple,
        maya: User,
        jonas: User,
        tess: User,
        clinician: User,
        former_clinician: User,
    ) -> None:
        for person in (tess, former_clinician):
            assert attempt(person, PriorityAsk, couple) == NO_RIGHT
        assert attempt(clinician, PriorityAsk, other_couple) == NO_RIGHT
        planned = written(PriorityAsk, couple, clinician)
        assert attempt(maya, PriorityAsk, couple) == TWICE
        assert change(tess, planned, called_off_at=timezone.now()) == 0
        for person in (maya, jonas, clinician):
            assert change(person, planned, called_off_at=timezone.now()) == 1
            assert change(person, planned, asked_on=in_days(9)) == NO_RIGHT
            assert change(person, planned, submission=planned.pk) == NO_RIGHT
        assert change(clinician, planned, audience="care_team") == CHECK

    def test_an_answer_names_a_day_of_its_own_couple(
        self, couple: Couple, other_couple: Couple, maya: User, tess: User
    ) -> None:
        theirs = written(PriorityAsk, other_couple, tess)
        assert attempt(maya, PriorityShift, couple, ask=theirs) == NO_RIGHT
        own = written(PriorityAsk, couple, maya)
        assert attempt(maya, PriorityShift, couple, ask=own) is None


@pytest.mark.django_db(transaction=True)
def test_both_sending_at_once_reveals(couple: Couple, maya: User, jonas: User) -> None:
    for month in (1, 2, 3):
        review = held(couple, month=month)
        results = at_once(
            *[
                lambda who=who, review=review: written(ReviewDone, couple, who, review=review)
                for who in (maya, jonas)
            ]
        )
        assert all(isinstance(result, ReviewDone) for result in results), results
    assert len(seen(maya, RevealedReview)) == len(seen(jonas, RevealedReview)) == 3

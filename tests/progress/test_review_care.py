"""A clinician prepares a monthly review: what the page shows, how long it looks back, and what it costs."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from couplesgoals.audit.models import AuditEvent
from couplesgoals.demo.factories import active_joint_goal
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import pair_of_couple
from couplesgoals.records.acting import acting_as as acting
from goals.actions.stepping import add_step, mark_step
from goals.models import Goal
from goals.stepplan import StepPlan
from progress.actions.review_deciding import choose_focus
from progress.actions.wins import mark_win
from progress.models import ReviewAnswer
from progress.review.said import Shifted
from progress.review_care.drafted import drafted
from progress.review_care.page import CarePage, care_page
from tests.conftest import ClientOf
from tests.progress.conftest import at, rate, rate_both, text_of
from tests.progress.reviews import about, answer, both_send, open_review, send
from tests.progress.test_queries import queries

pytestmark = pytest.mark.django_db

PAST = {"ago": 12, "closes_in": timedelta(days=-2)}


def page_of(couple: Couple, clinician: User, period: str = "") -> CarePage:
    """The page as this clinician gets it."""
    with acting(clinician):
        return care_page(clinician, pair_of_couple(couple), period)


def draft_for(audience: str, couple: Couple, clinician: User) -> str:
    """The text a summary of the latest review begins with."""
    with acting(clinician):
        pair = pair_of_couple(couple)
        page = care_page(clinician, pair)
        return drafted(clinician, pair, page, audience)


def goal_of(person: User, goal: Goal) -> Goal:
    """The goal as this person reads it."""
    with acting(person):
        found: Goal = Goal.visible_to(person).select_related("agreed").get(pk=goal.pk)
        return found


class TestWhatItShows:
    def test_who_has_answered_and_that_nothing_is_revealed_yet(
        self, couple: Couple, goal: Goal, maya: User, clinician: User, client_of: ClientOf
    ) -> None:
        review = open_review(couple)
        send(maya, review, about(goal_of(maya, goal), "hold", 1, helped="The walks"))
        page = page_of(couple, clinician)
        assert [(one.name, one.at is not None) for one in page.span.answered] == [
            ("Maya", True),
            ("Jonas", False),
        ]
        text = text_of(client_of(clinician), at("couple_review", couple.pk))
        assert "Not revealed yet" in text
        assert "The walks" in text
        assert "Let it rest for a while" in text

    def test_both_levels_side_by_side_with_the_gap_in_words(
        self, couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        review = open_review(couple)
        send(maya, review, about(goal_of(maya, goal), "keep", 1))
        send(jonas, review, about(goal_of(jonas, goal), "revise", -1))
        (row,) = page_of(couple, clinician).goals
        assert [(side.name, side.mark) for side in row.sides] == [("Maya", "+1"), ("Jonas", "−1")]
        assert row.needs_talk
        text = text_of(client_of(clinician), at("couple_review", couple.pk))
        assert "They see this differently" in text
        assert "Not revealed yet" not in text

    def test_levels_of_before_where_the_review_has_none(
        self, couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User
    ) -> None:
        rate_both(goal, maya, 2, jonas, 1)
        (row,) = page_of(couple, clinician).goals
        assert [side.mark for side in row.sides] == ["+2", "+1"]
        assert row.on is not None

    def test_only_what_each_let_the_care_team_read(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        review = open_review(couple)
        answers = (
            answer("month", "SECRET month", "private"),
            answer("thanks", "Thanks for tea", "care_team"),
        )
        send(maya, review, answers=answers, shifted=Shifted(audience="private", more="SECRET more"))
        send(jonas, review, shifted=Shifted(audience="care_team", more="Time with my father", since="weeks"))
        text = text_of(client_of(clinician), at("couple_review", couple.pk))
        assert "SECRET" not in text
        assert "Thanks for tea" in text
        assert "Time with my father" in text

    def test_what_comes_first_and_what_came_first_before(
        self, couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User
    ) -> None:
        review = open_review(couple)
        both_send(review, goal, maya, jonas, ("keep", "keep"))
        for person in (maya, jonas):
            with acting(person):
                choose_focus(by=person, review=review, goals=[goal.pk], ritual="Tea at nine")
        page = page_of(couple, clinician)
        assert page.agreed
        assert page.first[0][1] == [goal_of(maya, goal).agreed.title]  # type: ignore[union-attr]
        assert page.first_before == []

    def test_reading_it_is_written_down_record_by_record(
        self, couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        review = open_review(couple)
        send(maya, review, about(goal_of(maya, goal), "keep", 1, helped="The walks"))
        with acting(maya):
            mark_win(by=maya, couple=couple, text="We laughed", audience="couple")
        text_of(client_of(clinician), at("couple_review", couple.pk))
        event = AuditEvent.objects.filter(page="progress:couple_review").latest("id")
        with acting(clinician):
            assert ReviewAnswer.visible_to(clinician).get().pk in event.ids
        named = {
            "progress.GoalRating",
            "progress.ReviewWish",
            "progress.ReviewDone",
            "progress.Win",
            "goals.Goal",
        }
        assert named <= set(event.detail)


class TestHowLongItLooksBack:
    def test_to_the_day_they_came_before_the_second_review(self, couple: Couple, clinician: User) -> None:
        open_review(couple)
        page = page_of(couple, clinician)
        assert page.span.first == page.plans[0].enrolled_on

    def test_to_the_review_before(self, couple: Couple, clinician: User) -> None:
        before = open_review(couple, ago=31, closes_in=timedelta(days=-21))
        open_review(couple)
        page = page_of(couple, clinician)
        assert page.span.first == before.opens_on
        assert page.span.before == before

    def test_two_weeks_after_it_closed_it_prepares_the_next_one(
        self, couple: Couple, clinician: User
    ) -> None:
        review = open_review(couple, ago=25, closes_in=timedelta(days=-15))
        assert page_of(couple, clinician).span.first == review.opens_on
        named = page_of(couple, clinician, review.period).span
        assert (named.last, named.review) == (review.last_on, review)

    def test_a_review_of_long_ago_is_that_one(self, couple: Couple, clinician: User) -> None:
        reviews = [
            open_review(couple, ago=31 * months, closes_in=timedelta(days=10 - 31 * months))
            for months in range(15, -1, -1)
        ]
        old = page_of(couple, clinician, reviews[0].period).span
        assert (old.review, old.before, old.is_latest) == (reviews[0], None, False)
        next_one = page_of(couple, clinician, reviews[1].period).span
        assert (next_one.review, next_one.before) == (reviews[1], reviews[0])
        assert len(old.others) == 13

    def test_before_the_first_one(self, couple: Couple, clinician: User, client_of: ClientOf) -> None:
        assert "The first opens by itself" in text_of(client_of(clinician), at("couple_review", couple.pk))


class TestSteps:
    def test_as_effort_of_the_days_planned_each_on_their_own(
        self, couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User
    ) -> None:
        today = timezone.localtime(timezone.now(), couple.zone).date()
        with acting(maya):
            step = add_step(
                by=maya,
                goal=goal,
                for_both=True,
                plan=StepPlan(what="Tea at nine", starts_on=today, ends_on=today + timedelta(days=20)),
            )
        for person, outcomes in ((maya, ("done", "done", "partly")), (jonas, ("done",))):
            for day, outcome in enumerate(outcomes):
                with time_machine.travel(timezone.now() + timedelta(days=day)), acting(person):
                    on = today + timedelta(days=day)
                    mark_step(by=person, step=step, day=on, outcome=outcome, audience="care_team")
        with time_machine.travel(timezone.now() + timedelta(days=5)):
            (row,) = page_of(couple, clinician).steps.rows
        with acting(maya):
            words = Goal.visible_to(maya).select_related("agreed").get(pk=goal.pk).agreed
        assert words is not None
        assert row.goal_title == words.title
        assert [(one.name, one.words) for one in row.efforts] == [
            ("Maya", "did 2 of the 5 days planned, a part on 1"),
            ("Jonas", "did 1 of the 5 days planned"),
        ]


class TestTheDraft:
    def test_it_tells_both_apart_and_never_averages(
        self, couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User
    ) -> None:
        review = open_review(couple)
        send(maya, review, about(goal_of(maya, goal), "keep", 1))
        send(jonas, review, about(goal_of(jonas, goal), "revise", -1))
        text = draft_for("care_team", couple, clinician)
        assert "Maya sees it at +1" in text
        assert "Jonas sees it at −1" in text
        assert "They differ by 2 levels." in text
        assert "Wishes: Maya: Keep it as it is; Jonas: Change its words." in text

    def test_for_both_it_holds_only_what_both_read(
        self, couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User
    ) -> None:
        rate(goal, jonas, -2)
        review = open_review(couple, **PAST)
        for person, audience in ((maya, "couple"), (maya, "care_team"), (jonas, "private")):
            with acting(person):
                mark_win(by=person, couple=couple, text="Something good", audience=audience)
        both, team = (draft_for(audience, couple, clinician) for audience in ("couple", "care_team"))
        assert "Jonas sees it" not in both
        assert "1 win marked." in both
        assert "2 wins marked." in team
        assert "Treatment-plan reviews." in team
        assert "Treatment-plan" not in both
        assert review.closes_at < timezone.now()

    def test_for_both_it_says_nothing_of_who_did_not_answer(self, couple: Couple, clinician: User) -> None:
        open_review(couple, **PAST)
        assert "answered" not in draft_for("couple", couple, clinician)
        assert "Neither answered within the window." in draft_for("care_team", couple, clinician)


def test_as_many_queries_for_much_as_for_little(
    couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    before = open_review(couple, ago=31, closes_in=timedelta(days=-21))
    review, client = open_review(couple), client_of(clinician)
    both_send(review, goal, maya, jonas, ("keep", "hold"))
    _live(1, couple, maya, jonas, clinician)
    few = queries(client, at("couple_review", couple.pk))
    _live(6, couple, maya, jonas, clinician)
    many = queries(client, at("couple_review", couple.pk))
    assert len(many) == len(few), "\n".join(many)
    assert before.opens_on < review.opens_on


def _live(count: int, couple: Couple, maya: User, jonas: User, clinician: User) -> None:
    today = timezone.localtime(timezone.now(), couple.zone).date()
    for n in range(count):
        more = active_joint_goal(couple, maya, jonas, clinician, title=f"Goal {count} {n}")
        rate_both(more, maya, 1, jonas, 0)
        with acting(maya):
            mark_win(by=maya, couple=couple, text=f"Win {n}", audience="couple")
            plan = StepPlan(what=f"Step {n}", starts_on=today, ends_on=today + timedelta(days=9))
            step = add_step(by=maya, goal=more, for_both=True, plan=plan)
            mark_step(by=maya, step=step, day=today, outcome="done", audience="couple")

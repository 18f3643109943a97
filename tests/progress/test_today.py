"""Today: what is mine to do comes and goes with what each of us does."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from couplesgoals.demo.factories import (
    accept,
    active_joint_goal,
    approve,
    individual_goal,
    latest_number,
    make_terms,
    make_voice,
    propose,
)
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from couplesgoals.records.audience import Audience
from goals.actions import complete_goal, hold_goal, reopen_goal, return_goal, suggest_changes
from goals.actions.reviewing import Feedback
from goals.models import Goal
from progress.actions import change_log_audience
from progress.actions.review_deciding import choose_focus
from tests.conftest import ClientOf
from tests.goals.changes import do
from tests.progress.conftest import at, log, rate, rate_both, text_of
from tests.progress.reviews import answer, open_review, send

pytestmark = pytest.mark.django_db

REVIEW = "Your monthly review is open"
RATE = "How is it going?"


@pytest.fixture
def tasks(client_of: ClientOf):
    """What Today asks one person to do: (title, address) pairs."""

    def tasks(person: User) -> list[tuple[str, str]]:
        page = client_of(person).get(at("today")).context["page"]
        return [(task.title, task.url) for task in page.tasks]

    return tasks


class TestToAnswer:
    def test_a_proposal_is_the_others_to_answer(self, couple: Couple, maya: User, jonas: User, tasks) -> None:
        goal = propose(couple, maya)
        answer = f"/goals/{goal.pk}/answer/"
        assert tasks(maya) == []
        assert tasks(jonas) == [("Maya proposes a goal", answer)]
        accept(goal, jonas)
        assert tasks(maya) == tasks(jonas) == []

    def test_a_suggestion_is_the_firsts_to_answer(
        self, couple: Couple, maya: User, jonas: User, tasks
    ) -> None:
        goal = propose(couple, maya)
        with acting(jonas):
            suggest_changes(
                by=jonas,
                goal=goal,
                based_on=1,
                terms=make_terms(title="One evening a week for us"),
                voice=make_voice(),
                reason="Two is a lot for now.",
            )
        assert tasks(jonas) == []
        assert tasks(maya) == [("Jonas suggests a change", f"/goals/{goal.pk}/answer/")]
        accept(goal, maya)
        assert tasks(maya) == []

    def test_what_the_clinician_sent_back_is_both_partners_to_read(
        self, couple: Couple, maya: User, jonas: User, clinician: User, tasks
    ) -> None:
        goal = accept(propose(couple, maya), jonas)
        with acting(clinician):
            number = latest_number(goal, clinician)
            return_goal(by=clinician, goal=goal, number=number, feedback=Feedback(message="Say how often."))
        for person in (maya, jonas):
            assert tasks(person) == [("Your clinician has thoughts on a goal", at("goal", goal.pk))]
        approve_again(goal, maya, jonas, clinician)
        assert [title for title, _url in tasks(maya)] == [RATE]

    @pytest.mark.parametrize("held", [False, True])
    def test_a_goal_the_other_feels_done_with_is_mine_to_speak_about(
        self,
        couple: Couple,
        maya: User,
        jonas: User,
        clinician: User,
        held: bool,
        tasks,
        client_of: ClientOf,
    ) -> None:
        goal = active_joint_goal(couple, maya, jonas, clinician)
        asked = ("Maya feels done with a goal. How is it for you?", f"/goals/{goal.pk}/change/")
        line = "Your turn: is it done for you too?"
        for _stretch in range(2):
            assert asked not in tasks(jonas)
            assert line not in text_of(client_of(jonas), "/goals/")
            if held:
                do(hold_goal, goal, maya)
            do(complete_goal, goal, maya, achievement="achieved", words="We laugh again.")
            assert asked in tasks(jonas)
            assert line in text_of(client_of(jonas), "/goals/")
            assert line not in text_of(client_of(maya), "/goals/")
            assert asked[1] not in dict(map(reversed, tasks(maya)))
            do(complete_goal, goal, jonas, achievement="achieved")
            assert asked not in tasks(jonas)
            do(reopen_goal, goal, jonas)


def approve_again(goal: Goal, maya: User, jonas: User, clinician: User) -> None:
    with acting(maya):
        suggest_changes(
            by=maya,
            goal=goal,
            based_on=latest_number(goal, maya),
            terms=make_terms(title="Two evenings a week, Tuesday and Friday"),
            voice=make_voice(),
            reason="As you said.",
        )
    accept(goal, jonas)
    approve(goal, clinician)


class TestToRate:
    def test_each_has_it_until_each_has_rated(self, goal: Goal, maya: User, jonas: User, tasks) -> None:
        mine = [(RATE, at("rate", goal.pk))]
        assert tasks(maya) == tasks(jonas) == mine
        rate(goal, maya, 1)
        assert (tasks(maya), tasks(jonas)) == ([], mine)
        rate(goal, jonas, 1)
        assert tasks(maya) == tasks(jonas) == []

    def test_it_comes_back_after_two_weeks(self, goal: Goal, maya: User, jonas: User, tasks) -> None:
        rate_both(goal, maya, 1, jonas, 1)
        with time_machine.travel(timezone.now() + timedelta(days=13)):
            assert tasks(maya) == []
        with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1)):
            assert tasks(maya) == tasks(jonas) == [(RATE, at("rate", goal.pk))]

    def test_ones_own_goal_is_ones_own_to_rate_and_log(
        self, shared_own_goal: Goal, maya: User, jonas: User, tasks, client_of: ClientOf
    ) -> None:
        assert tasks(maya) == [(RATE, at("rate", shared_own_goal.pk))]
        assert tasks(jonas) == []
        assert at("log", shared_own_goal.pk) in text_of(client_of(maya), at("today"))
        assert at("log", shared_own_goal.pk) not in text_of(client_of(jonas), at("today"))

    def test_a_private_goal_is_not_named_here(self, couple: Couple, maya: User, client_of: ClientOf) -> None:
        before = text_of(client_of(maya), at("today"))
        individual_goal(couple, maya, audience=Audience.PRIVATE, title="SENTINEL")
        page = text_of(client_of(maya), at("today"))
        assert "SENTINEL" not in page
        # Nor announced: who glimpses the page does not learn that something is kept from them.
        assert "A goal of my own" in page
        assert page.lower().count("only you") == before.lower().count("only you")


class TestTheMonthlyReview:
    def test_it_is_one_task_until_one_has_sent_it_and_then_waits_without_a_word(
        self, goal: Goal, couple: Couple, maya: User, jonas: User, tasks
    ) -> None:
        rate_both(goal, maya, 1, jonas, 1)
        review = open_review(couple)
        assert tasks(maya) == tasks(jonas) == [(REVIEW, at("review"))]
        send(maya, review, answers=(answer("month", "Ours"),))
        assert (tasks(maya), tasks(jonas)) == ([], [(REVIEW, at("review"))])
        send(jonas, review, answers=(answer("month", "Ours too"),))
        ready = [("Your monthly review can be read", at("review_read", review.pk))]
        assert tasks(maya) == tasks(jonas) == ready
        with acting(maya):
            choose_focus(by=maya, review=review, goals=[goal.pk], ritual="")
        assert (tasks(maya), tasks(jonas)) == ([], ready)

    def test_before_the_first_the_page_says_so(self, goal: Goal, maya: User, client_of: ClientOf) -> None:
        assert "Your first review opens by itself." in text_of(client_of(maya), at("review"))


class TestNews:
    def news(self, person: User, client_of: ClientOf) -> list[str]:
        return [entry.what for entry in client_of(person).get(at("today")).context["page"].news]

    def test_what_the_other_shared_until_us_was_opened(
        self, goal: Goal, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        log(goal, jonas, "his own")
        log(goal, maya, "shared")
        log(goal, maya, "for the care team", audience="care_team")
        log(goal, maya, "for nobody", audience="private")
        assert self.news(jonas, client_of) == ["shared"]
        assert self.news(jonas, client_of) == ["shared"]  # Today itself is no look
        text_of(client_of(jonas), at("us"))
        assert self.news(jonas, client_of) == []
        log(goal, maya, "shared later")
        assert self.news(jonas, client_of) == ["shared later"]

    def test_an_old_entry_shared_now_is_news(
        self, goal: Goal, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        entry = log(goal, maya, "written long before", audience="private")
        text_of(client_of(jonas), at("us"))
        with acting(maya):
            change_log_audience(by=maya, entry=entry, audience="couple")
        assert self.news(jonas, client_of) == ["written long before"]

    def test_what_was_shared_last_is_on_top(
        self, goal: Goal, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        entry = log(goal, maya, "written first", audience="private")
        for number in range(5):
            log(goal, maya, f"shared at once {number}")
        with acting(maya):
            change_log_audience(by=maya, entry=entry, audience="couple")
        assert self.news(jonas, client_of)[:2] == ["written first", "shared at once 4"]

    def test_asking_for_the_head_of_us_is_no_look(
        self, goal: Goal, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        log(goal, maya, "shared")
        assert client_of(jonas).head(at("us")).status_code == 200
        assert self.news(jonas, client_of) == ["shared"]

    def test_nobody_learns_when_the_other_looked(
        self, goal: Goal, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        log(goal, maya, "shared")
        before = text_of(client_of(maya), at("us"))
        text_of(client_of(jonas), at("us"))
        assert len(text_of(client_of(maya), at("us"))) == len(before)


def test_a_newcomer_is_told_what_comes_here(couple: Couple, maya: User, client_of: ClientOf) -> None:
    page = text_of(client_of(maya), at("today"))
    assert "Nothing is waiting for you." in page
    assert "No goal is active yet" in page
    assert "Nothing is planned yet." in page


@pytest.mark.parametrize("page", ["today", "us", "review"])
@pytest.mark.parametrize("who", ["clinician", "supervisor", "former_clinician", "administrator"])
def test_they_are_partners_pages(
    couple: Couple, page: str, who: str, client_of: ClientOf, request: pytest.FixtureRequest
) -> None:
    assert client_of(request.getfixturevalue(who)).get(at(page)).status_code == 404

"""Rate a goal: what the action and its page do and refuse, and how two levels are spoken of."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from couplesgoals.demo.factories import (
    accept,
    approve,
    make_administrator,
    make_terms,
    make_voice,
    propose,
)
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused, Stale
from couplesgoals.program.actions import discharge
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import pair_of_couple
from couplesgoals.records.acting import acting_as
from goals.actions import suggest_changes
from goals.models import Goal
from progress.actions import rate_goal
from progress.models import GoalRating
from progress.pages.goal_page import goal_page
from progress.rounds import gap_between
from tests.conftest import ClientOf
from tests.progress.conftest import at, events, rate, rate_both, ratings_of, text_of

pytestmark = pytest.mark.django_db

NOBODY = ["tess", "clinician", "supervisor", "former_clinician", "idle_clinician", "administrator"]
SAME = "You see this the same way."
CLOSE = "You are close on this."
DIFFER = "You see this differently — worth a conversation."


class TestRateGoal:
    def test_it_keeps_the_level_and_logs_the_deed_without_it(self, goal: Goal, maya: User) -> None:
        rating = rate(goal, maya, -2)
        assert ratings_of(maya) == [(maya.pk, 1, -2)]
        (event,) = events("progress.rate", maya)
        assert (event.target, event.ids, event.couple_id) == (
            "progress.GoalRating",
            [rating.pk],
            goal.couple_id,
        )
        assert event.detail == {}

    @pytest.mark.parametrize("level", [-3, 3, 10**6])
    def test_it_refuses_what_is_not_on_the_scale(self, goal: Goal, maya: User, level: int) -> None:
        with pytest.raises(ValidationError):
            rate(goal, maya, level)
        assert ratings_of(maya) == []

    @pytest.mark.parametrize("who", NOBODY)
    def test_it_refuses_everybody_but_the_two(
        self, goal: Goal, other_couple: Couple, who: str, request: pytest.FixtureRequest
    ) -> None:
        with pytest.raises(Refused):
            rate(goal, request.getfixturevalue(who), 0)

    @pytest.mark.parametrize("which", ["own_goal", "private_goal", "shared_own_goal"])
    def test_it_refuses_the_other_on_ones_own_goal(
        self, which: str, jonas: User, request: pytest.FixtureRequest
    ) -> None:
        with pytest.raises(Refused):
            rate(request.getfixturevalue(which), jonas, 0)

    def test_it_refuses_before_the_goal_is_active(self, couple: Couple, maya: User) -> None:
        with pytest.raises(OutOfTurn):
            rate(propose(couple, maya), maya, 0)

    def test_it_refuses_once_the_joint_space_is_frozen(self, goal: Goal, maya: User, jonas: User) -> None:
        discharge(by=make_administrator("Ada"), enrollment=jonas.enrollments.get(), reason="completed")
        with pytest.raises(Refused):
            rate(goal, maya, 0)

    def test_once_a_round(self, goal: Goal, maya: User, jonas: User) -> None:
        rate(goal, maya, 1)
        with pytest.raises(OutOfTurn):
            rate(goal, maya, 2)
        rate(goal, jonas, 0)
        rate(goal, maya, 2)
        assert ratings_of(maya) == [(maya.pk, 1, 1), (jonas.pk, 1, 0), (maya.pk, 2, 2)]


@pytest.mark.parametrize(
    ("one", "other", "words", "differs"),
    [
        (0, 0, SAME, False),
        (-2, -2, SAME, False),
        (1, 2, CLOSE, False),
        (-1, -2, CLOSE, False),
        (0, 2, DIFFER, True),
        (-2, 2, DIFFER, True),
        (0, -1, DIFFER, True),  # one says it is met, the other not
    ],
)
def test_how_two_levels_compare(one: int, other: int, words: str, differs: bool) -> None:
    for gap in (gap_between(one, other), gap_between(other, one)):
        assert (gap.size, gap.words, gap.differs) == (abs(one - other), words, differs)


class TestThePages:
    def test_alone_then_side_by_side(
        self, goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        mine, his, hers = client_of(maya), client_of(jonas), client_of(clinician)
        answer = mine.post(at("rate", goal.pk), {"level": "1"})
        assert (answer.status_code, answer.headers["Location"]) == (302, at("goal", goal.pk))
        page = text_of(mine, at("goal", goal.pk))
        assert "You have rated this round." in page
        assert at("rate", goal.pk) not in page
        his.post(at("rate", goal.pk), {"level": "-1"})
        for browser, url in [
            (mine, at("goal", goal.pk)),
            (his, at("goal", goal.pk)),
            (mine, at("us")),
            (his, at("us")),
            (hers, at("goal", goal.pk)),
            (hers, at("couple", goal.couple_id)),
        ]:
            page = text_of(browser, url)
            assert "Two evenings, and we plan them on Sunday" in page  # Maya's level in the goal's words
            assert "One evening, and the phones stay on" in page  # Jonas's
            assert (DIFFER.replace("You", "They") if browser is hers else DIFFER) in page

    def test_a_second_level_in_a_round_is_turned_down_kindly(
        self, goal: Goal, maya: User, client_of: ClientOf
    ) -> None:
        browser = client_of(maya)
        browser.post(at("rate", goal.pk), {"level": "1"})
        answer = browser.post(at("rate", goal.pk), {"level": "2"}, follow=True)
        assert "You have rated this round." in answer.content.decode()
        assert ratings_of(maya) == [(maya.pk, 1, 1)]

    @pytest.mark.parametrize("level", ["", "3", "-3", "high", "1.5", "9" * 5000])
    def test_a_wrong_level_is_said(self, goal: Goal, maya: User, client_of: ClientOf, level: str) -> None:
        answer = client_of(maya).post(at("rate", goal.pk), {"level": level})
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["level"])
        assert ratings_of(maya) == []

    def test_ones_own_goal_is_revealed_to_oneself_at_once(
        self, own_goal: Goal, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        browser = client_of(maya)
        browser.post(at("rate", own_goal.pk), {"level": "2"})
        page = text_of(browser, at("goal", own_goal.pk))
        assert "Three evenings, and we look forward to them" in page
        assert at("rate", own_goal.pk) in page
        assert ratings_of(jonas) == []

    def test_who_will_read_a_level_is_said_before_it_is_given(
        self,
        goal: Goal,
        own_goal: Goal,
        private_goal: Goal,
        shared_own_goal: Goal,
        maya: User,
        client_of: ClientOf,
    ) -> None:
        browser = client_of(maya)
        for one, words in [
            (goal, "Your care team can read your level right away; Jonas only once you have both rated."),
            (own_goal, "You and your care team"),
            (private_goal, "Only you"),
            (shared_own_goal, "You, Jonas and your care team"),
        ]:
            page = text_of(browser, at("rate", one.pk))
            assert 0 < page.find(words) < page.index('type="radio"')

    def test_the_levels_are_named_for_who_hopes(
        self, goal: Goal, own_goal: Goal, maya: User, client_of: ClientOf
    ) -> None:
        ours, mine = (text_of(client_of(maya), at("rate", one.pk)) for one in (goal, own_goal))
        assert ("than we hoped" in ours, "than I hoped" in ours) == (True, False)
        assert ("than we hoped" in mine, "than I hoped" in mine) == (False, True)

    def test_a_goal_last_rated_years_ago_can_be_rated_again(
        self, goal: Goal, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        with time_machine.travel(timezone.now() - timedelta(days=500)):
            rate_both(goal, maya, 1, jonas, 1)
        page = client_of(maya).get(at("goal", goal.pk)).context["page"]
        assert (page.rating.may_rate, page.rating.waits_for_other) == (True, False)


def change(goal: Goal, by: User, other: User, clinician: User, **terms: str) -> None:
    """Put other words into effect: suggested by one, accepted by the other, approved."""
    with acting_as(by):
        suggest_changes(
            by=by, goal=goal, based_on=1, terms=make_terms(**terms), voice=make_voice(), reason="Why"
        )
    accept(goal, other)
    approve(goal, clinician)


class TestWhatWasSeen:
    """A level is given once, for the words one has read."""

    def test_the_same_form_sent_twice_is_one_rating(self, goal: Goal, maya: User, jonas: User) -> None:
        with acting_as(jonas):
            rate_goal(by=jonas, goal=goal, level=0, round_number=1)
        with acting_as(maya):
            first = rate_goal(by=maya, goal=goal, level=1, round_number=1, version=1)
            again = rate_goal(by=maya, goal=goal, level=1, round_number=1, version=1)
            assert again.pk == first.pk
            assert GoalRating.visible_to(maya).filter(author=maya).count() == 1

    def test_another_level_for_a_round_gone_by_is_not_taken_for_the_next(
        self, goal: Goal, maya: User, jonas: User
    ) -> None:
        with acting_as(jonas):
            rate_goal(by=jonas, goal=goal, level=0)
        with acting_as(maya):
            rate_goal(by=maya, goal=goal, level=1, round_number=1)
            with pytest.raises(OutOfTurn):
                rate_goal(by=maya, goal=goal, level=-1, round_number=1)

    def test_words_changed_meanwhile_are_read_again_first(
        self, couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User
    ) -> None:
        change(goal, jonas, maya, clinician, title="Other words")
        with acting_as(maya), pytest.raises(Stale):
            rate_goal(by=maya, goal=goal, level=1, version=1)

    def test_levels_given_for_different_words_are_not_compared(
        self, couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User
    ) -> None:
        with acting_as(maya):
            rate_goal(by=maya, goal=goal, level=1)
        change(goal, jonas, maya, clinician, more="Another more")
        with acting_as(jonas):
            rate_goal(by=jonas, goal=goal, level=1)
            seen = Goal.visible_to(jonas).for_page().get(pk=goal.pk)
            page = goal_page(seen, viewer=jonas, pair=pair_of_couple(couple))
        assert page.rating.last is not None
        assert page.rating.last.gap is not None
        assert "not compared" in page.rating.last.gap.words
        assert page.rating.sides[1].words == "Another more"
        assert page.rating.sides[0].words != "Another more"


@pytest.mark.parametrize("page", ["goal", "couple"])
def test_a_clinician_reads_about_them_not_as_one_of_them(
    couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf, page: str
) -> None:
    rate_both(goal, maya, 1, jonas, 1)
    text = text_of(client_of(clinician), at(page, goal.pk if page == "goal" else couple.pk))
    assert "They see this the same way." in text
    assert SAME not in text
    assert "How you both see it" not in text

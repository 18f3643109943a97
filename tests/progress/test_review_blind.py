"""A review is answered apart: nothing of the other's shows before both have sent, or the days are over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Stale
from couplesgoals.program.actions import discharge
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from goals.actions import hold_goal
from goals.models import Goal
from progress.actions.review_sending import take_back_answer
from progress.models import GoalRating, PriorityShift, ReviewAnswer, ReviewDone, ReviewWish
from progress.review.said import Shifted
from progress.rounds import current_round
from tests.conftest import ClientOf
from tests.progress.conftest import at, rate, ratings_of, text_of, without_tokens
from tests.progress.reviews import about, answer, both_send, open_review, send, words_read_by

pytestmark = pytest.mark.django_db
type Ends = Callable[[], None]
THANKS = (answer("thanks", "SENTINEL you made tea"),)


def goal_of(person: User, goal: Goal) -> Goal:
    """The goal as this person reads it."""
    with acting(person):
        found: Goal = Goal.visible_to(person).select_related("agreed").get(pk=goal.pk)
        return found


def test_the_other_reads_nothing_until_they_have_sent_theirs_and_then_all_at_once(
    couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User
) -> None:
    review = open_review(couple)
    send(maya, review, about(goal_of(maya, goal), "hold", 1, helped="SENTINEL walks"), answers=THANKS)
    assert words_read_by(jonas, ReviewAnswer) == set()
    assert ratings_of(jonas) == []
    with acting(jonas):
        assert not ReviewWish.visible_to(jonas).exists()
        assert not ReviewDone.visible_to(jonas).exists()
    # The care team reads it at once.
    assert words_read_by(clinician, ReviewAnswer) == {"SENTINEL walks", "SENTINEL you made tea"}
    send(jonas, review, about(goal_of(jonas, goal), "keep", 0), answers=(answer("month", "Ours"),))
    assert words_read_by(jonas, ReviewAnswer) == {"SENTINEL walks", "SENTINEL you made tea", "Ours"}
    assert words_read_by(maya, ReviewAnswer) == words_read_by(jonas, ReviewAnswer)
    assert len(ratings_of(jonas)) == len(ratings_of(maya)) == 2


def test_no_page_tells_whether_the_other_has_sent(
    couple: Couple, goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    review, phone = open_review(couple), client_of(jonas)
    places = [
        at("today"),
        at("us"),
        at("review"),
        at("reviews"),
        at("goal", goal.pk),
        at("review_read", review.pk),
    ]
    places += ["/more/", at("review_goal", goal.pk), at("review_send")]
    before = {place: without_tokens(phone.get(place)) for place in places}
    send(maya, review, about(goal_of(maya, goal)), answers=THANKS)
    after = {place: without_tokens(phone.get(place)) for place in places}
    sheet = 'name="sheet" value="'
    for place in places:
        assert before[place].split(sheet)[0] == after[place].split(sheet)[0], place
        assert "SENTINEL" not in after[place]


def test_what_is_for_the_care_team_is_not_revealed(
    couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    review = open_review(couple)
    alone = (answer("sure", "SENTINEL alone", "care_team", 3), answer("month", "SENTINEL mine", "private"))
    shifted = Shifted(audience="care_team", more="SENTINEL sleep")
    send(maya, review, about(goal_of(maya, goal)), answers=alone, shifted=shifted)
    send(jonas, review, about(goal_of(jonas, goal)))
    for place in (at("review_read", review.pk), at("reviews"), at("review_sheet", review.pk)):
        assert "SENTINEL" not in text_of(client_of(jonas), place)
        assert "SENTINEL" in text_of(client_of(maya), place) or place == at("reviews")
    assert words_read_by(clinician, ReviewAnswer) == {"SENTINEL alone"}
    with acting(jonas):
        assert not PriorityShift.visible_to(jonas).exists()


def test_taken_back_is_taken_back_and_never_more_shared(
    couple: Couple, goal: Goal, maya: User, jonas: User
) -> None:
    review = open_review(couple)
    send(maya, review, about(goal_of(maya, goal)), answers=THANKS)
    send(jonas, review, about(goal_of(jonas, goal)))
    with acting(maya):
        mine = ReviewAnswer.visible_to(maya).get(question="thanks")
        take_back_answer(by=maya, answer=mine, audience="private")
    assert words_read_by(jonas, ReviewAnswer) == set()
    with acting(maya), pytest.raises(OutOfTurn):
        take_back_answer(by=maya, answer=mine, audience="care_team")


def test_sent_twice_is_sent_once_and_what_was_sent_stays(couple: Couple, goal: Goal, maya: User) -> None:
    review = open_review(couple)
    for words in ("First", "Second"):
        send(maya, review, about(goal_of(maya, goal)), answers=(answer("month", words),))
    assert words_read_by(maya, ReviewAnswer) == {"First"}
    assert len(ratings_of(maya)) == 1


def test_a_level_for_words_that_changed_is_asked_once_more(couple: Couple, goal: Goal, maya: User) -> None:
    review, said = open_review(couple), about(goal_of(maya, goal))
    old = said.__class__(**{**said.__dict__, "version": said.version - 1})
    with pytest.raises(Stale, match="have changed"):
        send(maya, review, old)
    with acting(maya):
        assert not ReviewDone.visible_to(maya).exists()


def test_a_goal_that_rests_meanwhile_keeps_its_words_and_takes_no_level(
    couple: Couple, goal: Goal, maya: User, jonas: User
) -> None:
    review, said = open_review(couple), about(goal_of(maya, goal), helped="Walks")
    with acting(jonas):
        hold_goal(by=jonas, goal=goal)
    send(maya, review, said)
    assert words_read_by(maya, ReviewAnswer) == {"Walks"}
    assert ratings_of(maya) == []


def test_the_level_of_the_round_that_runs_counts(
    couple: Couple, goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    rate(goal, maya, 1)
    review = open_review(couple)
    assert 'name="level"' not in text_of(client_of(maya), at("review_goal", goal.pk))
    both_send(review, goal, maya, jonas, ("keep", "keep"))
    assert [level for _who, _round, level in ratings_of(jonas)] == [1, 0]
    page = client_of(jonas).get(at("review_read", review.pk)).context["page"]
    assert [side.mark for side in page.talks[0].sides] == ["+1", "0"]


@pytest.mark.django_db(transaction=True)
class TestTheDaysAreOver:
    """One partner said nothing."""

    @pytest.fixture
    def ends(self, as_owner: Callable[..., Any]) -> Callable[..., None]:
        """Let the window of every review close now."""

        def ends() -> None:
            as_owner("UPDATE program_progressreview SET closes_at = statement_timestamp()")

        return ends

    def test_then_what_is_for_both_is_both_and_nothing_is_lost(
        self,
        couple: Couple,
        goal: Goal,
        maya: User,
        jonas: User,
        client_of: ClientOf,
        ends: Ends,
    ) -> None:
        review = open_review(couple)
        send(maya, review, about(goal_of(maya, goal), "keep", 2), answers=THANKS)
        ends()
        assert words_read_by(jonas, ReviewAnswer) == {"SENTINEL you made tea"}
        page = text_of(client_of(jonas), at("review_read", review.pk))
        assert "one voice in it. That happens" in page
        for word in ("missed", "did not answer", "only Maya", "has not"):
            assert word not in page
        # The next level of both is a new round: his would not be blind in the old one.
        with acting(jonas):
            assert current_round(goal, viewer=jonas) == 2
        with acting(maya):
            assert current_round(goal, viewer=maya) == 2

    def test_then_nothing_can_be_sent_and_what_was_begun_is_kept(
        self,
        couple: Couple,
        goal: Goal,
        maya: User,
        jonas: User,
        client_of: ClientOf,
        ends: Ends,
    ) -> None:
        review, phone = open_review(couple), client_of(jonas)
        begun = {"audience": "couple", "words": "SENTINEL begun", "sheet": "a"}
        phone.post(at("review_part", "month"), begun)
        ends()
        with pytest.raises(OutOfTurn):
            send(jonas, review, about(goal_of(jonas, goal)))
        assert "SENTINEL begun" in text_of(phone, at("review_read", review.pk))
        assert "SENTINEL" not in text_of(client_of(maya), at("review_read", review.pk))

    def test_nothing_is_revealed_to_who_separated_before(
        self,
        couple: Couple,
        goal: Goal,
        maya: User,
        jonas: User,
        administrator: User,
        ends: Ends,
    ) -> None:
        review = open_review(couple)
        send(maya, review, about(goal_of(maya, goal)), answers=THANKS)
        discharge(by=administrator, enrollment=maya.enrollments.get(), reason="left-against-advice")
        ends()
        assert words_read_by(jonas, ReviewAnswer) == set()
        assert words_read_by(maya, ReviewAnswer) == {"SENTINEL you made tea"}
        with acting(jonas):
            assert not GoalRating.visible_to(jonas).exists()


def test_before_the_hour_one_chose_it_is_not_open(couple: Couple, maya: User, client_of: ClientOf) -> None:
    open_review(couple, ago=-1)
    assert "Your next review opens on" in text_of(client_of(maya), at("review"))
    assert client_of(maya).get(at("review_part", "month")).status_code == 404


def test_another_couple_finds_nothing(
    couple: Couple, other_couple: Couple, tess: User, client_of: ClientOf
) -> None:
    review = open_review(couple)
    assert client_of(tess).get(at("review_read", review.pk)).status_code == 404
    assert client_of(tess).get(at("review_sheet", review.pk)).status_code == 404

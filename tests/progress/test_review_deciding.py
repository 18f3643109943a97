"""After the reveal: the same wish is one tap, two wishes both stand, and next month's focus is agreed."""

from __future__ import annotations

import pytest

from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.program.models import Couple, ProgressReview
from couplesgoals.records.acting import acting_as as acting
from goals.actions import hold_goal
from goals.models import Goal, GoalStep, LifecycleStatus
from progress.actions.review_deciding import bring_to_clinician, choose_focus
from progress.models import ReviewDecision
from progress.review.reading import ReviewPage
from tests.conftest import ClientOf
from tests.progress.conftest import at, events, text_of
from tests.progress.reviews import both_send, decides, open_review, wishes

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(couple: Couple) -> ProgressReview:
    """A review that is open."""
    return open_review(couple)


def status_of(goal: Goal, person: User) -> str:
    """Where the goal stands."""
    with acting(person):
        return str(Goal.visible_to(person).get(pk=goal.pk).lifecycle_status)


def page_of(person: User, review: ProgressReview, client_of: ClientOf) -> ReviewPage:
    """The review as this person's page has it."""
    page: ReviewPage = client_of(person).get(at("review_read", review.pk)).context["page"]
    return page


@pytest.mark.parametrize(
    ("wish", "becomes"),
    [
        ("keep", LifecycleStatus.ACTIVE),
        ("hold", LifecycleStatus.ON_HOLD),
        ("complete", LifecycleStatus.COMPLETED),
    ],
)
def test_where_both_wish_the_same_one_tap_does_it(
    review: ProgressReview, goal: Goal, maya: User, jonas: User, client_of: ClientOf, wish: str, becomes: str
) -> None:
    both_send(review, goal, maya, jonas, (wish, wish))
    phone = client_of(maya)
    assert "Yes, we" in text_of(phone, at("review_read", review.pk))
    phone.post(at("review_decide", goal.pk), {"wish": wish})
    assert status_of(goal, jonas) == becomes
    assert "Yes, we" not in text_of(client_of(jonas), at("review_read", review.pk))
    # A second tap, of either, is nothing more.
    decides(jonas, review, goal, wish)
    assert len(events("review.decide", maya)) == 1
    assert not events("review.decide", jonas)


def test_to_change_it_leads_to_where_its_words_are_written(
    review: ProgressReview, goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    both_send(review, goal, maya, jonas, ("revise", "revise"))
    answer = client_of(jonas).post(at("review_decide", goal.pk), {"wish": "revise"})
    assert answer["Location"] == f"/goals/{goal.pk}/suggest/"
    assert client_of(jonas).get(answer["Location"]).status_code == 200


def test_a_step_for_both_comes_with_keeping_it(
    review: ProgressReview, goal: Goal, maya: User, jonas: User
) -> None:
    both_send(review, goal, maya, jonas, ("keep", "keep"))
    decides(maya, review, goal, "keep", step="Phones in the drawer")
    with acting(jonas):
        (step,) = GoalStep.visible_to(jonas).filter(goal=goal)
    assert (step.what, step.for_person_id) == ("Phones in the drawer", None)


def test_two_wishes_both_stand_until_they_agree(
    review: ProgressReview, goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    both_send(review, goal, maya, jonas, ("keep", "hold"))
    page = text_of(client_of(maya), at("review_read", review.pk))
    assert "both may stand" in page
    assert "Yes, we" not in page
    for wish in ("keep", "hold"):
        with pytest.raises(OutOfTurn):
            decides(maya, review, goal, wish)
    assert status_of(goal, maya) == LifecycleStatus.ACTIVE
    wishes(maya, review, goal, "hold")
    decides(jonas, review, goal, "hold")
    assert status_of(goal, maya) == LifecycleStatus.ON_HOLD


def test_either_may_bring_it_to_the_clinician_and_it_can_still_be_decided(
    review: ProgressReview, goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    both_send(review, goal, maya, jonas, ("keep", "hold"))
    for person in (jonas, maya):
        with acting(person):
            bring_to_clinician(by=person, review=review, goal=goal)
    with acting(clinician):
        (brought,) = ReviewDecision.visible_to(clinician)
    assert brought.decision == "talk"
    (talk,) = page_of(maya, review, client_of).talks
    assert not talk.is_decided
    wishes(jonas, review, goal, "keep")
    decides(maya, review, goal, "keep")
    (talk,) = page_of(jonas, review, client_of).talks
    assert talk.is_decided


def test_a_wish_that_changed_before_the_tap_stops_it(
    review: ProgressReview, goal: Goal, maya: User, jonas: User
) -> None:
    both_send(review, goal, maya, jonas, ("complete", "complete"))
    wishes(jonas, review, goal, "keep")
    with pytest.raises(OutOfTurn):
        decides(maya, review, goal, "complete")
    assert status_of(goal, maya) == LifecycleStatus.ACTIVE


def test_a_goal_that_moved_on_is_said_so(
    review: ProgressReview, goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    both_send(review, goal, maya, jonas, ("complete", "complete"))
    with acting(maya):
        hold_goal(by=maya, goal=goal)
    with pytest.raises(OutOfTurn):
        decides(jonas, review, goal, "complete")
    assert "has moved on since then" in text_of(client_of(jonas), at("review_read", review.pk))


def test_before_the_reveal_nothing_can_be_decided(
    review: ProgressReview, goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    with pytest.raises(Refused):
        decides(maya, review, goal, "keep")
    assert client_of(maya).post(at("review_focus"), {"ritual": "Tea"}).status_code == 404
    assert client_of(maya).post(at("review_bring", goal.pk)).status_code == 404


class TestNextMonth:
    """Each says what comes first; the same is agreed."""

    @pytest.fixture(autouse=True)
    def _revealed(self, review: ProgressReview, goal: Goal, maya: User, jonas: User) -> None:
        both_send(review, goal, maya, jonas, ("keep", "keep"))

    def test_the_same_choice_is_agreed_and_another_is_not_lost(
        self, review: ProgressReview, goal: Goal, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        for person, ritual in ((maya, "Tea on Sunday"), (jonas, "A walk")):
            sent = {"goals": [str(goal.pk)], "ritual": ritual}
            assert client_of(person).post(at("review_focus"), sent).status_code == 302
        page = page_of(maya, review, client_of)
        assert [one.ritual for one in page.focuses] == ["Tea on Sunday", "A walk"]
        assert not page.is_agreed
        with acting(jonas):
            choose_focus(by=jonas, review=review, goals=[goal.pk], ritual="Tea on Sunday ")
        assert page_of(maya, review, client_of).is_agreed
        assert "You chose this together" in text_of(client_of(jonas), at("review_read", review.pk))
        assert "Tea on Sunday" in text_of(client_of(jonas), at("reviews"))

    def test_nothing_at_all_is_said_beside_the_field(
        self, review: ProgressReview, maya: User, client_of: ClientOf
    ) -> None:
        answer = client_of(maya).post(at("review_focus"), {"ritual": " "})
        assert answer.status_code == 422
        assert "Choose a goal, or name a ritual." in answer.content.decode()

    def test_a_goal_of_ones_own_or_of_others_is_none(
        self, review: ProgressReview, own_goal: Goal, maya: User
    ) -> None:
        with acting(maya), pytest.raises(Refused):
            choose_focus(by=maya, review=review, goals=[own_goal.pk], ritual="")


def test_an_earlier_review_is_only_looked_back_on(
    couple: Couple, goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    earlier, latest = open_review(couple, ago=40), open_review(couple, ago=1)
    for review in (earlier, latest):
        both_send(review, goal, maya, jonas, ("keep", "keep"))
    with pytest.raises(Refused):
        decides(maya, earlier, goal, "keep")
    assert "Yes, we keep it" not in text_of(client_of(maya), at("review_read", earlier.pk))
    decides(maya, latest, goal, "keep")

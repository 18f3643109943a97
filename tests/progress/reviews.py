"""A monthly review of Maya and Jonas, opened and answered through the actions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, ProgressReview
from couplesgoals.records.acting import acting_as as acting
from goals.models import Goal
from progress.actions.review_deciding import decide, wish_for
from progress.actions.review_sending import send_review
from progress.models import Question
from progress.review.said import Answer, GoalSaid, ReviewSaid

LONG = timedelta(days=9)


def open_review(couple: Couple, *, ago: int = 1, closes_in: timedelta = LONG) -> ProgressReview:
    """A review that opened that many days ago."""
    day = timezone.localtime(timezone.now(), couple.zone).date() - timedelta(days=ago)
    return ProgressReview.objects.create(
        couple=couple,
        period=f"{day:%Y-%m}",
        opens_on=day,
        halfway_on=day + timedelta(days=4),
        last_on=day + timedelta(days=9),
        closes_at=timezone.now() + closes_in,
    )


def about(goal: Goal, wish: str = "keep", level: int | None = 0, **words: str) -> GoalSaid:
    """What one says about a goal, with words for both."""
    assert goal.agreed is not None
    return GoalSaid(
        goal=goal.pk,
        version=goal.agreed.number,
        level=level,
        wish=wish,
        answers=tuple(Answer(question=asked, audience="couple", words=said) for asked, said in words.items()),
    )


def answer(question: str, words: str, audience: str = "couple", value: int | None = None) -> Answer:
    """One answer about the month or the two."""
    return Answer(question=Question(question), audience=audience, words=words, value=value)


def send(
    by: User, review: ProgressReview, *goals: GoalSaid, answers: tuple[Answer, ...] = (), **more: Any
) -> None:
    """One partner sends their answers."""
    with acting(by):
        send_review(by=by, review=review, said=ReviewSaid(goals=goals, answers=answers, **more))


def both_send(review: ProgressReview, goal: Goal, one: User, other: User, wishes: tuple[str, str]) -> None:
    """Both answer about one goal."""
    for person, wish in zip((one, other), wishes, strict=True):
        with acting(person):
            said = about(Goal.visible_to(person).select_related("agreed").get(pk=goal.pk), wish)
        send(person, review, said)


def wishes(by: User, review: ProgressReview, goal: Goal, wish: str) -> None:
    """One partner wishes something else."""
    with acting(by):
        wish_for(by=by, review=review, goal=goal, wish=wish)


def decides(by: User, review: ProgressReview, goal: Goal, wish: str, step: str = "") -> None:
    """One partner taps what both wish."""
    with acting(by):
        decide(by=by, review=review, goal=goal, wish=wish, step=step)


def words_read_by(viewer: User, model: Any) -> set[str]:
    """The words of a model this person reads."""
    with acting(viewer):
        return set(model.visible_to(viewer).values_list("words", flat=True))

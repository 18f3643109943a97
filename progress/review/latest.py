"""What counts of what was said more than once: each one's latest wish and focus, a goal's decision."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Protocol
from uuid import UUID

from django.db.models import FETCH_RAISE, QuerySet

from couplesgoals.people.models import User
from couplesgoals.program.models import ProgressReview
from couplesgoals.records.prepared import prepared
from progress.models import Decision, ReviewDecision, ReviewFocus, ReviewWish


def latest_wishes(viewer: User, review: ProgressReview) -> dict[tuple[UUID, UUID], ReviewWish]:
    """Return, by goal and person, the wish that counts, as far as this viewer reads it."""
    return wishes_that_count(_wishes(viewer, review.pk))


def wishes_that_count(rows: Iterable[ReviewWish]) -> dict[tuple[UUID, UUID], ReviewWish]:
    """Keep, by goal and person, the latest of wishes in their order."""
    return {(wish.goal_id, wish.author_id): wish for wish in rows}


def decisions_in(viewer: User, review: ProgressReview) -> dict[UUID, ReviewDecision]:
    """Return what became of each goal, as far as this viewer reads it."""
    return decisions_that_count(_decisions(viewer, review.pk))


def decisions_that_count(rows: Iterable[ReviewDecision]) -> dict[UUID, ReviewDecision]:
    """Keep what became of each goal. Brought to the clinician it may still be decided; that counts then."""
    found: dict[UUID, ReviewDecision] = {}
    for row in rows:
        if row.decision != Decision.TALK or row.goal_id not in found:
            found[row.goal_id] = row
    return found


def latest_focuses(viewer: User, reviews: Collection[UUID]) -> dict[UUID, dict[UUID, ReviewFocus]]:
    """Return, by review and person, what each would put first, as far as this viewer reads it."""
    return focuses_that_count(_focuses(viewer, list(reviews)))


def focuses_that_count(rows: Iterable[ReviewFocus]) -> dict[UUID, dict[UUID, ReviewFocus]]:
    """Keep, by review and person, the latest of focuses in their order."""
    found: dict[UUID, dict[UUID, ReviewFocus]] = {}
    for row in rows:
        found.setdefault(row.review_id, {})[row.author_id] = row
    return found


@prepared
def _wishes(viewer: User, review: UUID) -> QuerySet[ReviewWish]:
    rows: QuerySet[ReviewWish] = ReviewWish.visible_to(viewer).filter(review=review)
    return rows.order_by("created_at", "id").fetch_mode(FETCH_RAISE)


@prepared
def _decisions(viewer: User, review: UUID) -> QuerySet[ReviewDecision]:
    rows: QuerySet[ReviewDecision] = ReviewDecision.visible_to(viewer).filter(review=review)
    return rows.order_by("created_at", "id").fetch_mode(FETCH_RAISE)


@prepared
def _focuses(viewer: User, reviews: list[UUID]) -> QuerySet[ReviewFocus]:
    rows: QuerySet[ReviewFocus] = ReviewFocus.visible_to(viewer).filter(review__among=reviews)
    return rows.order_by("created_at", "id").fetch_mode(FETCH_RAISE)


class PutFirst(Protocol):
    """What somebody would put first, as a row or as a page has it."""

    @property
    def goals(self) -> Any:
        """At most three."""

    @property
    def ritual(self) -> Any:
        """One, or none."""


def is_agreed(focuses: Iterable[PutFirst]) -> bool:
    """Whether both put the same first."""
    chosen = list(focuses)
    return len(chosen) == 2 and len({(tuple(one.goals), one.ritual) for one in chosen}) == 1


def goals_in(focus: ReviewFocus) -> list[UUID]:
    """Return the goals of a focus by id."""
    return [UUID(str(goal)) for goal in focus.goals]

"""What a couple's record holds of plans and reviews, and then of one review and the days looked back on."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.arrays import Record, each
from couplesgoals.records.prepared import prepared
from couplesgoals.statements import Ahead
from progress.models import (
    PriorityShift,
    ReviewAnswer,
    ReviewDecision,
    ReviewFocus,
    ReviewNote,
    ReviewWish,
    Setback,
    Win,
)
from progress.pages.care_days import logs_told, ratings_told
from progress.pages.repair_ways import setbacks_with_steps
from progress.review_care.effort import marks_told, steps_told
from progress.review_care.plans import plans_told
from progress.review_care.span import Span, known_told, looked_at_told

# Wins and setbacks each.
MOST = 100
A_DAY = timedelta(days=1)
# After every period there is.
LATEST = "9999-12"


def outline_of(viewer: User, couple: Couple, period: str = "") -> Record:
    """Return the treatment plans and the reviews there are: what else is asked for follows from them.

    Looked at is the review of a `period` "YYYY-MM", or the latest.
    """
    return record_in(_outline(viewer, couple.pk, period or LATEST))


def ahead_of_outline(viewer: User, couple: UUID, period: str = "") -> Ahead:
    """Ask what `outline_of` does, together with something else."""
    return _outline.ahead(viewer, couple, period or LATEST)


def ahead_of_record(viewer: User, couple: Couple, span: Span) -> Ahead:
    """Ask for answers, wishes, decisions, focuses and notes of a review, and what was told in the span.

    Each is asked for with the viewer's right to read it; of a couple without a review only what was told.
    """
    days = (span.first, span.last)
    since, until = (datetime.combine(day, time(), couple.zone) for day in (span.first, span.last + A_DAY))
    if span.review is None:
        return _told.ahead(viewer, couple.pk, *days, since, until)
    both = [one.pk for one in (span.review, span.before) if one]
    return _of_review.ahead(viewer, couple.pk, span.review.pk, both, *days, since, until)


def record_in(rows: list[Any]) -> Record:
    """Return what was answered, by name."""
    return {name: told or [] for name, told in rows[0].items()}


@prepared
def _outline(viewer: User, couple: UUID, period: str) -> QuerySet[Couple, Any]:
    rows = Couple.objects.filter(pk=couple).order_by()
    return rows.values(
        plans=plans_told(viewer, couple),
        reviews=known_told(couple),
        looked_at=looked_at_told(viewer, couple, period),
    )


@prepared
def _told(
    viewer: User, couple: UUID, first: date, last: date, since: datetime, until: datetime
) -> QuerySet[Couple, Any]:
    return (
        Couple.objects.filter(pk=couple)
        .order_by()
        .values(
            shifts=_shifts(viewer, couple, Q(created_at__gte=since)),
            **_events(viewer, couple, since, until),
            **_days(viewer, couple, first, last, since),
        )
    )


@prepared
def _of_review(
    viewer: User,
    couple: UUID,
    review: UUID,
    both: list[UUID],
    first: date,
    last: date,
    since: datetime,
    until: datetime,
) -> QuerySet[Couple, Any]:
    def said(model: Any) -> Any:
        return model.narrowed_to(viewer).filter(couple=couple, review=review).order_by("created_at", "id")

    focuses = ReviewFocus.narrowed_to(viewer).filter(couple=couple, review__among=both)
    return (
        Couple.objects.filter(pk=couple)
        .order_by()
        .values(
            answers=each(
                said(ReviewAnswer), "id", "author_id", "question", "goal_id", "words", "value", "audience"
            ),
            wishes=each(said(ReviewWish), "id", "author_id", "goal_id", "wish"),
            decisions=each(said(ReviewDecision), "id", "goal_id", "decision"),
            focuses=each(
                focuses.order_by("created_at", "id"), "id", "author_id", "review_id", "goals", "ritual"
            ),
            notes=each(
                said(ReviewNote),
                *("id", "kind", "words", "credential", "created_at", "audience"),
                author="author__name",
                subject="subject__name",
            ),
            shifts=_shifts(viewer, couple, Q(created_at__gte=since) | Q(review=review)),
            **_events(viewer, couple, since, until),
            **_days(viewer, couple, first, last, since),
        )
    )


def _shifts(viewer: User, couple: UUID, when: Q) -> Any:
    rows = PriorityShift.narrowed_to(viewer).filter(when, couple=couple).order_by("-created_at", "-id")
    return each(rows, "id", "author_id", "created_at", "more", "less", "since", "would_help", "audience")


def _events(viewer: User, couple: UUID, since: datetime, until: datetime) -> dict[str, Any]:
    def told(model: Any) -> Any:
        rows = model.narrowed_to(viewer).filter(couple=couple, audience_since__gte=since)
        return rows.filter(audience_since__lt=until).order_by("-audience_since", "-id")[:MOST]

    steps = ("id", "happened_on", "audience_since", "talks", "stays")
    return {
        "wins": each(told(Win), "id", "author_id", "day", "text", "audience"),
        "setbacks": each(told(Setback), "id", "author_id", "happened_on", "kind", "audience"),
        "ways": each(setbacks_with_steps(viewer, couple), *steps),
    }


def _days(viewer: User, couple: UUID, first: date, last: date, since: datetime) -> dict[str, Any]:
    return {
        "ratings": ratings_told(viewer, couple, first, last),
        "logs": logs_told(viewer, couple, since),
        "steps": steps_told(viewer, couple, first, last),
        "marks": marks_told(viewer, couple, first, last),
    }

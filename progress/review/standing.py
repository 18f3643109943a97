"""Where a couple's latest monthly review stands for one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, ProgressReview
from couplesgoals.records.prepared import prepared
from couplesgoals.reminders.due import REVIEW_TIME, local_moment, review_due
from couplesgoals.reminders.models import ReminderChoices
from progress.models import RevealedReview, ReviewDone, ReviewFocus

# So long Today speaks of a review that can be read.
LATELY = timedelta(days=14)


@dataclass(frozen=True)
class Standing:
    """One review as one partner meets it. Whether the other has answered is not known here, for nobody."""

    review: ProgressReview
    day_began: datetime
    opens_at: datetime
    has_sent: bool
    is_over: bool
    is_revealed: bool
    has_focus: bool

    @property
    def is_open(self) -> bool:
        """Whether it has opened for this person and its window has not closed."""
        return not self.is_over and self.opens_at <= timezone.now()

    @property
    def waits_for_both(self) -> bool:
        """Whether it can be read, lately, and this person has not yet chosen what comes first."""
        return self.is_revealed and not self.has_focus and timezone.now() - self.review.closes_at < LATELY

    @property
    def may_answer(self) -> bool:
        """Whether this person's answers are still theirs to write."""
        return self.is_open and not self.has_sent and not self.is_revealed


def standing_of(person: User, couple: Couple) -> Standing | None:
    """Return how the couple's latest review stands for a partner; None before their first."""
    rows: list[Any] = list(_latest(person, couple.pk))
    return _standing(rows[0], couple) if rows else None


def standing_in(person: User, couple: Couple, review: UUID) -> Standing | None:
    """Return how one of the couple's reviews stands for a partner; None where it is no review of theirs."""
    rows: list[Any] = list(_one(person, couple.pk, review))
    return _standing(rows[0], couple) if rows else None


def last_revealed(person: User, couple: Couple) -> Standing | None:
    """Return the couple's latest review that is revealed: the one in which something can be decided."""
    rows: list[Any] = list(reviews_for(person).filter(couple=couple).order_by("-period")[:2])
    return next((one for row in rows if (one := _standing(row, couple)).is_revealed), None)


def standing_of_month(person: User, couple: Couple, period: str) -> Standing | None:
    """Return how the couple's review of a month "YYYY-MM" stands for a partner; None where there is none."""
    rows: list[Any] = list(reviews_for(person).filter(couple=couple, period=period))
    return _standing(rows[0], couple) if rows else None


def _standing(row: Any, couple: Couple) -> Standing:
    row.couple = couple
    return Standing(
        review=row,
        day_began=local_moment(couple.zone, row.opens_on, time.min),
        opens_at=_opens_at(row, couple),
        has_sent=row.has_sent,
        is_over=row.is_over,
        is_revealed=row.is_revealed or row.is_closed,
        has_focus=row.has_focus,
    )


def _opens_at(row: Any, couple: Couple) -> datetime:
    """Return when a review opens for a person: on its day at their hour; at once if that had passed already.

    What nobody could open on its day (sql_reviews.py) is told as soon as it is there, so it is open then too.
    """
    at = row.hour or REVIEW_TIME
    came = max(
        local_moment(couple.zone, row.opens_on, time.min),
        review_due(couple.zone, couple.review_day, row.period, at),
    )
    # Whoever moved the day since does not close what was open.
    return min(local_moment(couple.zone, row.opens_on, at), came)


@prepared
def _latest(person: User, couple: UUID) -> QuerySet[ProgressReview]:
    return reviews_for(person).filter(couple=couple).order_by("-period")[:1]


@prepared
def _one(person: User, couple: UUID, review: UUID) -> QuerySet[ProgressReview]:
    return reviews_for(person).filter(couple=couple, pk=review)


def reviews_for(person: User) -> QuerySet[ProgressReview]:
    """Reviews with what this person may know of each: sent by them, over, revealed, and their own hour."""
    mine = ReviewDone.visible_to(person).filter(review=OuterRef("pk"), author=person)
    both = RevealedReview.visible_to(person).filter(review=OuterRef("pk"))
    closed = ProgressReview.objects.closed().filter(pk=OuterRef("pk"))
    hours = ReminderChoices.objects.filter(person=person.pk).values("review_at")
    return ProgressReview.objects.with_state().annotate(
        has_sent=Exists(mine),
        is_revealed=Exists(both),
        is_closed=Exists(closed),
        has_focus=Exists(ReviewFocus.visible_to(person).filter(review=OuterRef("pk"), author=person)),
        hour=Subquery(hours[:1]),
    )

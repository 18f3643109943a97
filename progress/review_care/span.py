"""Which monthly review a clinician looks at, where it stands, and from which day on they look back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import FETCH_RAISE, Exists, Func, OuterRef, QuerySet
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import ProgressReview
from couplesgoals.program.pair import Pair
from couplesgoals.records.arrays import Told, built, each
from couplesgoals.records.prepared import prepared
from progress.models import RevealedReview, ReviewDone

# A review's own columns.
REVIEW = ("id", "period", "opens_on", "halfway_on", "last_on", "closes_at")
# A year of reviews is offered to look at.
SHOWN = 13
# So long after its window a review is still the one that is prepared; then it is the one to come.
LATELY = timedelta(days=14)
# Charts and lists hold no more than this; what is older stands on its own pages.
FURTHEST = timedelta(days=92)


@dataclass(frozen=True)
class Answered:
    """One partner, and when they sent their answers; the other is never told."""

    slot: str
    name: str
    at: datetime | None


class Other(NamedTuple):
    """Another review to look at."""

    pk: str
    opens_on: date


@dataclass(frozen=True)
class Span:
    """The review looked at, the one before it, and the days looked back on, both included."""

    review: ProgressReview | None
    before: ProgressReview | None
    first: date
    last: date
    is_latest: bool
    is_over: bool = False
    is_revealed: bool = False
    answered: list[Answered] = field(default_factory=list)
    others: Sequence[Other] = ()
    read_ids: Mapping[str, list[UUID]] = field(default_factory=dict)

    @property
    def number_answered(self) -> int:
        """How many of the two have answered."""
        return sum(1 for one in self.answered if one.at is not None)


def span_in(
    known: Sequence[Told], told: Sequence[Told], pair: Pair, *, since: date, period: str = ""
) -> Span:
    """Return the latest review, or the one of a `period` "YYYY-MM"; of `known_told` and `looked_at_told`.

    `since` is the day the first of the two was enrolled: before the second review they look back to there.
    """
    today = timezone.localtime(timezone.now(), pair.couple.zone).date()
    if not told:
        return Span(None, None, max(since, today - FURTHEST), today, is_latest=True)
    rows = [built(ProgressReview, one) for one in told]
    for row in rows:
        row.couple = pair.couple
    chosen, review, before = told[0], rows[0], rows[1] if rows[1:] else None
    # Named, it is that review one looks at; else what is prepared, later on the next one.
    last = min(review.last_on, today) if period else today
    is_done = not period and today > review.last_on + LATELY
    first = review.opens_on if is_done else before.opens_on if before else since
    done = {row.author_id: row for row in (built(ReviewDone, one) for one in chosen["done"] or ())}
    return Span(
        review=review,
        before=before,
        first=max(first, last - FURTHEST),
        last=last,
        is_latest=chosen["id"] == known[0]["id"],
        is_over=chosen["is_over"],
        is_revealed=chosen["is_revealed"] or chosen["is_closed"],
        answered=[
            Answered(slot, person.first_name, done[person.pk].created_at if person.pk in done else None)
            for slot, person in pair.people.items()
        ],
        others=[
            Other(one["id"], date.fromisoformat(one["opens_on"]))
            for one in known
            if one["id"] != chosen["id"]
        ],
        read_ids={"progress.ReviewDone": [row.pk for row in done.values()]},
    )


def find_review(review: UUID) -> ProgressReview | None:
    """Return a review by its id; whose couple it is of decides who may see it."""
    return ProgressReview.objects.filter(pk=review).first()


def is_revealed_to_both(viewer: User, review: ProgressReview) -> bool:
    """Whether both partners read what was meant for both: both answered, or the window closed."""
    rows: list[Any] = _one(viewer, review.pk)
    return bool(rows) and (rows[0].is_revealed or rows[0].is_closed)


def known_told(couple: UUID) -> Func:
    """A couple's reviews of the last year, the latest first."""
    rows = ProgressReview.objects.filter(couple=couple).order_by("-period")[:SHOWN]
    return each(rows, "id", "opens_on")


def looked_at_told(viewer: User, couple: UUID, period: str) -> Func:
    """The latest review up to a `period`, with where it stands and who has answered, and the one before."""
    done = ReviewDone.narrowed_to(viewer).filter(couple=couple, review=OuterRef("pk")).order_by()
    rows = _with_state(viewer).filter(couple=couple, period__lte=period)
    rows = rows.annotate(done=each(done, "id", "author_id", "created_at"))
    state = ("is_over", "is_revealed", "is_closed", "done")
    return each(rows.order_by("-period")[:2], *REVIEW, *state)


@prepared
def _one(viewer: User, review: UUID) -> QuerySet[ProgressReview]:
    return _with_state(viewer).filter(pk=review)


def _with_state(viewer: User) -> QuerySet[ProgressReview]:
    both = RevealedReview.visible_to(viewer).filter(review=OuterRef("pk"))
    closed = ProgressReview.objects.closed().filter(pk=OuterRef("pk"))
    rows: QuerySet[ProgressReview] = ProgressReview.objects.with_state().fetch_mode(FETCH_RAISE)
    return rows.annotate(is_revealed=Exists(both), is_closed=Exists(closed))

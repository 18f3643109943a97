"""Treatment-plan reviews of each partner: when the last one was, by when the next is due, since when overdue.

Counted in the couple's days, from the last review or, before the first, from the day somebody was enrolled.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import CharField, Func, JSONField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast, JSONObject
from django.utils import timezone

from couplesgoals.people.models import User, first_name_of
from couplesgoals.program.models import Couple, Enrollment, EnrollmentStatus
from couplesgoals.program.pair import Pair
from couplesgoals.records.arrays import Told, each
from couplesgoals.records.prepared import prepared
from couplesgoals.sentences import gettext as _
from couplesgoals.sentences import ngettext
from couplesgoals.web.days import day_words
from progress.models import PlanReview

# So long before the day it is said to be due: a week, or less where plans are reviewed every few days.
SOON = timedelta(days=7)


@dataclass(frozen=True)
class PlanStanding:
    """Where the treatment-plan review of one partner stands; `overdue` counts whole days past the day."""

    couple: UUID
    person: UUID
    slot: str
    name: str
    last: date | None
    review: UUID | None
    signed: str
    words: str
    enrolled_on: date
    due_by: date
    overdue: int
    is_soon: bool
    is_here: bool

    @property
    def look(self) -> str:
        """How its chip looks."""
        return "warm" if self.overdue else "on" if self.is_soon else ""

    @property
    def last_words(self) -> str:
        """Say when the last one was."""
        if self.last is None:
            return _("None recorded since enrollment")
        return _("Last on %(day)s") % {"day": day_words(self.last, "M j, Y")}

    @property
    def due_words(self) -> str:
        """Say by when the next is due, or since when it is overdue."""
        if self.overdue:
            day = day_words(self.due_by + timedelta(days=1), "M j, Y")
            words = ngettext(
                "Overdue since %(day)s, %(n)s day", "Overdue since %(day)s, %(n)s days", self.overdue
            )
            return words % {"day": day, "n": self.overdue}
        return _("Due by %(day)s") % {"day": day_words(self.due_by, "M j, Y")}


def plans_of(viewer: User, pair: Pair) -> list[PlanStanding]:
    """Return how the plan review of each partner enrolled now stands, slot A first, in one query."""
    (told,) = _enrolled(viewer, pair.couple.pk)
    return plans_in(told or [], pair)


def plans_in(told: Iterable[Told], pair: Pair) -> list[PlanStanding]:
    """Return the same of what `plans_told` told."""
    return [_standing(one, pair.couple.zone) for one in told]


def ids_of(plans: Iterable[PlanStanding]) -> list[UUID]:
    """Name the reviews shown, for the log of what staff read."""
    return [plan.review for plan in plans if plan.review]


@prepared
def _enrolled(viewer: User, couple: UUID) -> QuerySet[Couple, Any]:
    row = Couple.objects.filter(pk=couple).order_by()
    return row.values_list(plans_told(viewer, couple), flat=True)


def plans_told(viewer: User, couple: UUID) -> Func:
    """Each partner enrolled now, slot A first, with the last review of their plan."""
    said = JSONObject(
        pk=Cast("pk", CharField()),
        day=Cast("reviewed_on", CharField()),
        name="author__name",
        credential="credential",
        words="words",
    )
    rows: QuerySet[Enrollment] = Enrollment.objects.filter(couple=couple, ended_at=None)
    return each(
        rows.order_by("slot"),
        *("couple_id", "person_id", "slot", "status", "started_at"),
        name="person__name",
        every="couple__program__plan_review_days",
        last=Subquery(last_reviews(viewer).values(said=said)[:1], output_field=JSONField()),
    )


def last_reviews(viewer: User) -> QuerySet[PlanReview]:
    """The reviews of an enrolled person's plan, the latest first: a subquery of enrollments."""
    reviews: QuerySet[PlanReview] = PlanReview.narrowed_to(viewer)
    theirs = reviews.filter(couple=OuterRef("couple"), subject=OuterRef("person"))
    return theirs.order_by("-reviewed_on", "-id")


class Place(NamedTuple):
    """Somebody enrolled now; `last` is when their plan was last reviewed."""

    name: str
    status: str
    since: datetime
    last: date | None


class PlanDue(NamedTuple):
    """By when one partner's plan is to be reviewed; `overdue` counts whole days past the day."""

    name: str
    due_by: date
    overdue: int
    is_soon: bool
    is_here: bool


def due_in(places: Iterable[Place], every: int, zone: ZoneInfo) -> list[PlanDue]:
    """Return when the next review of each is due; `every` is the days from one to the next."""
    today = _day(timezone.now(), zone)
    return [
        PlanDue(
            one.name,
            *_due(one.last, _day(one.since, zone), every, today),
            is_here=one.status == EnrollmentStatus.ACTIVE,
        )
        for one in places
    ]


def _due(last: date | None, enrolled_on: date, every: int, today: date) -> tuple[date, int, bool]:
    """Return the day by which the next is due, by how many days it is over, and whether it is soon."""
    due_by = (last or enrolled_on) + timedelta(days=every)
    return due_by, max(0, (today - due_by).days), due_by - today <= min(SOON, timedelta(days=every // 4))


def _standing(row: Told, zone: ZoneInfo) -> PlanStanding:
    review = row["last"]
    last = date.fromisoformat(review["day"]) if review else None
    enrolled_on = _day(datetime.fromisoformat(row["started_at"]), zone)
    due_by, overdue, is_soon = _due(last, enrolled_on, row["every"], _day(timezone.now(), zone))
    return PlanStanding(
        couple=UUID(row["couple_id"]),
        person=UUID(row["person_id"]),
        slot=row["slot"],
        name=first_name_of(row["name"]),
        last=last,
        review=UUID(review["pk"]) if review else None,
        signed=", ".join(filter(None, (review["name"], review["credential"]))) if review else "",
        words=review["words"] if review else "",
        enrolled_on=enrolled_on,
        due_by=due_by,
        overdue=overdue,
        is_soon=is_soon,
        is_here=row["status"] == EnrollmentStatus.ACTIVE,
    )


def _day(moment: Any, zone: ZoneInfo) -> date:
    return timezone.localtime(moment, zone).date()

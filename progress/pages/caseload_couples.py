"""A clinician's couples, and the people enrolled in them, as reasons and rows of a caseload are told by."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Greatest

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, Enrollment, EnrollmentStatus, Invitation
from couplesgoals.records.prepared import prepared
from progress.models import CheckIn, ProgressLog
from progress.review_care.plans import Place, last_reviews
from sessions.models import TherapySession

# No session takes as long: PostgreSQL then finds those to come by their start, past years of past ones.
A_DAY = timedelta(days=1)


class Enrolled(NamedTuple):
    """Somebody's place in a couple, now or once; `last` is when their plan was last reviewed."""

    pk: UUID
    couple: UUID
    name: str
    status: str
    started_at: datetime
    ended_at: datetime | None
    last: Any


@dataclass
class Listed:
    """A couple of the caseload with what the list says of it."""

    pk: UUID
    name: str
    time_zone: str
    plan_review_days: int
    last_entry_at: datetime | None
    next_session_at: datetime | None
    is_invited: bool
    here: list[Enrolled] = field(default_factory=list)
    left: list[Enrolled] = field(default_factory=list)

    @property
    def first(self) -> Enrolled | None:
        """Who of those enrolled now came first."""
        return min(self.here, key=lambda one: one.started_at, default=None)

    @property
    def status(self) -> str:
        """Where the couple stands: as those enrolled now do, or invited, or as who left last did."""
        if self.first:
            return self.first.status
        if self.is_invited:
            # Also past its hours: they were invited, and have not come.
            return EnrollmentStatus.PLANNED
        last = max(self.left, key=lambda one: (one.ended_at, one.pk), default=None)
        return last.status if last else EnrollmentStatus.ACTIVE

    @property
    def places(self) -> list[Place]:
        """The places of those enrolled now, slot A first, as `due_in` takes them."""
        return [Place(one.name, one.status, one.started_at, one.last) for one in self.here]


def couples_of(clinician: User, now: datetime) -> list[Listed]:
    """Return the couples this clinician cares for, in two queries however many they are."""
    couples = {row[0]: Listed(*row) for row in _couples(clinician, now, now - A_DAY)}
    for row in _enrolled(clinician, list(couples)):
        one = Enrolled(*row)
        listed = couples[one.couple]
        (listed.here if one.ended_at is None else listed.left).append(one)
    return list(couples.values())


@prepared
def _couples(clinician: User, now: datetime, a_day_ago: datetime) -> QuerySet[Couple, Any]:
    logs = ProgressLog.narrowed_to(clinician).filter(couple=OuterRef("pk"))
    check_ins = CheckIn.narrowed_to(clinician).filter(couple=OuterRef("pk")).order_by("-created_at", "-id")
    sessions = TherapySession.narrowed_to(clinician).filter(couple=OuterRef("pk")).upcoming(now)
    sessions = sessions.filter(starts_at__gt=a_day_ago)
    invited = Invitation.objects.filter(couple=OuterRef("pk"), accepted_at=None, revoked_at=None)
    return Couple.caseload_of(clinician).values_list(
        "pk",
        "name",
        "time_zone",
        "program__plan_review_days",
        # Of PostgreSQL's greatest, what is not there is left out.
        Greatest(
            Subquery(logs.latest_first().values("created_at")[:1]),
            Subquery(check_ins.values("created_at")[:1]),
        ),
        Subquery(sessions.values("starts_at")[:1]),
        Exists(invited),
    )


@prepared
def _enrolled(clinician: User, couples: list[UUID]) -> QuerySet[Enrollment, Any]:
    rows = Enrollment.objects.filter(couple__among=couples).annotate(
        reviewed_on=Subquery(last_reviews(clinician).values("reviewed_on")[:1])
    )
    return rows.order_by("slot").values_list(
        "pk", "couple", "person__name", "status", "started_at", "ended_at", "reviewed_on"
    )

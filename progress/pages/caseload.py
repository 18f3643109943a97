"""Caseload: who needs me, why, since when. The number of queries is the same for one couple and for sixty."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Greatest
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, Enrollment, EnrollmentStatus, Invitation
from couplesgoals.program.models.couple import CoupleQuerySet
from couplesgoals.records.prepared import prepared
from couplesgoals.sentences import gettext as _
from couplesgoals.web.addresses import address_of
from couplesgoals.web.days import day_words, time_words
from progress.models import CheckIn, ProgressLog
from progress.pages.needs import A_DAY, needs_of
from progress.pages.needs_waiting import LAST, Need
from progress.pages.times import ago_in_words
from progress.review_care.plans import plans_beside
from sessions.models import TherapySession


@dataclass
class Row:
    """One couple on the list."""

    pk: UUID
    name: str
    url: str
    status: str
    last_entry: str
    next_session: str
    needs: list[Need] = field(default_factory=list)

    @property
    def order(self) -> tuple[int, datetime, str]:
        """Couples with a need first, the most pressing on top, and of these the longest waiting."""
        rank, since = min(((need.rank, need.since) for need in self.needs), default=(LAST, timezone.now()))
        return (rank, since, self.name)


def caseload_of(clinician: User) -> list[Row]:
    """Return the clinician's couples with the reasons they need somebody, most pressing first."""
    now = timezone.now()
    couples: list[Any] = _couples(clinician, now, now - A_DAY)  # with what it annotates
    rows = {couple.pk: _row(couple, clinician, now) for couple in couples}
    for couple_id, need in needs_of(clinician, couples, now):
        if couple_id in rows:
            rows[couple_id].needs.append(need)
    for row in rows.values():
        row.needs.sort(key=lambda need: need.rank)
    return sorted(rows.values(), key=lambda row: row.order)


@prepared
def _couples(clinician: User, now: datetime, a_day_ago: datetime) -> CoupleQuerySet:
    logs = ProgressLog.visible_to(clinician).filter(couple=OuterRef("pk"))
    check_ins = CheckIn.visible_to(clinician).filter(couple=OuterRef("pk")).order_by("-created_at", "-id")
    sessions = TherapySession.visible_to(clinician).filter(couple=OuterRef("pk")).upcoming(now)
    sessions = sessions.filter(starts_at__gt=a_day_ago)
    enrollments = Enrollment.objects.filter(couple=OuterRef("pk"))
    enrolled = enrollments.filter(ended_at=None).order_by("started_at")
    left = enrollments.exclude(ended_at=None).order_by("-ended_at", "-id")
    # Also past its hours: they were invited, and have not come.
    invited = Invitation.objects.filter(couple=OuterRef("pk"), accepted_at=None, revoked_at=None)
    return Couple.caseload_of(clinician).annotate(
        # Of PostgreSQL's greatest, what is not there is left out.
        last_entry_at=Greatest(
            Subquery(logs.latest_first().values("created_at")[:1]),
            Subquery(check_ins.values("created_at")[:1]),
        ),
        next_session_at=Subquery(sessions.values("starts_at")[:1]),
        enrolled_at=Subquery(enrolled.values("started_at")[:1]),
        enrolled_as=Subquery(enrolled.values("status")[:1]),
        left_as=Subquery(left.values("status")[:1]),
        is_invited=Exists(invited),
        plans=plans_beside(clinician),
    )


def _row(couple: Any, clinician: User, now: datetime) -> Row:
    last, upcoming = couple.last_entry_at, couple.next_session_at
    return Row(
        pk=couple.pk,
        name=couple.name,
        url=address_of("progress:couple", couple.pk),
        status=_status_in_words(couple),
        last_entry=ago_in_words(last, now) if last else _("Not recorded"),
        next_session=_moment_in_words(timezone.localtime(upcoming, clinician.zone)) if upcoming else "",
    )


def _moment_in_words(moment: datetime) -> str:
    return f"{day_words(moment.date(), 'D M j')}, {time_words(moment)}"


def _status_in_words(couple: Any) -> str:
    """Say where a couple stands: nothing for one that is simply here, nor where nobody ever was."""
    invited = EnrollmentStatus.PLANNED if couple.is_invited else None
    status = couple.enrolled_as or invited or couple.left_as or EnrollmentStatus.ACTIVE
    return "" if status == EnrollmentStatus.ACTIVE else str(EnrollmentStatus(status).label)

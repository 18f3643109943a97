"""Caseload: who needs me, why, since when. The number of queries is the same for one couple and for sixty."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import EnrollmentStatus
from couplesgoals.sentences import gettext as _
from couplesgoals.web.addresses import address_of
from couplesgoals.web.days import day_words, time_words
from progress.pages.caseload_couples import Listed, couples_of
from progress.pages.needs import needs_of
from progress.pages.needs_waiting import LAST, Need
from progress.pages.times import ago_in_words


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
    couples = couples_of(clinician, now)
    rows = {couple.pk: _row(couple, clinician, now) for couple in couples}
    for couple_id, need in needs_of(clinician, couples, now):
        if couple_id in rows:
            rows[couple_id].needs.append(need)
    for row in rows.values():
        row.needs.sort(key=lambda need: need.rank)
    return sorted(rows.values(), key=lambda row: row.order)


def _row(couple: Listed, clinician: User, now: datetime) -> Row:
    last, upcoming = couple.last_entry_at, couple.next_session_at
    return Row(
        pk=couple.pk,
        name=couple.name,
        url=address_of("progress:couple", couple.pk),
        status=_status_in_words(couple.status),
        last_entry=ago_in_words(last, now) if last else _("Not recorded"),
        next_session=_moment_in_words(timezone.localtime(upcoming, clinician.zone)) if upcoming else "",
    )


def _moment_in_words(moment: datetime) -> str:
    return f"{day_words(moment.date(), 'D M j')}, {time_words(moment)}"


def _status_in_words(status: str) -> str:
    """Say where a couple stands: nothing for one that is simply here, nor where nobody ever was."""
    return "" if status == EnrollmentStatus.ACTIVE else str(EnrollmentStatus(status).label)

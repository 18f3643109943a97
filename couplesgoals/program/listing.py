"""The list of couples: one row each, a fixed number of queries however long it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from couplesgoals.people.models import User
from couplesgoals.program.administration import (
    care_team_members_for,
    couples_for,
    enrollments_for,
    invitations_for,
)
from couplesgoals.program.models import Couple, EnrollmentStatus

CHIPS = {EnrollmentStatus.ACTIVE: "good", EnrollmentStatus.ONHOLD: "warm", EnrollmentStatus.FINISHED: "on"}
WAITING = Q(accepted_at=None, revoked_at=None)


@dataclass(frozen=True)
class PartnerCell:
    """One partner of a couple in the list: who, and where they stand."""

    name: str
    status: str | Promise
    chip: str


@dataclass(frozen=True)
class CoupleRow:
    """One couple in the list."""

    id: UUID
    name: str
    program: str
    since: datetime
    lead: str
    partners: list[PartnerCell] = field(default_factory=list)


@dataclass(frozen=True)
class StatusCount:
    """How many couples have somebody with this status."""

    value: str
    label: str | Promise
    count: int


def couples_matching(viewer: User, wanted: Mapping[str, Any]) -> QuerySet[Couple]:
    """Couples by the filters of the page: `q` in the name, `program`, `status` of one partner at least."""
    rows = couples_for(viewer).order_by("name", "pk")
    if wanted.get("q"):
        rows = rows.filter(name__icontains=wanted["q"])
    if wanted.get("program"):
        rows = rows.filter(program=wanted["program"])
    if status := wanted.get("status"):
        in_status = Q(pk__in=enrollments_for(viewer).filter(status=status).values("couple"))
        if status == EnrollmentStatus.PLANNED:
            in_status |= Q(pk__in=invitations_for(viewer).filter(WAITING).values("couple"))
        rows = rows.filter(in_status)
    return rows


def with_row_parts(rows: QuerySet[Couple], viewer: User) -> QuerySet[Couple]:
    """Fetch with the couples what their rows show; anything else asked for is an error, not a query."""
    enrollments = enrollments_for(viewer).select_related("person").order_by("slot", "started_at")
    leads = care_team_members_for(viewer).filter(ended_at=None, is_lead=True).select_related("clinician")
    invitations = invitations_for(viewer).filter(WAITING).order_by("slot")
    return (
        rows.select_related("program")
        .prefetch_related(
            Prefetch("enrollments", enrollments.fetch_mode(models.FETCH_RAISE), to_attr="listed_enrollments"),
            Prefetch("care_team", leads.fetch_mode(models.FETCH_RAISE), to_attr="listed_leads"),
            Prefetch("invitations", invitations.fetch_mode(models.FETCH_RAISE), to_attr="listed_invitations"),
        )
        .fetch_mode(models.FETCH_RAISE)
    )


def row_of(couple: Any) -> CoupleRow:
    """Return what the list shows of a couple fetched by `with_row_parts`."""
    cells = [
        PartnerCell(
            name=enrollment.person.name,
            status=enrollment.get_status_display(),
            chip=CHIPS.get(enrollment.status, ""),
        )
        for enrollment in couple.listed_enrollments
    ]
    for invitation in couple.listed_invitations:
        status = _("Invited") if invitation.is_open else _("Invitation too old")
        cells.append(
            PartnerCell(name=invitation.name, status=status, chip="" if invitation.is_open else "bad")
        )
    lead = couple.listed_leads[0].clinician.name if couple.listed_leads else ""
    return CoupleRow(
        id=couple.pk,
        name=couple.name,
        program=couple.program.name,
        since=couple.created_at,
        lead=lead,
        partners=cells,
    )


def status_counts(viewer: User) -> list[StatusCount]:
    """How many couples have somebody invited, active, on hold and so on; statuses nobody has are left out."""
    by_status = dict(
        enrollments_for(viewer)
        .values("status")
        .annotate(couples=Count("couple", distinct=True))
        .values_list("status", "couples")
    )
    waiting = invitations_for(viewer).filter(WAITING).aggregate(n=Count("couple", distinct=True))["n"]
    by_status[EnrollmentStatus.PLANNED] = by_status.get(EnrollmentStatus.PLANNED, 0) + waiting
    return [
        StatusCount(status.value, status.label, by_status[status])
        for status in EnrollmentStatus
        if by_status.get(status)
    ]

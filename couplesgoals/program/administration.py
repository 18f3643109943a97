"""What an administrator may see: all about the program, nothing clinical. Everybody else gets nothing."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet

from couplesgoals.audit.models import AuditEvent, AuditEventQuerySet
from couplesgoals.people.models import Role, User
from couplesgoals.program.models import (
    CareTeamMember,
    Couple,
    Enrollment,
    Invitation,
    Program,
    StatusChange,
    Supervision,
)
from couplesgoals.program.models.couple import CoupleQuerySet

type Viewer = User | AnonymousUser

ABOUT_ONESELF = ("person.set_preferences", "person.choose_reminders", "person.stop_messages")


def _runs_the_program(viewer: Viewer) -> bool:
    return viewer.is_authenticated and viewer.is_active and viewer.is_administrator


def _only[M: Model](rows: QuerySet[M], viewer: Viewer) -> QuerySet[M]:
    """The rows for an active administrator, none for anybody else."""
    return rows if _runs_the_program(viewer) else rows.none()


def programs_for(viewer: Viewer) -> QuerySet[Program]:
    """Every program."""
    return _only(Program.objects.all(), viewer)


def couples_for(viewer: Viewer) -> CoupleQuerySet:
    """Every couple."""
    couples: CoupleQuerySet = Couple.objects.all()
    return couples if _runs_the_program(viewer) else couples.none()


def enrollments_for(viewer: Viewer) -> QuerySet[Enrollment]:
    """Every enrollment."""
    return _only(Enrollment.objects.all(), viewer)


def status_changes_for(viewer: Viewer) -> QuerySet[StatusChange]:
    """What happened when to every enrollment."""
    return _only(StatusChange.objects.all(), viewer)


def invitations_for(viewer: Viewer) -> QuerySet[Invitation]:
    """Every invitation."""
    return _only(Invitation.objects.all(), viewer)


def care_team_members_for(viewer: Viewer) -> QuerySet[CareTeamMember]:
    """Every membership, also those that ended."""
    return _only(CareTeamMember.objects.all(), viewer)


def supervisions_for(viewer: Viewer) -> QuerySet[Supervision]:
    """Every supervision, also those that ended."""
    return _only(Supervision.objects.all(), viewer)


def clinicians_for(viewer: Viewer) -> QuerySet[User]:
    """Every clinician who still works here, by name."""
    rows = User.objects.filter(role=Role.CLINICIAN, is_active=True).order_by("name", "pk")
    return _only(rows, viewer)


def names_for(viewer: Viewer, ids: Iterable[UUID | None]) -> dict[UUID | None, str]:
    """Names of the people with these ids."""
    known = {person_id for person_id in ids if person_id is not None}
    return dict(_only(User.objects.filter(pk__in=known), viewer).values_list("pk", "name"))


def activity_for(viewer: Viewer) -> AuditEventQuerySet:
    """The administrative part of the audit log, newest first; nothing of who read or wrote what in care.

    Nor that a partner chose how they are written to: it would only tell when they were last here.
    """
    partners = User.objects.filter(role=Role.PARTNER).values("pk")
    events = AuditEvent.objects.administrative().exclude(action__in=ABOUT_ONESELF, actor_id__in=partners)
    events = events.latest_first()
    return events if _runs_the_program(viewer) else events.none()

"""The rule, in Python: which couples a person reads in which way. policies.py says the same in SQL."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from couplesgoals.people.models import User
from couplesgoals.program.models import CareTeamMember, Enrollment, EnrollmentStatus
from couplesgoals.records.audience import Audience
from couplesgoals.records.lookups import ids

type Viewer = User | AnonymousUser | None

# A partner reads what is shared while enrolled and after completing; who left otherwise keeps their own.
READS_JOINT = (
    EnrollmentStatus.PLANNED,
    EnrollmentStatus.WAITLIST,
    EnrollmentStatus.ACTIVE,
    EnrollmentStatus.ONHOLD,
    EnrollmentStatus.FINISHED,
)


def reads_nothing(viewer: Viewer) -> bool:
    """Anonymous and inactive people, and administrators, read no clinical row."""
    return viewer is None or not viewer.is_authenticated or not viewer.is_active or viewer.is_administrator


def own_couples(partner: User) -> QuerySet[Enrollment, Any]:
    """Couples this person is or was one of: here they keep what they wrote themselves."""
    return (
        Enrollment.objects.filter(person=partner)
        .exclude(status=EnrollmentStatus.ENTERED_IN_ERROR)
        .values("couple")
    )


def joint_couples(partner: User) -> QuerySet[Enrollment, Any]:
    """Couples whose shared rows this person reads."""
    return Enrollment.objects.filter(person=partner, status__in=READS_JOINT).values("couple")


def readable(viewer: User) -> Q:
    """The condition on a record's own columns under which this viewer reads it."""
    if viewer.is_clinician:
        care = CareTeamMember.objects.caring(viewer).values("couple")
        return Q(couple__among=ids(care)) & (Q(author=viewer) | ~Q(audience=Audience.PRIVATE))
    for_viewer = Q(audience=Audience.COUPLE) | Q(audience=Audience.SUBJECT, subject=viewer)
    shared = Q(couple__within=ids(joint_couples(viewer))) & for_viewer
    return Q(couple__among=ids(own_couples(viewer))) & (Q(author=viewer) | shared)

"""The rule, in Python: which couples a person reads in which way. policies.py says the same in SQL.

The viewer's couples are asked for once a request (see acting.py) and stand in every query as plain ids: with
subqueries in their place each page spent most of its time on writing, sending and planning SQL.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from couplesgoals.people.models import User
from couplesgoals.program.models import CareTeamMember, Enrollment, EnrollmentStatus
from couplesgoals.records.acting import remembered
from couplesgoals.records.audience import Audience

type Viewer = User | AnonymousUser | None

# A partner reads what is shared while enrolled and after completing; who left otherwise keeps their own.
READS_JOINT = (
    EnrollmentStatus.PLANNED,
    EnrollmentStatus.WAITLIST,
    EnrollmentStatus.ACTIVE,
    EnrollmentStatus.ONHOLD,
    EnrollmentStatus.FINISHED,
)


@dataclass(frozen=True)
class Reach:
    """A person's couples: where they read what is their own, and where what is shared too."""

    own: frozenset[UUID]
    shared: frozenset[UUID]


def reads_nothing(viewer: Viewer) -> bool:
    """Anonymous and inactive people, and administrators, read no clinical row."""
    return viewer is None or not viewer.is_authenticated or not viewer.is_active or viewer.is_administrator


def reach_of(viewer: User) -> Reach:
    """Return the couples a partner is or was one of, or a clinician now cares for; once a request."""
    return remembered(
        ("reach", viewer.pk), lambda: _care(viewer) if viewer.is_clinician else _enrolled(viewer)
    )


def _care(clinician: User) -> Reach:
    couples = frozenset(CareTeamMember.objects.caring(clinician).values_list("couple", flat=True))
    return Reach(own=couples, shared=couples)


def _enrolled(partner: User) -> Reach:
    rows = Enrollment.objects.filter(person=partner).exclude(status=EnrollmentStatus.ENTERED_IN_ERROR)
    by_status = list(rows.values_list("couple", "status"))
    return Reach(
        own=frozenset(couple for couple, _status in by_status),
        shared=frozenset(couple for couple, status in by_status if status in READS_JOINT),
    )


def readable(viewer: User, *, through: str = "") -> Q:
    """The condition under which this viewer reads a record; `through` is the way to it ("goal__"), if any.

    It looks at the record's own columns only. The way is a chain of foreign keys, never back along one, so
    that no later filter can widen the rule or double a row.
    """
    reach = reach_of(viewer)
    author, audience = Q(**{f"{through}author": viewer.pk}), f"{through}audience"
    in_own = Q(**{f"{through}couple__in": reach.own})
    if viewer.is_clinician:
        return in_own & (author | ~Q(**{audience: Audience.PRIVATE}))
    about_viewer = Q(**{audience: Audience.SUBJECT, f"{through}subject": viewer.pk})
    shared = Q(**{audience: Audience.COUPLE}) | about_viewer
    if reach.shared != reach.own:
        shared &= Q(**{f"{through}couple__in": reach.shared})
    return in_own & (author | shared)

"""The rule, in Python: which couples a person reads in which way. policies.py says the same in SQL.

The viewer's couples are asked for once a request (see acting.py) and stand in every query as plain ids: with
subqueries in their place each page spent most of its time on writing, sending and planning SQL.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from couplesgoals.memory import remembered, remembering
from couplesgoals.people.models import Role, User
from couplesgoals.program.models import CareTeamMember, EnrollmentStatus
from couplesgoals.program.pair import ahead_around, enrollments_around
from couplesgoals.records.audience import Audience
from couplesgoals.statements import Ahead, kept

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


def ahead_of_reach(viewer: User) -> Ahead | None:
    """Give the question `reach_of` will ask; None of who reads nothing."""
    if reads_nothing(viewer):
        return None
    return _cared_for.ahead(viewer.pk) if viewer.is_clinician else ahead_around(viewer.pk)


@contextmanager
def reaching(viewer: User, reach: Reach) -> Iterator[None]:
    """Take this for a viewer's reach until the end of the block, without looking it up."""
    with remembering({("reach", viewer.pk): reach}):
        yield


@contextmanager
def only_of(couple: UUID, viewer: User) -> Iterator[None]:
    """Let a viewer read no other couple's rows than this one's, if that is one of theirs.

    For a page about one couple: what hangs on a goal is then asked about by their goals, not by all those of
    a caseload.
    """
    reach = reach_of(viewer)
    with reaching(viewer, Reach(reach.own & {couple}, reach.shared & {couple})):
        yield


def _care(clinician: User) -> Reach:
    couples = frozenset(_cared_for(clinician.pk) if clinician.is_active else ())
    return Reach(own=couples, shared=couples)


@kept
def _cared_for(clinician: UUID) -> QuerySet[CareTeamMember, UUID]:
    asking = User(pk=clinician, role=Role.CLINICIAN)
    return CareTeamMember.objects.caring(asking).values_list("couple", flat=True)


def _enrolled(partner: User) -> Reach:
    mine = [row for row in enrollments_around(partner.pk) if row.person_id == partner.pk]
    return Reach(
        own=frozenset(row.couple_id for row in mine),
        shared=frozenset(row.couple_id for row in mine if row.status in READS_JOINT),
    )


def readable(viewer: User, *, through: str = "", find: bool = True) -> Q:
    """The condition under which this viewer reads a record; `through` is the way to it ("goal__"), if any.

    It looks at the record's own columns only. The way is a chain of foreign keys, never back along one, so
    that no later filter can widen the rule or double a row. Without `find` the viewer's couples are only
    looked through, not a way to find rows.
    """
    author = Q(**{f"{through}author": viewer.pk})
    return in_own(viewer, through=through, find=find) & (author | _audience_holds(viewer, through, find=find))


def shared(viewer: User, *, through: str = "", find: bool = True) -> Q:
    """The same without what one's own is: the condition under which a row is shared with this viewer."""
    return in_own(viewer, through=through, find=find) & _audience_holds(viewer, through, find=find)


def in_own(viewer: User, *, through: str = "", find: bool = True) -> Q:
    """The condition that a row is of a couple where the viewer reads what is their own."""
    return Q(**{_couple(through, find=find): reach_of(viewer).own})


def _audience_holds(viewer: User, through: str, *, find: bool) -> Q:
    reach, audience = reach_of(viewer), f"{through}audience"
    if viewer.is_clinician:
        return ~Q(**{audience: Audience.PRIVATE})
    about_viewer = Q(**{audience: Audience.SUBJECT, f"{through}subject": viewer.pk})
    holds = Q(**{audience: Audience.COUPLE}) | about_viewer
    if reach.shared != reach.own:
        holds &= Q(**{_couple(through, find=find): reach.shared})
    return holds


def _couple(through: str, *, find: bool) -> str:
    return f"{through}couple__{'among' if find else 'within'}"

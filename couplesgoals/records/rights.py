"""The rights an action checks again before it writes."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from couplesgoals.people.models import Role, User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import NARROW_TO_WIDE, is_no_wider
from couplesgoals.statements import kept


def may_write(*, by: User, couple_id: UUID) -> bool:
    """Whether `by` cares for this couple now, or is one of it now and their joint space is not frozen."""
    return _cares(by, couple_id) or _is_one_of(by, couple_id)


def require_partner(*, by: User, couple_id: UUID) -> None:
    """Refuse unless `by` is one of this couple now and their joint space is not frozen."""
    if not _is_one_of(by, couple_id):
        raise Refused


def require_enrolled(*, by: User, couple_id: UUID) -> None:
    """Refuse unless `by` is one of this couple now, also once their joint space is frozen.

    For what crosses to nobody but the care team: whoever is left alone needs it most then.
    """
    if not is_enrolled(by=by, couple_id=couple_id):
        raise Refused


def is_enrolled(*, by: User, couple_id: UUID) -> bool:
    """Whether `by` is one of this couple now, whether their joint space is frozen or not."""
    return by.is_active and by.is_partner and bool(_enrolled_in(by.pk, couple_id))


def require_care(*, by: User, couple_id: UUID) -> None:
    """Refuse unless `by` cares for this couple now, or supervises somebody who does."""
    if not _cares(by, couple_id):
        raise Refused


def require_may_share(*, by: User, couple_id: UUID, was: str, audience: str) -> None:
    """Refuse an audience a partner cannot choose; raise OutOfTurn where sharing can only be taken back.

    That is so after the joint space was frozen or the enrollment ended: nothing new crosses, but what is
    one's own can always be shared with fewer people.
    """
    if audience not in NARROW_TO_WIDE:
        raise Refused
    if not may_write(by=by, couple_id=couple_id) and (audience == was or not is_no_wider(audience, than=was)):
        raise OutOfTurn(_("Here you can only choose fewer readers than before."))


def _cares(by: User, couple_id: UUID) -> bool:
    return by.is_active and by.is_clinician and bool(_cared_for(by.pk, couple_id))


def _is_one_of(by: User, couple_id: UUID) -> bool:
    return by.is_active and by.is_partner and bool(_lived_in(by.pk, couple_id))


@kept
def _cared_for(clinician: UUID, couple: UUID) -> QuerySet[Couple, UUID]:
    asking = User(pk=clinician, role=Role.CLINICIAN)
    return Couple.caseload_of(asking).filter(pk=couple).values_list("pk", flat=True)


@kept
def _enrolled_in(partner: UUID, couple: UUID) -> QuerySet[Couple, UUID]:
    asking = User(pk=partner, role=Role.PARTNER)
    return Couple.of_partner(asking).filter(pk=couple).values_list("pk", flat=True)


@kept
def _lived_in(partner: UUID, couple: UUID) -> QuerySet[Couple, UUID]:
    asking = User(pk=partner, role=Role.PARTNER)
    return Couple.of_partner(asking).filter(pk=couple, frozen_at=None).values_list("pk", flat=True)

"""The rights an action checks again before it writes."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import NARROW_TO_WIDE, is_no_wider


def may_write(*, by: User, couple_id: UUID) -> bool:
    """Whether `by` cares for this couple now, or is one of it now and their joint space is not frozen."""
    return _cares(by, couple_id) or _is_one_of(by, couple_id)


def require_partner(*, by: User, couple_id: UUID) -> None:
    """Refuse unless `by` is one of this couple now and their joint space is not frozen."""
    if not _is_one_of(by, couple_id):
        raise Refused


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
    return Couple.caseload_of(by).filter(pk=couple_id).exists()


def _is_one_of(by: User, couple_id: UUID) -> bool:
    return Couple.of_partner(by).filter(pk=couple_id, frozen_at=None).exists()

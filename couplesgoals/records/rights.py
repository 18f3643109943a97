"""The rights an action checks again before it writes."""

from __future__ import annotations

from uuid import UUID

from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from couplesgoals.program.models import Couple


def require_partner(*, by: User, couple_id: UUID) -> None:
    """Refuse unless `by` is one of this couple now and their joint space is not frozen."""
    if not Couple.objects.of_partner(by).filter(pk=couple_id, frozen_at=None).exists():
        raise Refused


def require_care(*, by: User, couple_id: UUID) -> None:
    """Refuse unless `by` cares for this couple now, or supervises somebody who does."""
    if not Couple.objects.caseload_of(by).filter(pk=couple_id).exists():
        raise Refused

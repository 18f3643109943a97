"""Remember when somebody last looked at a place."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import Audience
from progress.models import LastLooked, Place


@transaction.atomic
def look_at(*, by: User, couple: Couple, place: Place) -> datetime | None:
    """Set the time of the last look to now; return the time of the look before, or None at the first.

    In a frozen space nothing is written any more, so there it is only returned.
    Not audited: it says nothing but that this person opened their own page, and only they can read it.
    """
    look = LastLooked.visible_to(by).filter(author=by, couple=couple, place=place).first()
    now = timezone.now()
    if by.is_partner and couple.frozen_at is not None:
        return look.looked_at if look else None
    if look is None:
        LastLooked.objects.create(
            couple=couple, subject=by, author=by, audience=Audience.PRIVATE, place=place, looked_at=now
        )
        return None
    before = look.looked_at
    look.looked_at = now
    look.save(update_fields=["looked_at"])
    return before

"""Remember when somebody last looked at a place."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import Audience
from couplesgoals.records.prepared import prepared_update
from couplesgoals.records.rights import may_write
from progress.models import LastLooked, Place


# Without a savepoint of its own, on a page opened all the time: no caller goes on after an error in here.
@transaction.atomic(savepoint=False)
def look_at(*, by: User, couple: Couple, place: Place) -> None:
    """Set the time of this person's last look to now; two first looks at once are one.

    Where nothing may be written any more (a frozen couple, an ended enrollment) it stays as it was. Not
    audited: it says nothing but that this person opened their own page, and only they can read it.
    """
    now = timezone.now()
    if _look_again(by, couple.pk, place, now):
        return
    if by.is_partner and not may_write(by=by, couple_id=couple.pk):
        return
    look = LastLooked(
        couple=couple,
        subject=by,
        author=by,
        audience=Audience.PRIVATE,
        place=place,
        looked_at=now,
    )
    LastLooked.objects.bulk_create(
        [look],
        update_conflicts=True,
        unique_fields=["couple", "author", "place"],
        update_fields=["looked_at"],
    )


@prepared_update
def _look_again(
    by: User, couple: UUID, place: Place, now: datetime
) -> tuple[QuerySet[LastLooked], dict[str, datetime]]:
    """Change the last look there is; the right to write is part of the statement."""
    looks: QuerySet[LastLooked] = LastLooked.visible_to(by).filter(author=by, couple=couple, place=place)
    if by.is_partner:
        looks = looks.filter(couple__in=Couple.of_partner(by).filter(frozen_at=None))
    return looks, {"looked_at": now}

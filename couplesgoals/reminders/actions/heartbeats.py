"""Background parts say that they were alive."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from couplesgoals.reminders.models import Heartbeat


@transaction.atomic
def record_heartbeat(*, name: str, at: datetime | None = None) -> None:
    """Note that a background part was alive at this moment (now)."""
    Heartbeat.objects.bulk_create(
        [Heartbeat(name=name, at=at or timezone.now())],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["at"],
    )

"""What Today shows of the outbox, whether or not a mail was sent."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.reminders.due import period_at
from couplesgoals.reminders.models import Reminder
from couplesgoals.statements import kept


def open_items(person: User, at: datetime | None = None, *, couple: Couple | None = None) -> list[Reminder]:
    """Return a partner's reminders of the present period, one of a kind; giving `couple` saves a query.

    Whether the item is done is not known here: the caller asks what the person did since its `due_at`.
    """
    at = at or timezone.now()
    couple = couple or Couple.objects.of_partner(person).first()
    if couple is None or couple.frozen_at is not None:
        return []
    period = period_at(couple.zone, couple.review_day, at)
    return _due(person.pk, period, at)


@kept
def _due(person: UUID, period: str, at: datetime) -> QuerySet[Reminder]:
    return Reminder.objects.filter(person=person, period=period, due_at__lte=at).order_by("due_at")

"""How delivery goes: numbers and moments, never what a message was about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, Q
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.reminders.heartbeats import BEAT, WORKER
from couplesgoals.reminders.models import SETTLED, Heartbeat, Reminder, ReminderQuerySet, ReminderState

# Both write one every half minute.
STALE_AFTER = timedelta(minutes=2)
LATE_AFTER = timedelta(minutes=10)
A_WEEK = timedelta(days=7)
OPEN = (ReminderState.DUE, ReminderState.LEASED)
SHOWN = 50


@dataclass(frozen=True)
class Pulse:
    """When a background part last said that it was alive."""

    name: str
    at: datetime | None
    is_stale: bool


@dataclass(frozen=True)
class Delivery:
    """How many messages stand where; the last three of those that fell due within a week."""

    waiting: int
    late: int
    retrying: int
    sent: int
    suppressed: int
    dead: int
    unknown: int


@dataclass(frozen=True)
class Stuck:
    """A message that does not go on by itself."""

    pk: UUID
    name: str
    due_at: datetime
    attempts: int
    may_have_arrived: bool
    was_refused: bool


def reminders_for(viewer: User | AnonymousUser) -> ReminderQuerySet:
    """Every reminder for an active administrator, none for anybody else."""
    rows: ReminderQuerySet = Reminder.objects.all()
    return rows if isinstance(viewer, User) and viewer.is_active and viewer.is_administrator else rows.none()


def pulses(at: datetime | None = None) -> list[Pulse]:
    """Whether worker and beat are alive."""
    now = at or timezone.now()
    last = dict(Heartbeat.objects.filter(name__in=[WORKER, BEAT]).values_list("name", "at"))
    return [Pulse(name, last.get(name), _is_stale(last.get(name), now)) for name in (WORKER, BEAT)]


def _is_stale(at: datetime | None, now: datetime) -> bool:
    return at is None or now - at > STALE_AFTER


def delivery_for(viewer: User, at: datetime | None = None) -> Delivery:
    """Count what waits, what left and what is stuck."""
    now = at or timezone.now()
    # Waiting for the end of somebody's quiet hours is not being late.
    free = Q(leased_until=None) | Q(leased_until__lte=now)
    rows = reminders_for(viewer)
    counted = rows.filter(state__in=OPEN, due_at__lte=now).aggregate(
        waiting=Count("pk"),
        late=Count("pk", filter=free & Q(due_at__lt=now - LATE_AFTER)),
        retrying=Count("pk", filter=Q(attempts__gt=0)),
    )
    lately = rows.filter(state__in=SETTLED, due_at__gt=now - A_WEEK).aggregate(
        sent=Count("pk", filter=Q(state=ReminderState.SENT)),
        suppressed=Count("pk", filter=Q(state=ReminderState.SUPPRESSED)),
    )
    stuck = rows.stuck().aggregate(
        dead=Count("pk", filter=Q(state=ReminderState.DEAD)),
        unknown=Count("pk", filter=Q(state=ReminderState.UNKNOWN)),
    )
    return Delivery(**counted, **lately, **stuck)


def stuck_for(viewer: User) -> list[Stuck]:
    """What does not go on by itself, the oldest first, as many as a page holds."""
    rows = reminders_for(viewer).stuck().annotate(name=F("person__name")).order_by("due_at", "pk")[:SHOWN]
    return [
        Stuck(
            pk=row.pk,
            name=row.name,
            due_at=row.due_at,
            attempts=row.attempts,
            may_have_arrived=row.state == ReminderState.UNKNOWN,
            was_refused=row.error == "SMTPRecipientsRefused",
        )
        for row in rows
    ]

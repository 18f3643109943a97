"""Verbs of the outbox. A reminder's row is its own record; only giving up is written to the audit log."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from couplesgoals.audit.actions import record_event
from couplesgoals.program.models import EnrollmentStatus
from couplesgoals.reminders import sql
from couplesgoals.reminders.due import DAYS_BEFORE_FIRST, REVIEW_TIME
from couplesgoals.reminders.models import Heartbeat, Reminder, ReminderKind, ReminderState

# Any fixed number no other part of the system locks on: "remind" in ASCII.
LOCK = 0x72656D696E64
# Up to when reviews are created, and when all couples were last looked at, not only those due since then.
CREATED = "reviews-created"
CREATED_ALL = "reviews-created-all"
# A sweep looks back this far before the last one: transactions open then may have committed since.
OVERLAP = timedelta(minutes=10)
# And this often at everything: people who came back from a pause, days that were changed.
LOOK_AT_ALL = timedelta(hours=1)
EVER = datetime(1970, 1, 1, tzinfo=UTC)

MAX_ATTEMPTS = 5
FIRST_RETRY = timedelta(minutes=5)


@transaction.atomic
def create_due_reminders(*, at: datetime | None = None) -> int:
    """Create what fell due up to `at` (now) and is not there; return how many. A second at once gets 0.

    However long nothing ran, each person gets their latest review alone, not one for each month missed.
    """
    at = at or timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            return 0
        since = _created_up_to(at)
        values: dict[str, str | int | datetime] = {
            "at": at,
            "since": since,
            "kind": ReminderKind.MONTHLY_REVIEW.value,
            "due": ReminderState.DUE.value,
            "active": EnrollmentStatus.ACTIVE.value,
            "review_time": REVIEW_TIME.isoformat(),
            "days_before_first": DAYS_BEFORE_FIRST,
        }
        # While the outbox is small PostgreSQL would read it whole for each person, also as this very
        # statement fills it: quadratic in the first month of a large program.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(sql.CREATE_REVIEWS, values)
        created = int(cursor.rowcount)
    record_heartbeat(name=CREATED, at=at)
    if since == EVER:
        record_heartbeat(name=CREATED_ALL, at=at)
    return created


def _created_up_to(at: datetime) -> datetime:
    """The moment up to which there is nothing left to create; EVER when it is time to look at everything."""
    last = dict(Heartbeat.objects.filter(name__in=[CREATED, CREATED_ALL]).values_list("name", "at"))
    created, everything = last.get(CREATED, EVER), last.get(CREATED_ALL, EVER)
    # A clock that was set back would otherwise leave a hole.
    if at - everything >= LOOK_AT_ALL or at < created:
        return EVER
    return created - OVERLAP


@transaction.atomic
def put_back(*, reminder: Reminder, at: datetime) -> None:
    """Count a failed attempt: later again, each time four times later, and given up after the fifth."""
    reminder.attempts += 1
    reminder.state = ReminderState.LEASED
    reminder.leased_until = at + FIRST_RETRY * 4 ** (reminder.attempts - 1)
    if reminder.attempts >= MAX_ATTEMPTS:
        reminder.state, reminder.leased_until = ReminderState.DEAD, None
        record_event(by=None, action="reminder.give_up", target="reminders.Reminder", ids=[reminder.pk])
    reminder.save(update_fields=["state", "attempts", "leased_until"])


@transaction.atomic
def record_heartbeat(*, name: str, at: datetime | None = None) -> None:
    """Note that a background part was alive at this moment (now)."""
    Heartbeat.objects.bulk_create(
        [Heartbeat(name=name, at=at or timezone.now())],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["at"],
    )

"""Create what falls due: for everybody at once by a sweep, or for one person where an action knows why."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import EnrollmentStatus
from couplesgoals.reminders import sql, sql_reviews
from couplesgoals.reminders.actions.heartbeats import record_heartbeat
from couplesgoals.reminders.due import DAYS_BEFORE_FIRST, REVIEW_TIME, local_moment
from couplesgoals.reminders.models import Heartbeat, Reminder, ReminderChoices, ReminderKind, ReminderState

# Any fixed number no other part of the system locks on: "remind" in ASCII.
LOCK = 0x72656D696E64
# Up to when reviews are created, and when all couples were last looked at, not only those due since then.
CREATED = "reviews-created"
CREATED_ALL = "reviews-created-all"
# A sweep looks back this far before the last one: transactions open then may have committed since.
OVERLAP = timedelta(minutes=10)
# And this often at everything: people who came back from a pause, days that were changed.
LOOK_AT_ALL = timedelta(hours=1)
CREATE = (
    sql_reviews.CREATE,
    sql_reviews.CREATE_ON_THE_WAY,
    sql.CREATE_CHECK_INS,
    sql.CREATE_STEPS,
)
# While the outbox is small PostgreSQL would read it whole for each person, also as this very statement fills
# it: quadratic in the first month of a large program. Looking at everybody, it is to read each table once.
LOOK_UP = "SET LOCAL enable_seqscan = off"
LOOK_AT_EVERYBODY = (
    "SET LOCAL enable_nestloop = off; SET LOCAL enable_mergejoin = off; SET LOCAL jit = off;"
    " SET LOCAL work_mem = '64MB'"
)
LONGEST_MONTH = timedelta(days=31)
EVER = datetime(1970, 1, 1, tzinfo=UTC)


@transaction.atomic
def create_due_reminders(*, at: datetime | None = None) -> int:
    """Open reviews and create the reminders that fell due up to `at` (now); return how many reminders.

    A second at once gets 0. However long nothing ran, each person gets their latest review and the latest of
    each daily kind alone, not one for each month or day missed.
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
            "halfway_on": ReminderKind.REVIEW_HALFWAY.value,
            "last_on": ReminderKind.REVIEW_LAST_DAY.value,
            "check_in": ReminderKind.CHECK_IN.value,
            "steps": ReminderKind.STEPS.value,
            "due": ReminderState.DUE.value,
            "active": EnrollmentStatus.ACTIVE.value,
            # No moment looked at is of an earlier month, wherever it is.
            "earliest": f"{at - 2 * LONGEST_MONTH:%Y-%m}",
            "review_time": REVIEW_TIME.isoformat(),
            "days_before_first": DAYS_BEFORE_FIRST,
        }
        everybody = since == EVER
        cursor.execute(LOOK_AT_EVERYBODY if everybody else LOOK_UP)
        created = 0
        for statement in (sql_reviews.OPEN, *CREATE):
            cursor.execute(sql.for_everybody(statement) if everybody else statement, values)
            created += int(cursor.rowcount) if statement in CREATE else 0
    record_heartbeat(name=CREATED, at=at)
    if everybody:
        record_heartbeat(name=CREATED_ALL, at=at)
    return created


def look_at_all() -> None:
    """Have the next sweep look at everything: inside an action that changes what fell due before the last.

    With a month about to end, within the hour would be too late for its review.
    """
    Heartbeat.objects.filter(name=CREATED_ALL).delete()


def _created_up_to(at: datetime) -> datetime:
    """The moment up to which there is nothing left to create; EVER when it is time to look at everything."""
    last = dict(Heartbeat.objects.filter(name__in=[CREATED, CREATED_ALL]).values_list("name", "at"))
    created, everything = last.get(CREATED, EVER), last.get(CREATED_ALL, EVER)
    # A clock that was set back would otherwise leave a hole.
    if at - everything >= LOOK_AT_ALL or at < created:
        return EVER
    return created - OVERLAP


@transaction.atomic
def announce(*, person: User, kind: ReminderKind, period: str, due_at: datetime) -> None:
    """Have a person written to at a moment, once for each kind and period, inside an action."""
    Reminder.objects.bulk_create(
        [Reminder(person=person, kind=kind, period=period, due_at=due_at)], ignore_conflicts=True
    )


@transaction.atomic
def announce_day(*, person: User, kind: ReminderKind, period: str, day: date, zone: ZoneInfo) -> None:
    """Have a person written to on a day, at the hour they chose for the monthly review, inside an action."""
    due_at = local_moment(zone, day, ReminderChoices.of(person).review_at)
    announce(person=person, kind=kind, period=period, due_at=due_at)


@transaction.atomic
def keep_days(*, person: User, was: ZoneInfo, zone: ZoneInfo) -> None:
    """Have what was announced for a day come on it by the zone and the hour that hold now, inside an action.

    What leaves at this moment leaves; nobody waits for it, who may be waiting for the person.
    """
    announced = Reminder.objects.filter(
        person=person, kind=ReminderKind.PRIORITIES, state=ReminderState.DUE, due_at__gt=timezone.now()
    )
    at = ReminderChoices.of(person).review_at
    for reminder in announced.select_for_update(no_key=True, skip_locked=True):
        reminder.due_at = local_moment(zone, reminder.due_at.astimezone(was).date(), at)
        reminder.save(update_fields=["due_at"])

"""Send what is due: claimed in batches, checked again in the sending transaction, marked when it left.

The written rule for an outcome nobody can know – the mail server's answer was lost, or the worker was
killed while it handed a message over: the reminder is marked `unknown` and never sent again by itself. What
it speaks of stands on Today anyway; being told twice may be dangerous, being told late is not. Administrators
see it and may send it again. So each message is marked as handed over, durably, before it is.
"""

from __future__ import annotations

import logging
import time
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from couplesgoals.reminders import sql
from couplesgoals.reminders.actions import leave_open, put_back
from couplesgoals.reminders.channels import Channel, ChannelAwayError, OutcomeUnknownError, open_channel
from couplesgoals.reminders.models import Reminder, ReminderQuerySet, ReminderState
from couplesgoals.reminders.wanted import is_wanted, quiet_until

logger = logging.getLogger(__name__)

BATCH = 500
# A task stops by itself before it would be stopped, and its lease lasts longer than either: no two tasks ever
# send from the same lease.
SECONDS = settings.CELERY_TASK_TIME_LIMIT * 5 / 6
LEASE = timedelta(seconds=2 * settings.CELERY_TASK_TIME_LIMIT)
# So many failures in a row are the mail server's, not the addresses'.
FAILURES_TO_STOP = 3
# What falls due so soon after goes along in the same message.
TOGETHER = timedelta(minutes=30)


def send_due_reminders(*, seconds: float = SECONDS) -> int:
    """Send until nothing is due or the time is over; return how many messages went out.

    A mail server that cannot be reached costs no attempt: the rows wait for the next sweep.
    """
    stop = time.monotonic() + seconds
    sent = 0
    try:
        with open_channel() as channel:
            while time.monotonic() < stop and (claimed := _claim()):
                sent += _send_batch(channel, *claimed, stop)
    except ChannelAwayError as error:
        logger.warning("Reminders wait, the mail server is away: %s", type(error.__cause__).__name__)
    return sent


def _claim() -> tuple[list[UUID], datetime] | None:
    """Lease a batch; its ids and the end of the lease, which also tells whose it is."""
    at = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(sql.LEFT_OPEN, {"at": at})
        cursor.execute(sql.CLAIM, {"at": at, "until": at + LEASE, "batch": BATCH})
        ids = [row[0] for row in cursor.fetchall()]
    return (ids, at + LEASE) if ids else None


def _send_batch(channel: Channel, ids: list[UUID], until: datetime, stop: float) -> int:
    """Send the batch; whatever is left of it, by time or by error, is free for others at once."""
    sent = failures = 0
    try:
        for reminder_id in ids:
            if time.monotonic() > stop:
                break
            channel.reach()
            going = _hand_over(channel, reminder_id, until)
            try:
                sent += bool(going) and _send(channel, going, until)
                failures = 0
            except OutcomeUnknownError:
                logger.warning("Whether reminder %s arrived is unknown", reminder_id)
                channel.hang_up()
                _leave_open(going, until)
            except (OSError, ValueError) as error:
                logger.warning("Reminder %s was not sent: %s", reminder_id, type(error).__name__)
                channel.hang_up()
                _put_back(going, until, type(error).__name__)
                failures += 1
                if failures == FAILURES_TO_STOP:
                    raise ChannelAwayError from error
    finally:
        _held(ids, until).filter(handed_over_at=None).update(state=ReminderState.DUE, leased_until=None)
    return sent


@transaction.atomic(durable=True)
def _hand_over(channel: Channel, reminder_id: UUID, until: datetime) -> list[UUID]:
    """Mark what is about to leave in one message, this reminder first; empty where it does not leave now."""
    reminder = _locked([reminder_id], until).first()
    if reminder is None:
        return []
    now = timezone.now()
    if channel.address_of(reminder.person) is None or not is_wanted(reminder, now):
        _settle(reminder, ReminderState.SUPPRESSED)
        return []
    if (quiet := quiet_until(reminder.person, now)) is not None:
        reminder.leased_until = quiet
        reminder.save(update_fields=["leased_until"])
        return []
    going = [reminder.pk, *(other.pk for other in _due_with(reminder, now))]
    leased = {"state": ReminderState.LEASED, "leased_until": until, "handed_over_at": now}
    Reminder.objects.filter(pk__in=going).update(**leased)
    return going


# Durable: the mark of a message that left must not hang on somebody else's transaction.
@transaction.atomic(durable=True)
def _send(channel: Channel, going: list[UUID], until: datetime) -> bool:
    """Send one message for reminders of one person, if they are still ours and wanted; whether it left."""
    # The person's row is locked too: a withdrawal comes either before this check or after the message.
    reminders = sorted(_locked(going, until), key=lambda one: going.index(one.pk))
    now = timezone.now()
    wanted = []
    for reminder in reminders:
        if channel.address_of(reminder.person) is not None and is_wanted(reminder, now):
            wanted.append(reminder)
        else:
            _settle(reminder, ReminderState.SUPPRESSED)
    address = channel.address_of(wanted[0].person) if wanted else None
    if address is None:
        return False
    channel.deliver(wanted[0], address)
    for reminder in wanted:
        _settle(reminder, ReminderState.SENT)
    return True


def _due_with(reminder: Reminder, now: datetime) -> list[Reminder]:
    """What else this person is due: it goes along in one message, so that nobody gets several."""
    rows = Reminder.objects.filter(person=reminder.person_id, due_at__lte=now + TOGETHER, handed_over_at=None)
    # Waiting for a next attempt or for the morning is not being due now.
    waiting = rows.filter(state__in=[ReminderState.DUE, ReminderState.LEASED], attempts=0)
    locked = waiting.exclude(pk=reminder.pk).select_for_update(no_key=True, skip_locked=True)
    found = []
    for other in locked:
        other.person = reminder.person
        if is_wanted(other, now):
            found.append(other)
    return found


def _settle(reminder: Reminder, state: ReminderState) -> None:
    reminder.state, reminder.leased_until = state, None
    reminder.sent_at = timezone.now() if state == ReminderState.SENT else None
    reminder.handed_over_at = None
    reminder.save(update_fields=["state", "sent_at", "leased_until", "handed_over_at"])


@transaction.atomic
def _put_back(going: list[UUID], until: datetime, error: str) -> None:
    """Count the attempt for the first; what would have gone along is due as before."""
    for reminder in _locked(going, until):
        if reminder.pk == going[0]:
            put_back(reminder=reminder, at=timezone.now(), error=error)
        else:
            _settle(reminder, ReminderState.DUE)


@transaction.atomic
def _leave_open(going: list[UUID], until: datetime) -> None:
    for reminder in _locked(going, until):
        leave_open(reminder=reminder)


def _locked(ids: list[UUID], until: datetime) -> ReminderQuerySet:
    rows = _held(ids, until).select_for_update(of=("self", "person"), no_key=True)
    locked: ReminderQuerySet = rows.select_related("person")
    return locked


def _held(ids: list[UUID], until: datetime) -> ReminderQuerySet:
    return Reminder.objects.filter(pk__in=ids, state=ReminderState.LEASED, leased_until=until)

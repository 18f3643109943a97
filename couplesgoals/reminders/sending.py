"""Send what is due: claimed in batches, checked again in the sending transaction, marked when it left.

The written rule for an outcome nobody can know – the mail server's answer was lost, or the worker was
killed while it handed a message over: the reminder is marked `unknown` and never sent again by itself. What
it speaks of stands on Today anyway; being told twice may be dangerous, being told late is not. Administrators
see it and may send it again. So each message is marked as handed over, durably, before it is.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from couplesgoals.asking import commit_between, one_plan_for_all
from couplesgoals.reminders import sql
from couplesgoals.reminders.actions import leave_open, put_back
from couplesgoals.reminders.channels import Channel, ChannelAwayError, OutcomeUnknownError, open_channel
from couplesgoals.reminders.models import Reminder, ReminderQuerySet, ReminderState
from couplesgoals.reminders.wanted import HOLD, Held, held_of, is_wanted, make_choices, quiet_until

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
# In nobody's hands.
FREE: dict[str, None] = {"leased_until": None, "handed_over_at": None}


def send_due_reminders(*, seconds: float = SECONDS) -> int:
    """Send until nothing is due or the time is over; return how many messages went out.

    A mail server that cannot be reached costs no attempt: the rows wait for the next sweep.
    """
    stop = time.monotonic() + seconds
    sent = 0
    try:
        with open_channel() as channel, one_plan_for_all():
            while time.monotonic() < stop and (claimed := _claim()):
                sent += _send_batch(channel, claimed, stop)
    except ChannelAwayError as error:
        logger.warning("Reminders wait, the mail server is away: %s", type(error.__cause__).__name__)
    return sent


@dataclass
class _Batch:
    """What is leased until a moment that also tells whose it is; of it the first of what was marked last."""

    ids: list[UUID]
    until: datetime
    waiting: deque[UUID]
    first: UUID | None = None
    marked_at: datetime | None = None
    together: int = 0
    is_leaving: bool = False
    sent: int = 0
    failures: int = 0

    def ours(self) -> ReminderQuerySet:
        """What is still leased to us."""
        rows: ReminderQuerySet = Reminder.objects.filter(state=ReminderState.LEASED, leased_until=self.until)
        return rows

    def marked(self) -> ReminderQuerySet:
        """What was marked last as handed over, in one message: all for the person the first is for."""
        person = Reminder.objects.filter(pk__in=[self.first]).values("person")
        return self.ours().filter(person__in=person, handed_over_at=self.marked_at)

    def free(self) -> None:
        """Leave what never left to others at once."""
        self.ours().filter(pk__in=self.ids, handed_over_at=None).update(state=ReminderState.DUE, **FREE)
        if not self.is_leaving:
            self.marked().update(state=ReminderState.DUE, **FREE)


def _claim() -> _Batch | None:
    """Lease a batch; None where nothing is due."""
    at = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(sql.LEFT_OPEN, {"at": at})
        cursor.execute(sql.CLAIM, {"at": at, "until": at + LEASE, "batch": BATCH})
        ids = [row[0] for row in cursor.fetchall()]
    make_choices(ids)
    return _Batch(ids, at + LEASE, deque(ids)) if ids else None


def _send_batch(channel: Channel, batch: _Batch, stop: float) -> int:
    """Send the batch; whatever is left of it, by time or by error, is free for others at once."""
    try:
        while batch.waiting and time.monotonic() <= stop:
            channel.reach()
            try:
                _send_each(channel, batch, stop)
            except OutcomeUnknownError:
                logger.warning("Whether reminder %s arrived is unknown", batch.first)
                channel.hang_up()
                _leave_open(batch)
            except (OSError, ValueError) as error:
                logger.warning("Reminder %s was not sent: %s", batch.first, type(error).__name__)
                channel.hang_up()
                _put_back(batch, type(error).__name__)
                batch.failures += 1
                if batch.failures == FAILURES_TO_STOP:
                    raise ChannelAwayError from error
    finally:
        batch.free()
    return batch.sent


# Durable: the mark of a message that left must not hang on somebody else's transaction.
@transaction.atomic(durable=True)
def _send_each(channel: Channel, batch: _Batch, stop: float) -> None:
    """Send one message after the other, each in a transaction of its own.

    One commit says that one message left and that another is about to: half as many, and still no message
    leaves unmarked. However the next one ends, what was committed stays.
    """
    held = _next(batch, [])
    while batch.first and time.monotonic() <= stop:
        wanted = _wanted(channel, batch, held, timezone.now())
        address = channel.address_of(wanted[0].person) if wanted else None
        if address is not None:
            # From here on nobody knows whether these left, until it is said how it ended.
            batch.is_leaving = True
            channel.deliver(wanted[0], address)
            batch.sent += 1
        held = _next(batch, wanted if address is not None else [])
        batch.failures = 0


def _next(batch: _Batch, left: list[Reminder]) -> list[Held]:
    """Mark what left, and what leaves next as handed over, for good; then hold that, the first first.

    What is not ours any more is passed by. `batch.first` is None where nothing is next.
    """
    sent = [one.pk for one in left]
    while sent or batch.waiting:
        batch.first = batch.waiting.popleft() if batch.waiting else None
        batch.marked_at, batch.is_leaving = timezone.now(), False
        values = {
            "sent": sent, "first": batch.first, "until": batch.until,
            "at": batch.marked_at, "by": batch.marked_at + TOGETHER,
        }  # fmt: skip
        marked, rows = commit_between(sql.SENT_AND_NEXT, HOLD, values)
        if marked:
            batch.together = len(marked)
            return sorted(map(held_of, rows), key=lambda held: held.reminder.pk != batch.first)
        sent = []
    batch.first = None
    return []


def _wanted(channel: Channel, batch: _Batch, held: list[Held], now: datetime) -> list[Reminder]:
    """Those held that may leave now; the others are settled, or wait for the end of quiet hours."""
    may_leave = [
        one for one in held if channel.address_of(one.reminder.person) is not None and is_wanted(one, now)
    ]
    wanted = [one.reminder for one in may_leave]
    if len(wanted) < batch.together:
        _let_go(batch.marked().exclude(pk__in=[one.pk for one in wanted]), now)
    quiet = quiet_until(wanted[0].person, now, may_leave[0].choices) if may_leave else None
    if quiet is None:
        return wanted
    batch.marked().update(leased_until=quiet, handed_over_at=None)
    return []


def _let_go(unwanted: ReminderQuerySet, now: datetime) -> None:
    """Settle what is unwanted; what was only to go along may be wanted when its own time comes."""
    unwanted.filter(due_at__gt=now).update(state=ReminderState.DUE, **FREE)
    unwanted.filter(due_at__lte=now).update(state=ReminderState.SUPPRESSED, **FREE)


@transaction.atomic
def _put_back(batch: _Batch, error: str) -> None:
    """Count the attempt for the first; what would have gone along is due as before."""
    for reminder in _locked(batch):
        if reminder.pk == batch.first:
            put_back(reminder=reminder, at=timezone.now(), error=error)
        else:
            batch.marked().filter(pk=reminder.pk).update(state=ReminderState.DUE, **FREE)


@transaction.atomic
def _leave_open(batch: _Batch) -> None:
    for reminder in _locked(batch):
        leave_open(reminder=reminder)


def _locked(batch: _Batch) -> ReminderQuerySet:
    return batch.marked().select_for_update(no_key=True)

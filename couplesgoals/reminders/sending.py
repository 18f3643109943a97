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
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from couplesgoals.asking import one_plan_for_all
from couplesgoals.reminders import sql
from couplesgoals.reminders.actions import leave_open, put_back
from couplesgoals.reminders.channels import Channel, ChannelAwayError, OutcomeUnknownError, open_channel
from couplesgoals.reminders.models import Reminder, ReminderQuerySet, ReminderState
from couplesgoals.reminders.wanted import hold, is_wanted, make_choices, quiet_until

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
    make_choices(ids)
    return (ids, at + LEASE) if ids else None


def _send_batch(channel: Channel, ids: list[UUID], until: datetime, stop: float) -> int:
    """Send the batch; whatever is left of it, by time or by error, is free for others at once."""
    sent = failures = 0
    waiting, going = deque(ids), list[UUID]()
    try:
        while (going or waiting) and time.monotonic() <= stop:
            going = going or _hand_over(waiting, until)
            channel.reach()
            leaving = list(going)
            try:
                left, going = _send(channel, going, waiting, until)
                sent += left
                failures = 0
            except OutcomeUnknownError:
                logger.warning("Whether reminder %s arrived is unknown", leaving[0])
                channel.hang_up()
                _leave_open(leaving, until)
            except (OSError, ValueError) as error:
                logger.warning("Reminder %s was not sent: %s", leaving[0], type(error).__name__)
                channel.hang_up()
                _put_back(leaving, until, type(error).__name__)
                going = []
                failures += 1
                if failures == FAILURES_TO_STOP:
                    raise ChannelAwayError from error
    finally:
        never_left = Q(handed_over_at=None) | Q(pk__in=going)
        _ours([*ids, *going], until).filter(never_left).update(state=ReminderState.DUE, **FREE)
    return sent


@transaction.atomic(durable=True)
def _hand_over(waiting: deque[UUID], until: datetime) -> list[UUID]:
    """Mark what leaves next in one message; empty where nothing is left."""
    return _mark([], waiting, until)


# Durable: the mark of a message that left must not hang on somebody else's transaction.
@transaction.atomic(durable=True)
def _send(
    channel: Channel, going: list[UUID], waiting: deque[UUID], until: datetime
) -> tuple[bool, list[UUID]]:
    """Send one message for reminders of one person, if they are still ours and wanted, and mark what is next.

    Whether it left, and the next. One transaction says that one message left and that another is about to:
    half as many, and still no message leaves unmarked. `going` is emptied when it is handed over.
    """
    wanted = _wanted(channel, going, until, timezone.now())
    address = channel.address_of(wanted[0].person) if wanted else None
    if address is not None:
        # From here on nobody knows whether these left, until it is said how it ended.
        going.clear()
        channel.deliver(wanted[0], address)
    return address is not None, _mark(wanted if address is not None else [], waiting, until)


def _wanted(channel: Channel, leaving: list[UUID], until: datetime, now: datetime) -> list[Reminder]:
    """Those of one person that may leave now; the others are settled, or wait for the end of quiet hours."""
    # All they hang on is locked: a withdrawal comes either before this check or after the message.
    held = sorted(hold(leaving, until), key=lambda one: leaving.index(one.reminder.pk))
    may_leave = [
        one for one in held if channel.address_of(one.reminder.person) is not None and is_wanted(one, now)
    ]
    wanted = [one.reminder for one in may_leave]
    _let_go([pk for pk in leaving if all(one.pk != pk for one in wanted)], until, now)
    quiet = quiet_until(wanted[0].person, now, may_leave[0].choices) if may_leave else None
    if quiet is None:
        return wanted
    _ours([one.pk for one in wanted], until).update(leased_until=quiet, handed_over_at=None)
    return []


def _let_go(unwanted: list[UUID], until: datetime, now: datetime) -> None:
    """Settle what is unwanted; what was only to go along may be wanted when its own time comes."""
    if unwanted:
        ours = _ours(unwanted, until)
        ours.filter(due_at__gt=now).update(state=ReminderState.DUE, **FREE)
        ours.filter(due_at__lte=now).update(state=ReminderState.SUPPRESSED, **FREE)


def _mark(sent: list[Reminder], waiting: deque[UUID], until: datetime) -> list[UUID]:
    """Mark what left, and the next that is still ours as handed over, first of what goes along with it."""
    left = [one.pk for one in sent]
    while left or waiting:
        first = waiting.popleft() if waiting else None
        now = timezone.now()
        values = {"sent": left, "first": first, "until": until, "at": now, "by": now + TOGETHER}
        if marked := [row[0] for row in sql.SENT_AND_NEXT.answers(values)]:
            return sorted(marked, key=lambda one: one != first)
        left = []
    return []


@transaction.atomic
def _put_back(going: list[UUID], until: datetime, error: str) -> None:
    """Count the attempt for the first; what would have gone along is due as before."""
    for reminder in _locked(going, until):
        if reminder.pk == going[0]:
            put_back(reminder=reminder, at=timezone.now(), error=error)
        else:
            _ours([reminder.pk], until).update(state=ReminderState.DUE, **FREE)


@transaction.atomic
def _leave_open(going: list[UUID], until: datetime) -> None:
    for reminder in _locked(going, until):
        leave_open(reminder=reminder)


def _locked(ids: list[UUID], until: datetime) -> ReminderQuerySet:
    return _ours(ids, until).select_for_update(no_key=True)


def _ours(ids: list[UUID], until: datetime) -> ReminderQuerySet:
    rows: ReminderQuerySet = Reminder.objects.filter(
        pk__in=ids, state=ReminderState.LEASED, leased_until=until
    )
    return rows

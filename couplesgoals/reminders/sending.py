"""Sends what is due: claim a batch, then each reminder in a transaction of its own.

lock → check again whether it is wanted → send → mark as sent → commit. Two workers never hold the same row; a
killed one's rows come free when its lease ends. One case stays open: the mail server accepted and the process
died before the commit. Then the mail goes again, with the same Message-ID, as a lost one would be worse.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from uuid import UUID

from django.core.mail import mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, Enrollment, EnrollmentStatus
from couplesgoals.reminders import sql
from couplesgoals.reminders.actions import put_back
from couplesgoals.reminders.due import period_at
from couplesgoals.reminders.messages import neutral_message
from couplesgoals.reminders.models import Reminder, ReminderQuerySet, ReminderState

logger = logging.getLogger(__name__)

BATCH = 500
SECONDS = 50.0
# Longer than a task may run (60 s), so no two tasks ever send from the same lease.
LEASE = timedelta(minutes=2)
# So many failures in a row are the mail server's, not the addresses'.
FAILURES_TO_STOP = 3


def send_due_reminders(*, seconds: float = SECONDS) -> int:
    """Send until nothing is due or the time is over; return how many mails went out.

    A mail server that cannot be reached costs no attempt: the rows wait for the next sweep.
    """
    stop = time.monotonic() + seconds
    sent = 0
    try:
        with _open_mailer() as mailer:
            while time.monotonic() < stop and (claimed := _claim()):
                sent += _send_batch(mailer, *claimed, stop)
    except _MailServerAwayError as error:
        logger.warning("Reminders wait, the mail server is away: %s", type(error.__cause__).__name__)
    return sent


class _MailServerAwayError(Exception):
    """No mail can be sent now, whoever it is for."""


@contextmanager
def _open_mailer() -> Iterator[BaseEmailBackend]:
    mailer = mailers.default
    try:
        _reach(mailer)
        yield mailer
    finally:
        _hang_up(mailer)


def _reach(mailer: BaseEmailBackend) -> None:
    """Connect unless connected."""
    try:
        mailer.open()
    except OSError as error:
        raise _MailServerAwayError from error


def _hang_up(mailer: BaseEmailBackend) -> None:
    with suppress(OSError):
        mailer.close()


def _claim() -> tuple[list[UUID], datetime] | None:
    """Lease a batch; its ids and the end of the lease, which also tells whose it is."""
    at = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(sql.CLAIM, {"at": at, "until": at + LEASE, "batch": BATCH})
        ids = [row[0] for row in cursor.fetchall()]
    return (ids, at + LEASE) if ids else None


def _send_batch(mailer: BaseEmailBackend, ids: list[UUID], until: datetime, stop: float) -> int:
    """Send the batch; whatever is left of it, by time or by error, is free for others at once."""
    sent = failures = 0
    try:
        for reminder_id in ids:
            if time.monotonic() > stop:
                break
            _reach(mailer)
            try:
                sent += _send_one(mailer, reminder_id, until)
                failures = 0
            except (OSError, ValueError) as error:
                logger.warning("Reminder %s was not sent: %s", reminder_id, type(error).__name__)
                _hang_up(mailer)
                _put_back(reminder_id, until)
                failures += 1
                if failures == FAILURES_TO_STOP:
                    raise _MailServerAwayError from error
    finally:
        _held(ids, until).update(state=ReminderState.DUE, leased_until=None)
    return sent


# Durable: the mark of a mail that left must not hang on somebody else's transaction.
@transaction.atomic(durable=True)
def _send_one(mailer: BaseEmailBackend, reminder_id: UUID, until: datetime) -> bool:
    """Send one reminder if it is still ours and still wanted; whether a mail left."""
    # The person's row is locked too: a withdrawal comes either before this check or after the mail.
    locked = _held([reminder_id], until).select_for_update(of=("self", "person"), no_key=True)
    reminder = locked.select_related("person").first()
    if reminder is None:
        return False
    address = reminder.person.safe_address()
    if address is None or not _is_wanted(reminder):
        reminder.state = ReminderState.SUPPRESSED
    else:
        mailer.send_messages([neutral_message(reminder, address)])
        reminder.state, reminder.sent_at = ReminderState.SENT, timezone.now()
    reminder.leased_until = None
    reminder.save(update_fields=["state", "sent_at", "leased_until"])
    return reminder.state == ReminderState.SENT


def _is_wanted(reminder: Reminder) -> bool:
    """Whether the person is still an active partner, and no later review took this one's place."""
    couple = _locked_couple(reminder.person)
    if couple is None:
        return False
    return reminder.period >= period_at(couple.zone, couple.review_day, timezone.now())


def _locked_couple(person: User) -> Couple | None:
    """The couple this person is active in now, held so that neither ends nor freezes meanwhile."""
    active = Enrollment.objects.filter(
        person=person, ended_at=None, status=EnrollmentStatus.ACTIVE, couple__frozen_at=None
    )
    locked = active.select_for_update(of=("self", "couple"), no_key=True)
    enrollment = locked.select_related("couple").first()
    return enrollment.couple if enrollment is not None else None


@transaction.atomic
def _put_back(reminder_id: UUID, until: datetime) -> None:
    reminder = _held([reminder_id], until).select_for_update(no_key=True).first()
    if reminder is not None:
        put_back(reminder=reminder, at=timezone.now())


def _held(ids: list[UUID], until: datetime) -> ReminderQuerySet:
    return Reminder.objects.filter(pk__in=ids, state=ReminderState.LEASED, leased_until=until)

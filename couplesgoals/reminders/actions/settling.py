"""What becomes of a reminder that could not simply be sent. Its row is its own record."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from couplesgoals.reminders.models import STUCK, Reminder, ReminderState

MAX_ATTEMPTS = 5
FIRST_RETRY = timedelta(minutes=5)


@transaction.atomic
def put_back(*, reminder: Reminder, at: datetime, error: str = "") -> None:
    """Count a failed attempt: later again, each time four times later, and given up after the fifth."""
    reminder.attempts += 1
    reminder.state, reminder.handed_over_at, reminder.error = ReminderState.LEASED, None, error
    reminder.leased_until = at + FIRST_RETRY * 4 ** (reminder.attempts - 1)
    if reminder.attempts >= MAX_ATTEMPTS:
        reminder.state, reminder.leased_until = ReminderState.DEAD, None
        record_event(by=None, action="reminder.give_up", target="reminders.Reminder", ids=[reminder.pk])
    reminder.save(update_fields=["state", "attempts", "leased_until", "handed_over_at", "error"])


@transaction.atomic
def leave_open(*, reminder: Reminder) -> None:
    """Keep that nobody knows whether it arrived; it is not sent again by itself (sending.py says why)."""
    reminder.state, reminder.leased_until = ReminderState.UNKNOWN, None
    reminder.save(update_fields=["state", "leased_until"])
    record_event(by=None, action="reminder.leave_open", target="reminders.Reminder", ids=[reminder.pk])


@transaction.atomic
def send_again(*, by: User, reminder: Reminder) -> Reminder:
    """Let a reminder that was given up, or may have arrived, go once more. Twice is once."""
    if not (by.is_active and by.is_administrator):
        raise Refused
    found: Reminder | None = Reminder.objects.filter(pk=reminder.pk).select_for_update(no_key=True).first()
    if found is None:
        raise Refused
    if found.state in STUCK:
        found.state, found.attempts = ReminderState.DUE, 0
        found.leased_until = found.handed_over_at = None
        found.save(update_fields=["state", "attempts", "leased_until", "handed_over_at"])
        record_event(by=by.pk, action="reminder.send_again", target="reminders.Reminder", ids=[found.pk])
    return found

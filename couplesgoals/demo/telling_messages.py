"""What was written to whom in these twelve weeks, what was chosen about it, and what is stuck."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

from django.db.models import F
from django.utils import timezone

from couplesgoals.demo.stage import Stage
from couplesgoals.reminders.actions import announce, choose_reminders, leave_open, put_back
from couplesgoals.reminders.actions.settling import MAX_ATTEMPTS
from couplesgoals.reminders.models import Reminder, ReminderKind, ReminderState

WEEKDAYS = [1, 2, 3, 4, 5]
CHOICES: dict[str, dict[str, Any]] = {
    "maya": {"check_in": True, "check_in_at": time(19), "check_in_days": WEEKDAYS, "review_at": time(8)},
    "jonas": {"steps": True, "steps_at": time(7), "quiet_from": time(22)},
    "leila": {"appointment": False},
}


def tell_of_messages(stage: Stage) -> None:
    """Messages of the past have left; one address was refused five times, and one answer was lost."""
    for key, values in CHOICES.items():
        choose_reminders(by=stage.people[key], values=values)
    past = Reminder.objects.filter(due_at__lt=timezone.now() - timedelta(hours=1))
    past = past.filter(kind__in=[ReminderKind.APPOINTMENT, ReminderKind.PRIORITIES])
    past.filter(person__email_ok=True).update(state=ReminderState.SENT, sent_at=F("due_at"))
    past.filter(person__email_ok=False).update(state=ReminderState.SUPPRESSED)
    refused = _announced(stage, "daniel", hours=30)
    for _try in range(MAX_ATTEMPTS):
        put_back(reminder=refused, at=stage.now - timedelta(hours=20), error="SMTPRecipientsRefused")
    leave_open(reminder=_announced(stage, "mei", hours=5))


def _announced(stage: Stage, key: str, *, hours: int) -> Reminder:
    person, due_at = stage.people[key], stage.now - timedelta(hours=hours)
    announce(person=person, kind=ReminderKind.STEPS, period=f"{due_at:%Y-%m-%d}", due_at=due_at)
    return Reminder.objects.get(person=person, kind=ReminderKind.STEPS)

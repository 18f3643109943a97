"""The open monthly review of a person; for now it opens the couple's goals to be rated again."""

from __future__ import annotations

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.reminders.items import open_items
from couplesgoals.reminders.models import Reminder, ReminderKind


def open_review(person: User, couple: Couple) -> Reminder | None:
    """Return this month's review reminder, sent by e-mail or not; None before its day."""
    items = open_items(person, couple=couple)
    return next((item for item in items if item.kind == ReminderKind.MONTHLY_REVIEW), None)

"""A partner is written to the day before a session, if it is still planned then."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.reminders.actions import announce
from couplesgoals.reminders.models import Reminder, ReminderKind
from couplesgoals.reminders.wanted import ask_before_sending
from sessions.models import TherapySession

BEFORE = timedelta(days=1)
# What is planned for so soon was just talked about.
TOO_SOON = timedelta(hours=2)


def announce_session(session: TherapySession) -> None:
    """Have those who are in it written to a day before; inside the action that planned it."""
    now = timezone.now()
    if session.starts_at - now < TOO_SOON:
        return
    people = [session.subject] if session.subject else session.couple.partners()
    for person in people:
        announce(
            person=person,
            kind=ReminderKind.APPOINTMENT,
            period=str(session.pk),
            due_at=max(session.starts_at - BEFORE, now),
        )


def is_still_planned(person: User, reminder: Reminder, couple: Couple) -> bool:
    """Whether this person reads the session, and it is planned and still to come."""
    rows = TherapySession.visible_to(person).filter(pk=UUID(reminder.period), couple=couple)
    return bool(rows.upcoming().still_held().filter(starts_at__gt=timezone.now()).exists())


def register() -> None:
    """Be asked before each message about a session."""
    ask_before_sending(ReminderKind.APPOINTMENT, is_still_planned)

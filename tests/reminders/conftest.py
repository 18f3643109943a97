"""A couple whose review falls due on the 15th, long enough in the program, and who may be written to."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, Enrollment, ProgressReview
from couplesgoals.reminders.models import Heartbeat, Reminder, ReminderKind

START = datetime(2026, 1, 1, 12, tzinfo=UTC)
# 15 March 2026, 9:00 in New York (EDT).
DUE = datetime(2026, 3, 15, 13, tzinfo=UTC)
FAR = datetime(2100, 1, 1, tzinfo=UTC)
MAYAS_SAFE_ADDRESS = "maya.at.work@example.org"

type Remind = Callable[..., Reminder]


@pytest.fixture
def reviewed(couple: Couple, maya: User, jonas: User) -> Couple:
    """`couple`, since January, reviewing on the 15th in New York; both may be e-mailed, Maya elsewhere."""
    couple.review_day, couple.time_zone = 15, "America/New_York"
    couple.save()
    Enrollment.objects.filter(couple=couple).update(started_at=START)
    for person in (maya, jonas):
        person.email_ok = True
    maya.contact_email = MAYAS_SAFE_ADDRESS
    maya.save()
    jonas.save()
    return couple


@pytest.fixture
def remind(reviewed: Couple) -> Remind:
    """Put a reminder into the outbox; due in March 2026 unless said otherwise."""

    def remind(person: User, **fields: Any) -> Reminder:
        values = {"kind": ReminderKind.MONTHLY_REVIEW, "period": "2026-03", "due_at": DUE} | fields
        if values["kind"] == ReminderKind.MONTHLY_REVIEW:
            stand_open(reviewed, values["period"])
        return Reminder.objects.create(person=person, **values)

    return remind


def stand_open(couple: Couple, period: str) -> None:
    """Have the couple's review of a month be open, as long as the test lasts on any clock."""
    days = {"opens_on": START.date(), "halfway_on": FAR.date(), "last_on": FAR.date(), "closes_at": FAR}
    ProgressReview.objects.get_or_create(couple=couple, period=period[:7], defaults=days)


def forget_sweeps() -> None:
    """Have the next sweep look at everybody."""
    Heartbeat.objects.all().delete()

"""A day before a session those who are in it are written to, if it is still planned."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from couplesgoals.reminders.models import Reminder, ReminderChoices, ReminderKind
from couplesgoals.reminders.sending import send_due_reminders
from sessions.actions import cancel_session, plan_session
from sessions.models import TherapySession

HOUR = timedelta(hours=1)

# What is sent is committed.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def may_write(couple: Couple, maya: User, jonas: User) -> None:
    """Both may be written to, at any hour."""
    for person in (maya, jonas):
        person.email_ok = True
        person.save()
        ReminderChoices(person=person, quiet_from="00:00", quiet_until="00:00").save()


def planned(by: User, couple: Couple, *, hours: int, subject: User | None = None) -> TherapySession:
    """Plan a session in so many hours."""
    start = timezone.now() + hours * HOUR
    with acting_as(by):
        return plan_session(
            by=by,
            couple=couple,
            kind="individual" if subject else "couple",
            subject=subject,
            starts_at=start,
            ends_at=start + HOUR,
        )


def told() -> list[str]:
    """To whom mail left."""
    return sorted(address for one in mail.outbox for address in one.to)


def test_both_are_written_to_a_day_before(couple: Couple, clinician: User, maya: User, jonas: User) -> None:
    planned(clinician, couple, hours=48)
    assert send_due_reminders() == 0
    with time_machine.travel(timezone.now() + 24 * HOUR + timedelta(minutes=1), tick=False):
        assert send_due_reminders() == 2
    assert told() == sorted([maya.email, jonas.email])


def test_of_an_individual_session_the_other_hears_nothing(
    couple: Couple, clinician: User, maya: User, jonas: User
) -> None:
    planned(clinician, couple, hours=20, subject=maya)
    assert list(Reminder.objects.values_list("person", "kind")) == [(maya.pk, ReminderKind.APPOINTMENT)]
    assert send_due_reminders() == 1
    assert told() == [maya.email]


def test_a_canceled_session_is_not_spoken_of(couple: Couple, clinician: User) -> None:
    session = planned(clinician, couple, hours=20)
    with acting_as(clinician):
        cancel_session(by=clinician, session=session)
    assert send_due_reminders() == 0
    assert set(Reminder.objects.values_list("state", flat=True)) == {"suppressed"}


def test_not_after_it_began(couple: Couple, clinician: User) -> None:
    session = planned(clinician, couple, hours=20)
    with time_machine.travel(session.starts_at + timedelta(minutes=1), tick=False):
        assert send_due_reminders() == 0


def test_planned_for_the_next_hour_nobody_is_written_to(couple: Couple, clinician: User) -> None:
    planned(clinician, couple, hours=1)
    assert not Reminder.objects.exists()


def test_planned_twice_is_announced_once(couple: Couple, clinician: User) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        first, second = (planned(clinician, couple, hours=30) for _ in range(2))
    assert first == second
    assert Reminder.objects.count() == 2

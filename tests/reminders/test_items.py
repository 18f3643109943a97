"""What Today shows, whether or not a mail was sent."""

from datetime import timedelta

import pytest

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, Enrollment, EnrollmentStatus
from couplesgoals.reminders.actions import create_due_reminders
from couplesgoals.reminders.items import open_items
from couplesgoals.reminders.models import Reminder, ReminderState
from tests.reminders.conftest import DUE


@pytest.mark.parametrize("state", [ReminderState.DUE, ReminderState.SUPPRESSED, ReminderState.DEAD])
def test_the_review_is_open_without_any_mail(reviewed: Couple, maya: User, state: str) -> None:
    create_due_reminders(at=DUE)
    Reminder.objects.update(state=state)
    assert [(item.person, item.due_at) for item in open_items(maya, DUE)] == [(maya, DUE)]


def test_it_stays_until_the_next_and_only_the_latest_is_shown(reviewed: Couple, maya: User) -> None:
    create_due_reminders(at=DUE)
    next_due = DUE + timedelta(days=31)
    create_due_reminders(at=next_due)
    assert [item.period for item in open_items(maya, next_due - timedelta(minutes=1))] == ["2026-03"]
    assert [item.period for item in open_items(maya, next_due)] == ["2026-04"]


def test_each_sees_their_own(reviewed: Couple, maya: User, jonas: User, tess: User) -> None:
    create_due_reminders(at=DUE)
    assert [item.person for item in open_items(jonas, DUE)] == [jonas]
    assert open_items(tess, DUE) == []


def test_nothing_after_the_end_nor_after_a_separation(reviewed: Couple, maya: User, jonas: User) -> None:
    create_due_reminders(at=DUE)
    Enrollment.objects.filter(person=maya).update(status=EnrollmentStatus.FINISHED, ended_at=DUE)
    assert open_items(maya, DUE) == []
    Couple.objects.filter(pk=reviewed.pk).update(frozen_at=DUE)
    assert open_items(jonas, DUE) == []


def test_a_clinician_has_none(reviewed: Couple, clinician: User) -> None:
    assert open_items(clinician, DUE) == []

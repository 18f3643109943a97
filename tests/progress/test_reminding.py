"""A reminder of a day's check-in or steps leaves only while there is something to do."""

from __future__ import annotations

from datetime import date

import pytest
from django.core import mail
from django.utils import timezone

from couplesgoals.demo.factories import active_joint_goal
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from couplesgoals.reminders.actions import announce
from couplesgoals.reminders.models import Reminder, ReminderChoices, ReminderKind
from couplesgoals.reminders.sending import send_due_reminders
from goals.actions import add_step, mark_step
from goals.actions.steps import local_today
from goals.models import GoalStep
from goals.stepplan import StepPlan
from progress.actions.checkin import Answers, save_check_in

# What is sent is committed.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def today(couple: Couple, maya: User) -> date:
    """Maya wants both, at any hour, and may be written to."""
    maya.email_ok = True
    maya.save()
    ReminderChoices(person=maya, check_in=True, steps=True, quiet_from="00:00", quiet_until="00:00").save()
    return local_today(couple).date()


def due(person: User, kind: ReminderKind, day: date) -> None:
    """Let a reminder of that day be due."""
    announce(person=person, kind=kind, period=day.isoformat(), due_at=timezone.now())


def states() -> set[str]:
    """What became of them."""
    return set(Reminder.objects.values_list("state", flat=True))


def test_it_leaves_before_a_check_in_and_not_after(couple: Couple, maya: User, today: date) -> None:
    due(maya, ReminderKind.CHECK_IN, today)
    assert send_due_reminders() == 1
    Reminder.objects.all().delete()
    with acting_as(maya):
        save_check_in(by=maya, couple=couple, day=today, answers=Answers(ratings={}, line="Soup."))
    due(maya, ReminderKind.CHECK_IN, today)
    assert send_due_reminders() == 0
    assert states() == {"suppressed"}


def test_steps_are_spoken_of_while_one_is_open(
    couple: Couple, maya: User, jonas: User, clinician: User, today: date
) -> None:
    due(maya, ReminderKind.STEPS, today)
    assert send_due_reminders() == 0, "there is no step"
    Reminder.objects.all().delete()
    goal = active_joint_goal(couple, maya, jonas, clinician)
    with acting_as(maya):
        step = add_step(by=maya, goal=goal, plan=StepPlan(what="A walk", starts_on=today, ends_on=today))
    due(maya, ReminderKind.STEPS, today)
    assert send_due_reminders() == 1
    Reminder.objects.all().delete()
    with acting_as(maya):
        mark_step(by=maya, step=GoalStep.visible_to(maya).get(pk=step.pk), outcome="done")
    due(maya, ReminderKind.STEPS, today)
    assert send_due_reminders() == 0, "it is answered"
    assert len(mail.outbox) == 1

"""A reminder of a day's check-in or steps leaves only while there is something to do."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from couplesgoals.demo.factories import active_joint_goal
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from couplesgoals.reminders.actions import Calendar, announce, choose_reminders, move_couple
from couplesgoals.reminders.models import Reminder, ReminderChoices, ReminderKind
from couplesgoals.reminders.sending import send_due_reminders
from goals.actions import add_step, mark_step
from goals.actions.steps import local_today
from goals.models import GoalStep
from goals.stepplan import StepPlan
from progress.actions.checkin import Answers, save_check_in
from progress.actions.priorities import ShiftWords, call_off_ask, plan_ask, say_shift
from progress.models import PriorityAsk

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


def test_a_planned_day_is_told_each_at_their_hour(
    couple: Couple, maya: User, jonas: User, clinician: User, today: date
) -> None:
    ReminderChoices(person=jonas, review_at="20:00").save()
    day = today + timedelta(days=3)
    ask = planned(clinician, couple, day)
    due_at = dict(Reminder.objects.filter(kind=ReminderKind.PRIORITIES).values_list("person", "due_at"))
    assert {person: at.astimezone(couple.zone) for person, at in due_at.items()} == {
        maya.pk: datetime.combine(day, time(9), couple.zone),
        jonas.pk: datetime.combine(day, time(20), couple.zone),
    }
    assert send_due_reminders() == 0
    with time_machine.travel(due_at[maya.pk] + timedelta(minutes=1), tick=False):
        assert send_due_reminders() == 1
    assert {str(ask.pk)} == set(Reminder.objects.values_list("period", flat=True))


def test_a_planned_day_is_told_by_the_hour_and_the_clock_that_hold_when_it_comes(
    couple: Couple, maya: User, jonas: User, clinician: User, administrator: User, today: date
) -> None:
    day = today + timedelta(days=3)
    planned(clinician, couple, day)
    choose_reminders(by=maya, values={"review_at": time(20)})
    assert told_at(maya) == datetime.combine(day, time(20), couple.zone)
    move_couple(by=administrator, couple=couple, to=Calendar(time_zone="Asia/Tokyo", review_day=1))
    tokyo = ZoneInfo("Asia/Tokyo")
    assert (told_at(maya), told_at(jonas)) == (
        datetime.combine(day, time(20), tokyo),
        datetime.combine(day, time(9), tokyo),
    )
    # Chosen earlier than it is on that day, it is told at once; what was told is not told again.
    with time_machine.travel(datetime.combine(day, time(15), tokyo), tick=False):
        assert send_due_reminders() == 0
        choose_reminders(by=maya, values={"review_at": time(8)})
        assert send_due_reminders() == 1
        choose_reminders(by=maya, values={"review_at": time(22)})
        assert told_at(maya) == datetime.combine(day, time(8), tokyo)


def told_at(person: User) -> datetime:
    """When this person is told of the planned day."""
    due_at: datetime = Reminder.objects.get(person=person, kind=ReminderKind.PRIORITIES).due_at
    return due_at


@pytest.mark.parametrize("what", ["answered", "called off", "days ago", "not wanted"])
def test_a_planned_day_is_not_told(
    couple: Couple, maya: User, clinician: User, today: date, what: str
) -> None:
    ask = planned(clinician, couple, today + timedelta(days=1))
    at = datetime.combine(ask.asked_on, time(9, 1), couple.zone)
    if what == "called off":
        with acting_as(clinician):
            call_off_ask(by=clinician, ask=ask)
    if what == "not wanted":
        ReminderChoices.objects.filter(person=maya).update(appointment=False)
    with time_machine.travel(at + timedelta(days=3 if what == "days ago" else 0), tick=False):
        if what == "answered":
            with acting_as(maya):
                say_shift(by=maya, couple=couple, said=ShiftWords(), audience="private", ask=ask)
        assert send_due_reminders() == 0
    assert states() == {"suppressed"}


def planned(by: User, couple: Couple, day: date) -> PriorityAsk:
    """Plan a day on which both are asked what shifted."""
    with acting_as(by):
        return plan_ask(by=by, couple=couple, asked_on=day)

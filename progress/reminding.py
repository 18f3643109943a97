"""Whether a day still has a check-in or a step to speak of, asked before somebody is written to."""

from __future__ import annotations

from datetime import date

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from couplesgoals.reminders.models import Reminder, ReminderKind
from couplesgoals.reminders.wanted import ask_before_sending
from goals.step_today import steps_today
from progress.models import CheckIn


def has_not_checked_in(person: User, reminder: Reminder, couple: Couple) -> bool:
    """Whether there is no check-in of that day yet."""
    with acting_as(person):
        rows = CheckIn.visible_to(person).filter(author=person, day=date.fromisoformat(reminder.period))
        return not rows.exists()


def has_a_step(person: User, reminder: Reminder, couple: Couple) -> bool:
    """Whether that day asks this person for a step which they have not answered."""
    with acting_as(person):
        day = date.fromisoformat(reminder.period)
        steps = steps_today(person, couple, today=day, partner_name="")
    return any(not step.outcome for step in steps)


def register() -> None:
    """Be asked before each such message."""
    ask_before_sending(ReminderKind.CHECK_IN, has_not_checked_in)
    ask_before_sending(ReminderKind.STEPS, has_a_step)

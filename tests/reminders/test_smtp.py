"""With a real mail server: only where its answer to a whole mail is lost does nobody know."""

from __future__ import annotations

from typing import Any

import pytest

from couplesgoals.people.models import User
from couplesgoals.reminders.models import ReminderChoices, ReminderState
from couplesgoals.reminders.sending import send_due_reminders
from tests.reminders.conftest import Remind
from tests.reminders.mailserver import mail_server


@pytest.mark.parametrize(
    ("mood", "state", "attempts", "taken"),
    [
        ("takes", ReminderState.SENT, 0, 1),
        ("refuses", ReminderState.LEASED, 1, 0),
        ("falls silent", ReminderState.UNKNOWN, 0, 1),
    ],
)
def test_each_ending_is_kept_as_what_it_was(
    remind: Remind, maya: User, settings: Any, mood: str, state: str, attempts: int, taken: int
) -> None:
    reminder = remind(maya, period="2999-01")
    ReminderChoices(person=maya, quiet_from="00:00", quiet_until="00:00").save()
    with mail_server(mood) as server:
        options = {"host": "127.0.0.1", "port": server.port, "timeout": 5}
        settings.MAILERS = {
            "default": {"BACKEND": "couplesgoals.reminders.smtp.EmailBackend", "OPTIONS": options}
        }
        send_due_reminders()
        send_due_reminders()
    reminder.refresh_from_db()
    assert (reminder.state, reminder.attempts) == (state, attempts)
    assert len(server.taken) == taken


def test_a_server_that_is_not_there_costs_no_attempt(remind: Remind, maya: User, settings: Any) -> None:
    reminder = remind(maya)
    with mail_server() as server:
        port = server.port
    settings.MAILERS = {
        "default": {
            "BACKEND": "couplesgoals.reminders.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": port, "timeout": 2},
        }
    }
    assert send_due_reminders() == 0
    reminder.refresh_from_db()
    assert (reminder.state, reminder.attempts) == (ReminderState.DUE, 0)

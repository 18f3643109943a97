"""With a real mail server: only where its answer to a whole mail is lost does nobody know."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.mail import EmailMessage

from couplesgoals.people.models import User
from couplesgoals.reminders.models import ReminderChoices, ReminderState
from couplesgoals.reminders.sending import send_due_reminders
from tests.reminders.conftest import Remind
from tests.reminders.mailserver import mail_server

pytestmark = pytest.mark.django_db(transaction=True)


def mail_to(port: int, settings: Any, timeout: int = 5) -> None:
    """Have our mail go to a server at this port."""
    options = {"host": "127.0.0.1", "port": port, "timeout": timeout}
    settings.MAILERS = {
        "default": {"BACKEND": "couplesgoals.reminders.smtp.EmailBackend", "OPTIONS": options}
    }


@pytest.mark.parametrize("pipelining", [False, True])
@pytest.mark.parametrize(
    ("mood", "state", "attempts", "taken"),
    [
        ("takes", ReminderState.SENT, 0, 1),
        ("refuses", ReminderState.LEASED, 1, 0),
        ("refuses the sender", ReminderState.LEASED, 1, 0),
        ("has no room", ReminderState.LEASED, 1, 0),
        ("hangs up", ReminderState.LEASED, 1, 0),
        ("falls silent", ReminderState.UNKNOWN, 0, 1),
    ],
)
def test_each_ending_is_kept_as_what_it_was(
    remind: Remind, maya: User, settings: Any, mood: str, state: str, attempts: int, taken: int,
    pipelining: bool,
) -> None:  # fmt: skip
    reminder = remind(maya, period="2999-01")
    ReminderChoices(person=maya, quiet_from="00:00", quiet_until="00:00").save()
    with mail_server(mood, pipelining=pipelining) as server:
        mail_to(server.port, settings)
        send_due_reminders()
        send_due_reminders()
    reminder.refresh_from_db()
    assert (reminder.state, reminder.attempts) == (state, attempts)
    assert len(server.taken) == taken


@pytest.mark.parametrize("pipelining", [False, True])
def test_a_server_is_waited_for_as_seldom_as_it_allows(settings: Any, pipelining: bool) -> None:
    with mail_server(pipelining=pipelining) as server:
        mail_to(server.port, settings)
        EmailMessage("Hello", ".first\n..second\nthird", "a@example.org", ["b@example.org"]).send()
    assert server.at_once == [pipelining]
    # Each leading dot is doubled on the way (RFC 5321, section 4.5.2).
    assert server.mails[0].endswith(b"\r\n\r\n..first\r\n...second\r\nthird\r\n")


def test_a_server_that_is_not_there_costs_no_attempt(remind: Remind, maya: User, settings: Any) -> None:
    reminder = remind(maya)
    with mail_server() as server:
        port = server.port
    mail_to(port, settings, timeout=2)
    assert send_due_reminders() == 0
    reminder.refresh_from_db()
    assert (reminder.state, reminder.attempts) == (ReminderState.DUE, 0)

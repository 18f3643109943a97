"""Ways a message can reach somebody. E-mail is the one there is; a text message or a push would be another.

A channel delivers the one neutral message and tells three endings apart: taken (it returns), refused or never
handed over (OSError, ValueError), and nobody can know (OutcomeUnknownError).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Protocol

from django.core.mail import mailers
from django.core.mail.backends.base import BaseEmailBackend

from couplesgoals.people.models import User
from couplesgoals.reminders.messages import neutral_message
from couplesgoals.reminders.models import Reminder


class OutcomeUnknownError(OSError):
    """The message was handed over and the answer never came: it may have arrived."""


class ChannelAwayError(Exception):
    """Nothing can be delivered now, whoever it is for."""


class Channel(Protocol):
    """One way to reach people, held open while many messages go."""

    def reach(self) -> None:
        """Connect unless connected; raise ChannelAwayError where that is impossible."""

    def address_of(self, person: User) -> str | None:
        """Where this person may be reached by it now, or None where they do not want to be."""

    def deliver(self, reminder: Reminder, address: str) -> None:
        """Hand over the neutral message; see above for how it may end."""

    def hang_up(self) -> None:
        """Let go of the connection, whatever state it is in."""


class EmailChannel:
    """The mail server of the settings."""

    def __init__(self, mailer: BaseEmailBackend) -> None:
        self._mailer = mailer

    def reach(self) -> None:
        """Connect unless connected."""
        try:
            self._mailer.open()
        except OSError as error:
            raise ChannelAwayError from error

    def address_of(self, person: User) -> str | None:
        """The safe address, where the person allows e-mail."""
        return person.safe_address()

    def deliver(self, reminder: Reminder, address: str) -> None:
        """Hand the mail to the server."""
        self._mailer.send_messages([neutral_message(reminder, address)])

    def hang_up(self) -> None:
        """Close; a server that is gone already says nothing against it."""
        with suppress(OSError):
            self._mailer.close()


@contextmanager
def open_channel() -> Iterator[Channel]:
    """Give the channel in use, reached, and hang up after."""
    channel = EmailChannel(mailers.default)
    try:
        channel.reach()
        yield channel
    finally:
        channel.hang_up()

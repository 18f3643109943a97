"""The one message there is. Whoever else reads it learns only that someone may sign in somewhere."""

from __future__ import annotations

from email.policy import default
from email.utils import parseaddr
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from couplesgoals.reminders.models import Reminder
from couplesgoals.reminders.stopping import stop_url


class _Unfolded(EmailMessage):
    """Keeps links whole: folded at 78 characters a long one would be encoded, and no program could use it.

    RFC 5322 asks for lines of less than 998 characters.
    """

    def message(self, *, policy: Any = default) -> Any:
        """Build the mail with long lines left whole."""
        return super().message(policy=policy.clone(max_line_length=990))


def neutral_message(reminder: Reminder, address: str) -> EmailMessage:
    """Write a reminder's e-mail; the same reminder always has the same Message-ID, so a copy can be told."""
    stop = stop_url(reminder.person)
    context = {"site_url": urljoin(settings.SITE_URL, "/"), "stop_url": stop}
    sender = settings.DEFAULT_FROM_EMAIL
    domain = parseaddr(sender)[1].rpartition("@")[2]
    return _Unfolded(
        render_to_string("reminders/email/message_subject.txt", context).strip(),
        render_to_string("reminders/email/message.txt", context),
        sender,
        [address],
        headers={
            "Message-ID": f"<{reminder.pk}@{domain}>",
            # Keeps "out of office" answers away (RFC 3834).
            "Auto-Submitted": "auto-generated",
            # Mail programs show a button of their own (RFC 8058).
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )

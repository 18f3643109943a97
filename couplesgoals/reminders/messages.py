"""The one message there is. Whoever else reads it learns only that someone may sign in somewhere."""

from __future__ import annotations

from email.utils import parseaddr
from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from couplesgoals.reminders.models import Reminder


def neutral_message(reminder: Reminder, address: str) -> EmailMessage:
    """Write a reminder's e-mail; the same reminder always has the same Message-ID, so a copy can be told."""
    context = {"site_url": urljoin(settings.SITE_URL, "/")}
    sender = settings.DEFAULT_FROM_EMAIL
    domain = parseaddr(sender)[1].rpartition("@")[2]
    return EmailMessage(
        render_to_string("reminders/email/message_subject.txt", context).strip(),
        render_to_string("reminders/email/message.txt", context),
        sender,
        [address],
        # Auto-Submitted keeps "out of office" answers away (RFC 3834).
        headers={"Message-ID": f"<{reminder.pk}@{domain}>", "Auto-Submitted": "auto-generated"},
    )

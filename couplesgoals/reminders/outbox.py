"""Reads the e-mails Django's file backend wrote, so that the demo's messages can be opened in the browser."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from django.conf import settings

SEPARATOR = b"\n" + b"-" * 79 + b"\n"
NEWEST = 200


@dataclass(frozen=True)
class OutboxMessage:
    """One written e-mail; `file` and `number` say where it stands."""

    file: str
    number: int
    subject: str
    to: str
    sender: str
    sent_at: datetime
    text: str


def outbox_folder() -> Path | None:
    """The folder messages are written to, or None where they truly leave."""
    mailer: dict[str, Any] = settings.MAILERS["default"]
    path = mailer.get("OPTIONS", {}).get("file_path")
    return Path(path) if path else None


def outbox_messages() -> list[OutboxMessage]:
    """The newest messages, newest first."""
    folder = outbox_folder()
    if folder is None or not folder.is_dir():
        return []
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)[:NEWEST]
    found = [message for path in files for message in _messages_in(path)]
    return sorted(found, key=lambda message: message.sent_at, reverse=True)[:NEWEST]


def outbox_message(file: str, number: int) -> OutboxMessage | None:
    """One message; looked up among those there are, so a made-up name reaches no other file."""
    every = outbox_messages()
    return next((each for each in every if (each.file, each.number) == (file, number)), None)


def _messages_in(path: Path) -> list[OutboxMessage]:
    # A sweep keeps its connection, so one file may hold many; what follows the last separator is not whole.
    parts = path.read_bytes().split(SEPARATOR)[:-1]
    return [_read(path, number, part) for number, part in enumerate(parts)]


def _read(path: Path, number: int, content: bytes) -> OutboxMessage:
    parsed = message_from_bytes(content, EmailMessage, policy=policy.default)
    body = parsed.get_body(("plain",))
    return OutboxMessage(
        file=path.name,
        number=number,
        subject=str(parsed["Subject"]),
        to=str(parsed["To"]),
        sender=str(parsed["From"]),
        sent_at=parsedate_to_datetime(parsed["Date"]),
        text=body.get_content() if body is not None else "",
    )

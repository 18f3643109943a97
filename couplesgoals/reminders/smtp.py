"""SMTP that knows the one moment in which nobody can say whether a mail was taken.

It waits for the server as seldom as it may: while it waits, all that the message hangs on is held.
"""

from __future__ import annotations

import re
import smtplib
from collections.abc import Sequence
from smtplib import quoteaddr
from typing import Any

from django.core.mail.backends.smtp import EmailBackend as DjangoEmailBackend

from couplesgoals.reminders.channels import OutcomeUnknownError

LEADING_DOT = re.compile(rb"^\.", re.MULTILINE)


class _Careful(smtplib.SMTP):
    """Tells a connection lost while the mail was handed over from one that was lost before.

    SMTP has no way to ask afterwards: the server may have taken the mail and its answer was lost (RFC 5321,
    section 6.1). A refusal is an answer, so it stays an ordinary error.
    """

    def sendmail(
        self,
        from_addr: str,
        to_addrs: str | Sequence[str],
        msg: Any,
        mail_options: Sequence[str] = (),
        rcpt_options: Sequence[str] = (),
    ) -> dict[str, tuple[int, bytes]]:
        """Send a mail; where the server allows it, all that comes before it at once (RFC 2920)."""
        self.ehlo_or_helo_if_needed()
        if not self.has_extn("pipelining") or mail_options or rcpt_options:
            return super().sendmail(from_addr, to_addrs, msg, mail_options, rcpt_options)
        to = [to_addrs] if isinstance(to_addrs, str) else to_addrs
        size = f" size={len(msg)}" if self.has_extn("size") else ""
        said = [
            f"mail from:{quoteaddr(from_addr)}{size}",
            *(f"rcpt to:{quoteaddr(one)}" for one in to),
            "data",
        ]
        self.send("".join(f"{one}\r\n" for one in said))
        sender, *recipients, data = [self.getreply() for _ in said]
        refused = {
            one: reply for one, reply in zip(to, recipients, strict=True) if reply[0] not in (250, 251)
        }
        if sender[0] == 250 and len(refused) < len(to) and data[0] == 354:
            data = self._hand_over(msg)
            if data[0] == 250:
                return refused
        # The server may wait for a mail now. Whoever hangs up sends none.
        self.close()
        if sender[0] != 250:
            raise smtplib.SMTPSenderRefused(*sender, from_addr)
        if len(refused) == len(to):
            raise smtplib.SMTPRecipientsRefused(refused)
        raise smtplib.SMTPDataError(*data)

    def data(self, msg: Any) -> tuple[int, bytes]:
        """Say that the mail follows, and hand it over; return the answer to it."""
        code, said = self.docmd("data")
        if code != 354:
            raise smtplib.SMTPDataError(code, said)
        return self._hand_over(msg)

    def _hand_over(self, msg: Any) -> tuple[int, bytes]:
        """Send the mail itself and return the answer; OutcomeUnknownError where none comes."""
        mail = LEADING_DOT.sub(b"..", msg.encode("ascii") if isinstance(msg, str) else msg)
        try:
            self.send(mail + (b".\r\n" if mail.endswith(b"\r\n") else b"\r\n.\r\n"))
            return self.getreply()
        except OSError as error:
            self.close()
            raise OutcomeUnknownError from error


class _CarefulOverTLS(_Careful, smtplib.SMTP_SSL):
    """The same from the first byte over TLS."""


class EmailBackend(DjangoEmailBackend):
    """Django's own, which raises OutcomeUnknownError where the answer to a whole mail never came."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """What speaks to the server."""
        return _CarefulOverTLS if self.use_ssl else _Careful

"""SMTP that knows the one moment in which nobody can say whether a mail was taken."""

from __future__ import annotations

import smtplib
from typing import Any

from django.core.mail.backends.smtp import EmailBackend as DjangoEmailBackend

from couplesgoals.reminders.channels import OutcomeUnknownError


class _Careful(smtplib.SMTP):
    """Tells a connection lost while the mail was handed over from one that was lost before.

    SMTP has no way to ask afterwards: the server may have taken the mail and its answer was lost (RFC 5321,
    section 6.1). A refusal is an answer, so it stays an ordinary error.
    """

    def data(self, msg: Any) -> tuple[int, bytes]:
        try:
            return super().data(msg)
        except smtplib.SMTPResponseException:
            raise
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

"""The link in each message that stops them: no sign-in is needed, and nobody can make one for another."""

from __future__ import annotations

from urllib.parse import urljoin
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from couplesgoals.people.models import User

# No date in it: a message found years later still stops them (RFC 8058).
_signer = Signer(salt="reminders.stop", sep=".")


def stop_url(person: User) -> str:
    """The address that stops all messages to this person; it holds an id and a signature, and no name."""
    return urljoin(settings.SITE_URL, reverse("delivery:stop", args=[_signer.sign(person.pk.hex)]))


def person_of(token: str) -> UUID | None:
    """Whom a link is for, or None where it is not one of ours."""
    try:
        return UUID(_signer.unsign(token))
    except (BadSignature, ValueError):
        return None

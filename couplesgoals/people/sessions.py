"""Sign-ins in the database, as Django keeps them, and whose they are; looked up together on every page."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime
from uuid import UUID

from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessionStore
from django.contrib.sessions.models import Session
from django.db import OperationalError
from django.db.models import QuerySet
from django.utils import timezone

from couplesgoals.asking import first_asked
from couplesgoals.memory import foresee
from couplesgoals.people.models import User
from couplesgoals.statements import kept, rows_together


class SessionStore(DatabaseSessionStore):
    """Django's own store, with its look-up compiled once a process."""

    def save(self, must_create: bool = False) -> None:
        """Save; a database that is away is said to be away, not that the session was ended meanwhile."""
        try:
            super().save(must_create)
        except UpdateError as error:
            if isinstance(error.__context__, OperationalError):
                raise error.__context__ from None
            raise

    def _get_session_from_db(self) -> Session | None:
        key, now = str(self.session_key), timezone.now()
        found, whose = first_asked(lambda: rows_together(_sessions.ahead(key, now), _whose.ahead(key)))
        if not found:
            self._session_key = None
            return None
        for person in whose:
            foresee(who_signed_in(person.pk), person)
        session: Session = found[0]
        return session


def who_signed_in(person: UUID) -> Hashable:
    """By what the person is kept who was looked up together with a sign-in of theirs."""
    return ("signed in", person)


@kept
def _sessions(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)


@kept
def _whose(key: str) -> QuerySet[User]:
    return User.objects.filter(usersession__session_key=key)

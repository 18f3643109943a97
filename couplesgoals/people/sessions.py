"""Sign-ins in the database, as Django keeps them; looked up on every page, so by a query that is kept."""

from __future__ import annotations

from datetime import datetime

from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessionStore
from django.contrib.sessions.models import Session
from django.db import OperationalError
from django.db.models import QuerySet
from django.utils import timezone

from couplesgoals.asking import first_asked
from couplesgoals.statements import kept


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
        found = first_asked(lambda: _sessions(key, now))
        if not found:
            self._session_key = None
        return found[0] if found else None


@kept
def _sessions(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)

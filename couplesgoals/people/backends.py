"""Who is signed in, looked up on every page, so by a query that is kept."""

from __future__ import annotations

from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend as AccountBackend
from django.db.models import QuerySet

from couplesgoals.memory import foreseen
from couplesgoals.people.models import User
from couplesgoals.people.sessions import who_signed_in
from couplesgoals.statements import kept


class AuthenticationBackend(AccountBackend):
    """allauth's own, with its look-up compiled once a process."""

    def get_user(self, user_id: UUID) -> User | None:
        """Return the person signed in, unless they may not sign in any more."""
        found = foreseen(who_signed_in(user_id)) or next(iter(_people(user_id)), None)
        return found if found and self.user_can_authenticate(found) else None


@kept
def _people(person: UUID) -> QuerySet[User]:
    return User.objects.filter(pk=person)

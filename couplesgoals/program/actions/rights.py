"""Who may run the program."""

from __future__ import annotations

from couplesgoals.people.models import Role, User
from couplesgoals.people.refusals import Refused


def must_be_administrator(by: User) -> None:
    """Raise Refused unless this person is an administrator now; asked of the database, not of the object."""
    if not User.objects.filter(pk=by.pk, role=Role.ADMINISTRATOR, is_active=True).exists():
        raise Refused

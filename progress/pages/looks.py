"""When this person last opened "Us", as a moment inside the queries that tell what is new since."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Case, DateTimeField, Exists, Subquery, Value, When

from couplesgoals.people.models import User
from progress.models import LastLooked, Place


def last_look(person: User, couple: UUID, never: datetime) -> Case:
    """The moment, or `never` for who has not opened it yet.

    Not by COALESCE: PostgreSQL asks the policies before it, and so read all that was ever shared.
    """
    looks = LastLooked.visible_to(person).filter(author=person, couple=couple, place=Place.SHARED)
    at = When(Exists(looks), then=Subquery(looks.values("looked_at")[:1]))
    return Case(at, default=Value(never), output_field=DateTimeField())

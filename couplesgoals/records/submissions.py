"""A form carries a number of its own, so that sent twice it is done once, also at the same moment."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import connection

from couplesgoals.people.models import User
from couplesgoals.records.models import ClinicalModel


def made_before[M: ClinicalModel](model: type[M], *, by: User, submission: UUID | None) -> M | None:
    """Return what this person's form already made; a second sending waits until the first is through.

    The lock ends with the transaction. It is on the person's own number, so nobody waits for anybody else.
    """
    if submission is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{by.pk}:{submission}"])
    found: Any = model.visible_to(by).filter(author=by, submission=submission).first()
    return found

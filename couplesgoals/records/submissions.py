"""A form carries a number of its own, so that sent twice it is done once, also at the same moment.

A phone that lost the answer sends the number again, perhaps with other words or for other readers, and its
sendings may arrive in any order. So one rule holds that needs no order:

- the same number with the same content is one row; with other content it is another row. No word is lost, and
  a late copy of the first sending adds nothing;
- all rows of one number are read by no more people than the narrowest choice that came with it, or that their
  author made since. To share one more widely is a choice of its own, made where the row stands.

To change what the first sending made instead was the alternative: it would need to know which one was last,
and a late copy would bring back words somebody had already written anew. Content is what was sent, not what
its author made of it since: the stored number is half the form's, half of what was sent in it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from couplesgoals.people.models import User
from couplesgoals.records.audience import NARROW_TO_WIDE
from couplesgoals.records.models import ClinicalModel
from couplesgoals.records.prepared import prepared

HALF = 8  # bytes


@dataclass(frozen=True)
class Sending[M: ClinicalModel]:
    """One sending of a form: the number to store, what this content made already, and all of the form's."""

    number: UUID | None
    made: M | None
    rows: tuple[M, ...]

    def narrowest(self, audience: str) -> str:
        """Return who reads what this sends: no more people than read what the form made before."""
        choices: list[Any] = [audience, *(_audience(row) for row in self.rows)]
        found: str = min(choices, key=NARROW_TO_WIDE.index)
        return found

    def narrowed(self, audience: str, narrow: Callable[[M, str], object]) -> str:
        """Return the narrowest choice, after `narrow` held the rows of the form to it too."""
        narrowest = self.narrowest(audience)
        for row in self.rows:
            if _audience(row) != narrowest:
                narrow(row, narrowest)
        return narrowest


def sending_of[M: ClinicalModel](
    model: type[M], *, by: User, submission: UUID | None, said: object
) -> Sending[M]:
    """Say what this person's form made already; a second sending waits until the first is through.

    `said` is all the person said in it but who reads it, as JSON can hold it or str() tells it apart.
    """
    if submission is None:
        return Sending(None, None, ())
    _hold(by, submission)
    number = UUID(bytes=_half(submission) + _half(submission, said))
    rows: tuple[M, ...] = tuple(_made(model)(by, *_all_of(submission)))
    made = next((row for row in rows if getattr(row, "submission", None) == number), None)
    return Sending(number, made, rows)


def made_before[M: ClinicalModel](model: type[M], *, by: User, submission: UUID | None) -> M | None:
    """Return what this person's form already made, where a form has nothing to say but that it was sent."""
    if submission is None:
        return None
    _hold(by, submission)
    found: Any = model.visible_to(by).filter(author=by, submission=submission).first()
    return found


def was_sent(*models: type[ClinicalModel], by: User, submission: str) -> bool:
    """Whether this person's form was sent already, whatever it said."""
    with suppress(ValueError):
        number = UUID(submission)
        return any(_between(model, by, *_all_of(number)).exists() for model in models)
    return False


@cache
def _made(model: type[ClinicalModel]) -> Callable[[User, UUID, UUID], list[Any]]:
    """How to find the rows of one form, oldest first."""

    @prepared
    def rows(by: User, first: UUID, last: UUID) -> QuerySet[Any]:
        found = _between(model, by, first, last).order_by("created_at", "id")
        # Held, so that a choice of readers made at this moment is not overwritten by one made before it.
        return found if model.immutable else found.select_for_update(of=("self",))

    return rows


def _between(model: type[ClinicalModel], by: User, first: UUID, last: UUID) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.visible_to(by)
    return rows.filter(author=by, submission__range=(first, last))


def _all_of(submission: UUID) -> tuple[UUID, UUID]:
    """The first and the last number that a form's rows can have."""
    begins = _half(submission)
    return UUID(bytes=begins + b"\x00" * HALF), UUID(bytes=begins + b"\xff" * HALF)


def _half(submission: UUID, said: object = None) -> bytes:
    """A number somebody who reads the row cannot come from to the words: the form's own goes into it."""
    words = json.dumps(said, default=str).replace("\\r\\n", "\\n") if said is not None else ""
    return sha256(submission.bytes + words.encode()).digest()[:HALF]


def _hold(by: User, submission: UUID) -> None:
    """Let the sendings of one form follow each other.

    The lock ends with the transaction. It is on the person's own number, so nobody waits for anybody else.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{by.pk}:{submission}"])


def _audience(row: Any) -> str:
    audience: str = row.audience
    return audience

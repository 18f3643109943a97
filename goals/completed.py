"""Both partners' last words on a goal: who reads which, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from couplesgoals.people.models import User
from goals.models import Goal


class Spoken(Protocol):
    """What one partner said at the end of a stretch of a goal."""

    @property
    def person_id(self) -> UUID:
        """Who said it."""
        ...


def readable_by[S: Spoken](viewer: User, goal: Goal, spoken: Sequence[S]) -> list[S]:
    """Return of one stretch's last words those this viewer reads.

    On a joint goal a partner reads the other's only once both have spoken, so that neither answers to the
    other's words.
    """
    if not goal.is_joint or not viewer.is_partner or len({one.person_id for one in spoken}) > 1:
        return list(spoken)
    return [one for one in spoken if one.person_id == viewer.pk]

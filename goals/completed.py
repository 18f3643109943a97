"""Both partners' last words on a goal: who reads which, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from couplesgoals.people.models import User
from goals.models import CompletionVoice, Goal, GoalStatusChange, LifecycleStatus
from goals.models.goal import GoalQuerySet

AT_WORK = (LifecycleStatus.ACTIVE, LifecycleStatus.ON_HOLD)


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


def with_who_spoke(goals: GoalQuerySet, viewer: User) -> GoalQuerySet:
    """Add `spoken_by`: who said "I am done with this" in the stretch that runs, as `is_asked` reads it."""
    changes = GoalStatusChange.visible_to(viewer).filter(
        goal=OuterRef("pk"), before=LifecycleStatus.COMPLETED
    )
    reopened = changes.order_by().values("goal").annotate(times=Count("pk")).values("times")
    spoken = CompletionVoice.visible_to(viewer).filter(goal=OuterRef("pk"), lap=OuterRef("lap"))
    laps = goals.annotate(lap=F("agreed__number") + Coalesce(Subquery(reopened), 0))
    return laps.annotate(spoken_by=ArraySubquery(spoken.order_by().values("person")))


def is_asked(goal: Goal, viewer: User) -> bool:
    """Whether the other feels done with a goal at work and this person has not spoken; needs `spoken_by`."""
    spoken_by = getattr(goal, "spoken_by", ())
    waits = goal.is_joint and goal.lifecycle_status in AT_WORK and goal.talk_requested_at is None
    return waits and viewer.is_partner and bool(spoken_by) and viewer.pk not in spoken_by

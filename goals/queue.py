"""Which joint goals of a caseload wait for whom: the same number of queries for one couple and for sixty."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import FETCH_RAISE, F, Q

from couplesgoals.people.models import User
from goals.answers import with_answers
from goals.clashes import open_clashes
from goals.models import FitCheck, Goal, LifecycleStatus
from goals.models.statuses import OPEN_STATUSES
from goals.presenters import accepted_by, was_returned


@dataclass(frozen=True)
class Waiting:
    """A joint goal that is not simply in effect."""

    goal: Goal
    said_yes: list[str]
    was_returned: bool
    by_care: bool


@dataclass(frozen=True)
class Queue:
    """A goal stands in the first section it belongs to; a clash beside all of them."""

    reviews: list[Waiting]
    clashes: list[FitCheck]
    talks: list[Waiting]
    proposals: list[Waiting]
    changes: list[Waiting]

    def ids(self) -> dict[str, list[UUID]]:
        """Name every record, for the audit log."""
        goals = [one.goal.pk for one in (*self.reviews, *self.talks, *self.proposals, *self.changes)]
        known = set(goals)
        goals += [goal for goal in dict.fromkeys(one.goal_id for one in self.clashes) if goal not in known]
        return {"goals.Goal": goals, "goals.FitCheck": [one.pk for one in self.clashes]}


def queue_of(clinician: User) -> Queue:
    """Sort what is under way on this clinician's caseload, the longest waiting first."""
    under_way = Q(agreed=None) | ~Q(agreed=F("current")) | Q(talk_requested_at__isnull=False)
    # A goal that ended keeps its wait for a talk until the care team ends it.
    found = Q(lifecycle_status__in=OPEN_STATUSES) | Q(talk_requested_at__isnull=False)
    goals = Goal.visible_to(clinician).joint().filter(found, under_way, couple__frozen_at=None)
    goals = goals.exclude(lifecycle_status=LifecycleStatus.ENTERED_IN_ERROR)
    goals = with_answers(goals.for_page(), clinician).prefetch_related("current__acceptances__person")
    waiting = [_waiting(goal) for goal in goals.order_by("created_at", "pk")]
    talks = [one for one in waiting if one.goal.talk_requested_at]
    rest = [one for one in waiting if not one.goal.talk_requested_at]
    reviews = [one for one in rest if one.goal.awaits_review_since]
    agreeing = [one for one in rest if not one.goal.awaits_review_since]
    return Queue(
        reviews=sorted(reviews, key=lambda one: (one.goal.awaits_review_since, one.goal.pk)),
        clashes=_clashes(clinician),
        talks=sorted(talks, key=lambda one: (one.goal.talk_requested_at, one.goal.pk)),
        proposals=[one for one in agreeing if _is_first(one.goal)],
        changes=[one for one in agreeing if not _is_first(one.goal)],
    )


def _clashes(clinician: User) -> list[FitCheck]:
    rows = open_clashes(clinician).select_related("goal__couple", "revision", "author")
    return list(rows.order_by("created_at", "pk").fetch_mode(FETCH_RAISE))


def _is_first(goal: Goal) -> bool:
    return goal.current is not None and goal.current.number == 1


def _waiting(goal: Goal) -> Waiting:
    voices = goal.current.acceptances.all() if goal.current else []
    yes = accepted_by(goal)
    return Waiting(
        goal=goal,
        said_yes=[voice.person.first_name for voice in voices if voice.person_id in yes],
        was_returned=was_returned(goal),
        by_care=goal.author.is_clinician,
    )

"""How a page finds its rows: through what the person signed in may see, or not at all."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest

from couplesgoals.people.gates import signed_in
from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair, find_pair, pair_of_couple, pair_of_partner
from couplesgoals.records.prepared import prepared
from couplesgoals.records.rule import reach_of
from goals.models import Goal
from goals.models.goal import GoalQuerySet


def goal_or_404(request: HttpRequest, goal_id: UUID) -> Goal:
    """Return a goal this person reads, with its words; the same 404 for hidden and absent."""
    found = _goals(signed_in(request), goal_id)
    if not found:
        raise Http404
    return found[0]


def goal_to_work_on_or_404(request: HttpRequest, goal_id: UUID) -> Goal:
    """Return a joint goal or one's own; the partner's own is theirs to log and rate, however shared."""
    goal, person = goal_or_404(request, goal_id), signed_in(request)
    if goal.subject_id not in (None, person.pk):
        raise Http404
    return goal


@prepared
def _goals(viewer: User, goal: UUID) -> GoalQuerySet:
    goals: GoalQuerySet = Goal.visible_to(viewer).filter(pk=goal)
    return goals.for_page()


def pair_or_404(request: HttpRequest) -> Pair:
    """Return the couple this partner is one of, or was last."""
    pair = pair_of_partner(signed_in(request))
    if pair is None:
        raise Http404
    return pair


def pair_of_goal(goal: Goal) -> Pair:
    """Return the two people of a goal's couple."""
    return pair_of_couple(goal.couple)


def before_from(request: HttpRequest) -> UUID | None:
    """Read the timeline's cursor from the URL; anything that is not one means the first page."""
    try:
        return UUID(request.GET["before"])
    except (KeyError, ValueError):
        return None


def pair_in_care(clinician: User, couple_id: UUID) -> Pair:
    """Return the two people of a couple this clinician cares for now, or supervises the care of."""
    pair = find_pair(couple_id) if couple_id in reach_of(clinician).own else None
    if pair is None:
        raise Http404
    return pair

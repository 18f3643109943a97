"""A goal on paper: what the printing person reads of it, and nothing more."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import signed_in
from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair, pair_of_couple
from goals.actions.steps import local_today
from goals.models import Goal, GoalAcceptance, GoalStep, LifecycleStatus
from goals.models.step import GoalStepQuerySet
from goals.presenters import audience_words, sides_of, standing
from goals.views.opening import goal_or_404

# On paper everybody has a name: a sheet may lie on a table.
NOBODY = User()


@require_safe
def goal_print(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Show a goal's sheet for paper."""
    viewer = signed_in(request)
    goal = goal_or_404(viewer, goal_id)
    revision = goal.agreed or goal.current
    pair = pair_of_couple(goal.couple)
    voices = list(GoalAcceptance.visible_to(viewer).filter(goal=goal, revision=revision))
    steps = _open_steps(goal, viewer)
    if not viewer.is_partner:
        read = {
            "goals.Goal": [goal.pk],
            "goals.GoalAcceptance": [one.pk for one in voices],
            "goals.GoalStep": [one.pk for one in steps],
        }
        record_read(by=viewer.pk, page="goals:print", ids_by_target=read, couple=goal.couple_id)
    context = {
        "goal": goal,
        "revision": revision,
        "standing": standing(goal),
        "said": [side for side in sides_of(voices, pair=pair, viewer=NOBODY) if side.said],
        "steps": [{"what": step.what, "who": _who(step, pair, viewer)} for step in steps],
        "audience_words": audience_words(goal, viewer, pair.other(viewer) if viewer.is_partner else None),
    }
    return render(request, "goals/goal_print.html", context)


def _open_steps(goal: Goal, viewer: User) -> list[GoalStep]:
    """Steps that are open today, of a goal that is worked on: the others are nobody's to do."""
    if goal.lifecycle_status != LifecycleStatus.ACTIVE or goal.couple.frozen_at is not None:
        return []
    steps: GoalStepQuerySet = GoalStep.visible_to(viewer).filter(goal=goal)
    return list(steps.open_on(local_today(goal.couple).date()).order_by("created_at", "id"))


def _who(step: GoalStep, pair: Pair, viewer: User) -> str:
    if step.for_person_id is None:
        return ""
    return pair.names.get(pair.slot_of(step.for_person_id), "")

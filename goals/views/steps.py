"""All steps of a goal, and how the last four weeks of each went, for everybody who reads the goal."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import signed_in
from couplesgoals.program.pair import pair_of_couple
from goals.actions.steps import local_today
from goals.step_cards import steps_of
from goals.views.opening import goal_or_404


@require_safe
def goal_steps(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Steps that come and steps behind, with what each person recorded."""
    viewer = signed_in(request)
    goal = goal_or_404(viewer, goal_id)
    pair = pair_of_couple(goal.couple)
    steps = steps_of(goal, viewer=viewer, pair=pair, today=local_today(goal.couple).date())
    if viewer.is_clinician:
        read = {"goals.Goal": [goal.pk]} | steps.read_ids
        record_read(by=viewer.pk, page="goals:steps", ids_by_target=read, couple=goal.couple_id)
    context = {
        "goal": goal,
        "shown": goal.agreed or goal.current,
        "steps": steps,
        "own_slot": pair.slot_of(viewer.pk),
    }
    return render(request, "goals/steps.html", context)

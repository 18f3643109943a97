"""One page for what can happen to a goal as a whole."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import signed_in
from couplesgoals.people.models import User
from couplesgoals.web.forms import PageForm
from goals.life import CHOICES, Choice, choices_for, may_change, other_way
from goals.models import Goal
from goals.models.statuses import CLOSED_STATUSES
from goals.terms import GoalTerms
from goals.views.opening import TO_FIX, carried_out, goal_or_404


@require_http_methods(["GET", "HEAD", "POST"])
def goal_change(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Offer what is possible now, each as a form of its own."""
    viewer = signed_in(request)
    goal = _goal_or_404(viewer, goal_id)
    if request.method != "POST":
        return _page(request, goal, None, None)
    choice = CHOICES.get(request.POST.get("do", ""))
    if choice is None:
        return _page(request, goal, None, None, status=TO_FIX)
    form = choice.form(goal, request.POST)
    if done := carried_out(form, lambda: choice.carry_out(viewer, goal, form.cleaned_data)):
        messages.success(request, str(choice.done))
        return redirect("progress:goal", done.pk)
    return _page(request, _goal_or_404(viewer, goal_id), choice, form, status=TO_FIX)


def words_to_keep(request: HttpRequest) -> dict[str, Any]:
    """Return the words of the joint goal named in the address, set aside, to begin one's own with."""
    try:
        asked = UUID(request.GET.get("keep", ""))
    except ValueError:
        return {}
    viewer = signed_in(request)
    closed = Goal.visible_to(viewer).joint().filter(pk=asked, lifecycle_status__in=CLOSED_STATUSES)
    goal: Goal | None = closed.for_page().first()
    revision = goal and (goal.agreed or goal.current)
    if not revision:
        return {}
    words = GoalTerms.of(revision).fields()
    return {name: value for name, value in words.items() if name != "target_date"}


def _goal_or_404(viewer: User, goal_id: UUID) -> Goal:
    goal = goal_or_404(viewer, goal_id)
    if not may_change(goal, viewer):
        raise Http404
    return goal


def _page(
    request: HttpRequest, goal: Goal, tried: Choice | None, form: PageForm | None, *, status: int = 200
) -> HttpResponse:
    viewer = signed_in(request)
    if viewer.is_clinician:
        record_read(
            by=viewer.pk,
            page="goals:change",
            ids_by_target={"goals.Goal": [goal.pk]},
            couple=goal.couple_id,
        )
    offered = choices_for(goal, viewer)
    context = {
        "goal": goal,
        "other_way": other_way(goal, viewer),
        "revision": goal.agreed or goal.current,
        "offered": [
            {
                "choice": one,
                "form": form if one == tried and form else one.form(goal),
                "is_open": one == tried,
            }
            for one in offered
        ],
        # What was tried and is no longer possible: its answer stands on top of the page.
        "moved_on": form.errors if form is not None and tried not in offered else None,
        "form": form,
    }
    return render(request, "goals/goal_change.html", context, status=status)

"""How a step went on a day: one tap on Today or on the goal, or a page for another day and other readers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible
from couplesgoals.program.pair import pair_of_couple
from goals.actions import mark_step, unmark_step
from goals.actions.stepping import usual_audience
from goals.actions.steps import local_today
from goals.forms.stepping import MarkForm
from goals.models import GoalStep, StepMark
from goals.step_today import SAID, steps_today
from goals.views.opening import TO_FIX, carried_out
from goals.views.stepping import ANY, all_steps_place, step_or_404, steps_place


@require_POST
@partner_required
def step_today(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Say with one tap how it went today, or take that back; who reads it stays as it was last."""
    viewer = signed_in(request)
    step = step_or_404(viewer, step_id)
    outcome = request.POST.get("outcome", "")
    if outcome:
        problem = _problem(lambda: mark_step(by=viewer, step=step, outcome=outcome))
    else:
        problem = _problem(lambda: unmark_step(by=viewer, step=step))
    if request.headers.get("HX-Request") and not problem:
        return _fragment(request, viewer, step, outcome)
    if problem:
        messages.error(request, problem)
    else:
        messages.success(request, SAID[outcome])
    place = _place(request, step)
    return HttpResponseClientRedirect(place) if request.headers.get("HX-Request") else redirect(place)


@require_http_methods(ANY)
@partner_required
def step_mark(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Say how a day of the last week went, and choose who reads it."""
    viewer = signed_in(request)
    step = step_or_404(viewer, step_id)
    today = local_today(step.goal.couple).date()
    partner_name = pair_of_couple(step.goal.couple).other_name(viewer)
    initial = {"day": today.isoformat(), "audience": usual_audience(step, by=viewer)}
    form = MarkForm(request.POST or None, step=step, partner_name=partner_name, today=today, initial=initial)
    posted = request.method == "POST"
    if posted and (marked := carried_out(form, lambda: _mark(viewer, step, form.cleaned_data))):
        messages.success(request, SAID[marked.outcome])
        return redirect(steps_place(step.goal_id))
    has_marks = StepMark.visible_to(viewer).filter(author=viewer, step=step).exists()
    context = {"form": form, "step": step, "goal": step.goal, "has_marks": has_marks}
    return render(request, "goals/step_mark.html", context, status=TO_FIX if form.errors else 200)


@require_POST
@partner_required
def step_unmark(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Take back what one said about a day of the last week."""
    viewer = signed_in(request)
    step = step_or_404(viewer, step_id)
    try:
        day = date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        day = local_today(step.goal.couple).date()
    unmark_step(by=viewer, step=step, day=day)
    messages.success(request, SAID[""])
    return redirect(steps_place(step.goal_id))


def _mark(viewer: User, step: GoalStep, said: dict[str, Any]) -> StepMark:
    return mark_step(
        by=viewer, step=step, outcome=said["outcome"], day=said["day"], audience=said["audience"]
    )


def _problem(act: Callable[[], object]) -> str:
    """Run an action; return what it says against it, or nothing."""
    try:
        act()
    except ValidationError as error:
        return " ".join(error.messages)
    except NotPossible as refusal:
        return str(refusal)
    return ""


def _fragment(request: HttpRequest, viewer: User, step: GoalStep, outcome: str) -> HttpResponse:
    today = local_today(step.goal.couple).date()
    name = pair_of_couple(step.goal.couple).other_name(viewer)
    shown = steps_today(viewer, step.goal.couple, today=today, partner_name=name, only=step.pk)
    context = {"step": shown[0] if shown else None, "said": SAID[outcome], "place": request.POST.get("place")}
    return render(request, "goals/_step_day.html", context)


def _place(request: HttpRequest, step: GoalStep) -> str:
    if request.POST.get("place") == "today":
        return reverse("progress:today") + f"#step-{step.pk}"
    if request.POST.get("place") == "steps":
        return all_steps_place(step.goal_id) + f"#step-{step.pk}"
    return steps_place(step.goal_id)

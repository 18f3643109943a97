"""Steps of a goal: plan one, say how a day went, end one, take it up again."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import pair_of_couple
from couplesgoals.records.audience import partner_choices
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft, save_draft
from couplesgoals.records.submissions import was_sent
from couplesgoals.web.boxes import ticked
from goals.actions import add_step, end_step, resume_step
from goals.actions.steps import local_today
from goals.forms.stepping import StepForm, first_step_values
from goals.models import Goal, GoalStep, ReadinessRating
from goals.rhythm import WEEKDAYS
from goals.step_ideas import Ideas, ideas_for
from goals.views.drafts import TOO_LARGE
from goals.views.opening import TO_FIX, carried_out, goal_or_404, resumed

STEP = "goal-step"
ANY = ["GET", "HEAD", "POST"]


@keeps_draft(form=STEP, about="goal_id")
@partner_required
@require_http_methods(ANY)
def step_new(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Plan a step for oneself or for both."""
    viewer = signed_in(request)
    goal = goal_to_step_on_or_404(viewer, goal_id)
    today = local_today(goal.couple).date()
    ideas = ideas_for(goal, viewer)
    if request.method == "POST":
        form = StepForm(request.POST, is_joint=goal.is_joint, today=today)
        if carried_out(form, lambda: _add(viewer, goal, form)):
            discard_draft(by=viewer, form=STEP, about=goal.pk)
            messages.success(request, _("Your step is planned. You find it on Today when it is due."))
            return redirect(steps_place(goal.pk))
    else:
        form = _begun(request, viewer, goal, ideas, today)
    context = {
        "form": form,
        "goal": goal,
        "ideas": ideas,
        "readers": dict(partner_choices(pair_of_couple(goal.couple).other_name(viewer)))[goal.audience],
    }
    return render(request, "goals/step_new.html", context, status=TO_FIX if form.is_bound else 200)


@require_POST
@partner_required
def step_draft(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Keep what is being typed."""
    viewer = signed_in(request)
    goal = goal_to_step_on_or_404(viewer, goal_id)
    return kept_unless_sent(request, goal, STEP, GoalStep)


@require_POST
@partner_required
def step_end(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Ask for a step no more."""
    step = end_step(by=signed_in(request), step=step_or_404(signed_in(request), step_id))
    messages.success(request, _("This step has ended. What you did of it stays yours."))
    return redirect(all_steps_place(step.goal_id))


@require_POST
@partner_required
def step_resume(request: HttpRequest, step_id: UUID) -> HttpResponse:
    """Take a step up again."""
    step = resume_step(by=signed_in(request), step=step_or_404(signed_in(request), step_id))
    messages.success(request, _("The step is back."))
    return redirect(all_steps_place(step.goal_id))


def goal_to_step_on_or_404(viewer: User, goal_id: UUID) -> Goal:
    """Return a joint goal or one of the viewer's own, in a couple's space that is open."""
    goal = own_or_joint_or_404(viewer, goal_id)
    if not is_open(viewer, goal.couple):
        raise Http404
    return goal


def own_or_joint_or_404(viewer: User, goal_id: UUID) -> Goal:
    """Return a joint goal or one of the viewer's own; the partner's own is theirs, however shared."""
    goal = goal_or_404(viewer, goal_id)
    if goal.subject_id not in (None, viewer.pk):
        raise Http404
    return goal


def step_or_404(viewer: User, step_id: UUID) -> GoalStep:
    """Return a step this person may mark: their own, or one of both."""
    steps = GoalStep.visible_to(viewer).select_related("goal__couple", "goal__agreed").filter(pk=step_id)
    step: GoalStep | None = steps.first()
    if step is None or step.for_person_id not in (None, viewer.pk):
        raise Http404
    if step.goal.subject_id not in (None, viewer.pk) or not is_open(viewer, step.goal.couple):
        raise Http404
    return step


def is_open(viewer: User, couple: Couple) -> bool:
    """Whether this partner may write in this couple's space now."""
    return Couple.of_partner(viewer).filter(pk=couple.pk, frozen_at=None).exists()


def steps_place(goal_id: UUID) -> str:
    """The address of a goal's steps on its page."""
    return reverse("progress:goal", args=[goal_id]) + "#steps"


def all_steps_place(goal_id: UUID) -> str:
    """The address of all steps of a goal, where they end and are taken up again."""
    return reverse("goals:steps", args=[goal_id])


def _add(viewer: User, goal: Goal, form: StepForm) -> GoalStep:
    return add_step(
        by=viewer,
        goal=goal,
        plan=form.plan(),
        for_both=form.is_for_both,
        submission=form.cleaned_data["submission"],
    )


def _begun(request: HttpRequest, viewer: User, goal: Goal, ideas: Ideas, today: date) -> StepForm:
    """Return the form with what was typed before, or with an idea that was chosen."""
    target = goal.agreed.target_date if goal.agreed else None
    values = first_step_values(today=today, target=target, size=ideas.size) | {"submission": uuid4()}
    draft = draft_of(by=viewer, form=STEP, about=goal.pk)
    values = resumed(StepForm, values, draft) | ticked(draft, "weekdays", WEEKDAYS)
    chosen = request.GET.get("idea", "")
    if chosen.isdecimal() and int(chosen) < len(ideas.words):
        values["what"] = ideas.words[int(chosen)]
    return StepForm(initial=values, is_joint=goal.is_joint, today=today)


def kept_unless_sent(
    request: HttpRequest, goal: Goal, form: str, made: type[GoalStep | ReadinessRating]
) -> HttpResponse:
    """Keep what is being typed about a goal, unless the very form was sent already.

    A save may arrive after the form it belongs to; it must not bring the draft back, nor its number.
    """
    viewer, number = signed_in(request), request.POST.get("submission", "")
    if not was_sent(made, by=viewer, submission=number):
        try:
            save_draft(by=viewer, couple=goal.couple, form=form, about=goal.pk, data=request.POST)
        except ValidationError:
            return HttpResponse(status=TOO_LARGE)
    return HttpResponse(status=204)

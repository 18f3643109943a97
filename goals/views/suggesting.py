"""A clinician suggests a goal to a couple in their care."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from couplesgoals.people.gates import clinician_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import Pair
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft, save_draft
from goals.actions import suggest_goal
from goals.forms import first_values
from goals.forms.suggesting import CareGoalForm
from goals.models import Goal
from goals.views.boundaries import pair_in_care_or_404
from goals.views.drafts import TOO_LARGE
from goals.views.opening import TO_FIX, carried_out, resumed

CARE_GOAL = "goal-care"


def _couple(request: HttpRequest, couple_id: UUID) -> Couple | None:
    return pair_in_care_or_404(signed_in(request), couple_id).couple


@keeps_draft(form=CARE_GOAL, about="couple_id", couple=_couple)
@clinician_required
@require_http_methods(["GET", "HEAD", "POST"])
def care_goal(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """Write a goal for both to take, change or leave."""
    viewer = signed_in(request)
    pair = _writing_pair_or_404(viewer, couple_id)
    if request.method != "POST":
        draft = draft_of(by=viewer, form=CARE_GOAL, about=couple_id)
        return _page(request, pair, CareGoalForm(initial=resumed(CareGoalForm, first_values(), draft)))
    form = CareGoalForm(request.POST)
    if carried_out(form, lambda: _suggest(viewer, pair, form)):
        discard_draft(by=viewer, form=CARE_GOAL, about=couple_id)
        messages.success(request, _("Sent to both. It is theirs to take, change or leave."))
        return redirect("progress:couple", couple_id)
    return _page(request, pair, form)


@clinician_required
@require_POST
def care_goal_draft(request: HttpRequest, couple_id: UUID) -> HttpResponse:
    """Keep what is being typed; 204 when kept."""
    viewer = signed_in(request)
    couple = _writing_pair_or_404(viewer, couple_id).couple
    try:
        save_draft(by=viewer, couple=couple, form=CARE_GOAL, about=couple_id, data=request.POST)
    except ValidationError:
        return HttpResponse(status=TOO_LARGE)
    return HttpResponse(status=204)


def _writing_pair_or_404(viewer: User, couple_id: UUID) -> Pair:
    """Return the two people; nothing new is suggested once their joint space is frozen."""
    pair = pair_in_care_or_404(viewer, couple_id)
    if pair.couple.frozen_at is not None:
        raise Http404
    return pair


def _page(request: HttpRequest, pair: Pair, form: CareGoalForm) -> HttpResponse:
    context = {"form": form, "couple": pair.couple, "has_both": len(pair.people) == 2}
    return render(request, "goals/goal_care.html", context, status=TO_FIX if form.is_bound else 200)


def _suggest(by: User, pair: Pair, form: CareGoalForm) -> Goal:
    submission = form.cleaned_data["submission"]
    return suggest_goal(by=by, couple=pair.couple, terms=form.terms(), submission=submission)

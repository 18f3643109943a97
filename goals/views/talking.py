"""A clinician asks both partners for a talk about a joint goal, and says what came of it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import clinician_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.pair import pair_of_couple
from goals.actions import end_talk, request_talk
from goals.care import care_of
from goals.forms.reviewing import TalkForm
from goals.models import Goal
from goals.views.opening import TO_FIX, carried_out, joint_goal_or_404


@clinician_required
@require_http_methods(["GET", "HEAD", "POST"])
def goal_talk(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Ask for a talk, or end the wait for one."""
    viewer = signed_in(request)
    goal = joint_goal_or_404(viewer, goal_id)
    form = TalkForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        asks = request.POST.get("do") == "request"
        if carried_out(form, lambda: _act(viewer, goal, form, asks=asks)):
            messages.success(
                request,
                _("Both now read that you would like to talk it through.")
                if asks
                else _("The wait is over. What you noted is with the care team."),
            )
            return redirect("goals:review", goal.pk)
        goal = joint_goal_or_404(viewer, goal_id)
    care = care_of(goal, viewer=viewer, pair=pair_of_couple(goal.couple))
    ids = {"goals.Goal": [goal.pk], **care.ids()}
    record_read(by=viewer.pk, page="goals:talk", ids_by_target=ids, couple=goal.couple_id)
    context = {"goal": goal, "form": form, "care": care}
    return render(request, "goals/goal_talk.html", context, status=TO_FIX if form.is_bound else 200)


def _act(by: User, goal: Goal, form: TalkForm, *, asks: bool) -> Goal:
    if asks:
        return request_talk(by=by, goal=goal)
    return end_talk(by=by, goal=goal, words=form.cleaned_data["words"])

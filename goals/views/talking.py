"""A clinician asks both for a talk about a joint goal, says what came of it, or writes to one alone."""

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
from couplesgoals.program.pair import Pair, pair_of_couple
from goals.actions import end_talk, request_talk, return_goal
from goals.actions.reviewing import Feedback
from goals.care import care_of
from goals.forms.reviewing import AloneForm, TalkForm
from goals.models import Goal
from goals.models.statuses import OPEN_STATUSES
from goals.views.opening import TO_FIX, carried_out, joint_goal_or_404, now_about

# The buttons that write to one alone, by slot.
TO_ONE = {"to-a": "a", "to-b": "b"}


@clinician_required
@require_http_methods(["GET", "HEAD", "POST"])
def goal_talk(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Ask for a talk, end the wait for one, or write to one alone first."""
    viewer = signed_in(request)
    goal = joint_goal_or_404(viewer, goal_id)
    pair = pair_of_couple(goal.couple)
    do = request.POST.get("do", "")
    talk, alone = TalkForm(), _alone(goal)
    if request.method == "POST":
        if to := pair.people.get(TO_ONE.get(do, "")):
            alone = AloneForm(request.POST)
            done = carried_out(alone, lambda: _write(viewer, goal, alone, to))
        else:
            talk = TalkForm(request.POST)
            done = carried_out(talk, lambda: _act(viewer, goal, talk, asks=do == "request"))
        if done:
            messages.success(request, _said(do, to))
            return redirect("goals:review", goal.pk)
    return _page(request, joint_goal_or_404(viewer, goal_id), pair, talk, alone)


def _page(request: HttpRequest, goal: Goal, pair: Pair, talk: TalkForm, alone: AloneForm) -> HttpResponse:
    care = care_of(goal, viewer=signed_in(request), pair=pair)
    record_read(by=signed_in(request).pk, page="goals:talk", ids_by_target=care.ids(), couple=goal.couple_id)
    if goal.current is not None:
        now_about(alone, goal.current.number)
    # What the summary above both forms speaks about is the one that was sent.
    context = {"goal": goal, "pair": pair, "talk": talk, "alone": alone, "care": care}
    context |= {"form": alone if alone.is_bound else talk, "is_open": goal.lifecycle_status in OPEN_STATUSES}
    bound = talk.is_bound or alone.is_bound
    return render(request, "goals/goal_talk.html", context, status=TO_FIX if bound else 200)


def _alone(goal: Goal) -> AloneForm:
    return AloneForm(initial={"number": goal.current.number if goal.current else None})


def _said(do: str, to: User | None) -> str:
    if to is not None:
        name = {"partner": to.first_name}
        return _("Sent to %(partner)s alone. Both read that you would like to talk it through.") % name
    if do == "request":
        return _("Both now read that you would like to talk it through.")
    return _("The wait is over. What you noted is with the care team.")


def _write(by: User, goal: Goal, form: AloneForm, to: User) -> Goal:
    said = form.cleaned_data
    feedback = Feedback(message=said["message"])
    return return_goal(by=by, goal=goal, number=said["number"], feedback=feedback, to=to)


def _act(by: User, goal: Goal, form: TalkForm, *, asks: bool) -> Goal:
    if asks:
        return request_talk(by=by, goal=goal)
    return end_talk(by=by, goal=goal, words=form.cleaned_data["words"])

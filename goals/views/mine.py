"""One's own view of a goal: private rulers over time, asked in two screens; nothing for the partner."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.records.audience import Audience
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft, save_draft
from goals.actions import check_fit, rate_readiness
from goals.feedback import feedback_for
from goals.forms.fit import TellForm
from goals.forms.readiness import ReasonsForm, RulersForm
from goals.models import FitCheck, Goal, ReadinessRating
from goals.models.statuses import OPEN_STATUSES
from goals.own_rulers import own_rulers
from goals.told import told_by
from goals.views.opening import TO_FIX, carried_out, now_about, resumed
from goals.views.stepping import ANY, goal_to_step_on_or_404, is_open, kept_unless_sent, own_or_joint_or_404

READINESS, FIT = "goal-readiness", "goal-fit"


@keeps_draft(form=FIT, about="goal_id")
@partner_required
@require_http_methods(ANY)
def mine(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """What this goal is to oneself, and, of one of both, a word to one's care team at any time."""
    viewer = signed_in(request)
    goal = own_or_joint_or_404(viewer, goal_id)
    if request.method != "POST":
        return _mine(request, goal, _fit_begun(viewer, goal))
    if not goal.is_joint:
        raise Http404
    form = TellForm(request.POST)
    if carried_out(form, lambda: _tell(viewer, goal, form)):
        discard_draft(by=viewer, form=FIT, about=goal.pk)
        messages.success(request, _("Your care team will read it. Nothing else has changed."))
        return redirect("goals:mine", goal.pk)
    goal = own_or_joint_or_404(viewer, goal_id)
    if goal.current is not None:
        now_about(form, goal.current.number)
    return _mine(request, goal, form)


def _mine(request: HttpRequest, goal: Goal, form: TellForm) -> HttpResponse:
    viewer = signed_in(request)
    may_write = goal.lifecycle_status in OPEN_STATUSES and is_open(viewer, goal.couple)
    context = {
        "goal": goal,
        "rulers": own_rulers(goal, viewer),
        "form": form,
        "may_rate": may_write,
        "may_tell": may_write and goal.is_joint,
        "feedback": feedback_for(goal, viewer),
        "told": told_by(viewer, goal),
        "is_private": goal.audience == Audience.PRIVATE,
    }
    return render(request, "goals/mine.html", context, status=TO_FIX if form.is_bound else 200)


def _tell(by: User, goal: Goal, form: TellForm) -> FitCheck:
    said = form.cleaned_data
    return check_fit(by=by, goal=goal, number=said["number"], fit=said["fit"], words=said["fit_words"])


def _fit_begun(viewer: User, goal: Goal) -> TellForm:
    """An empty form, but for what was being sent when the sign-in ended."""
    values = {"number": goal.current.number if goal.current else None}
    return TellForm(initial=resumed(TellForm, values, draft_of(by=viewer, form=FIT, about=goal.pk)))


@keeps_draft(form=READINESS, about="goal_id")
@partner_required
@require_http_methods(ANY)
def readiness(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """First screen: three numbers, and who reads them."""
    viewer = signed_in(request)
    goal = goal_to_step_on_or_404(viewer, goal_id)
    if request.method == "POST":
        form = RulersForm(request.POST, goal=goal)
        if form.is_valid():
            save_draft(by=viewer, couple=goal.couple, form=READINESS, about=goal.pk, data=request.POST)
            return redirect("goals:readiness_why", goal.pk)
    else:
        form = RulersForm(initial=_begun(viewer, goal), goal=goal)
    context = {"form": form, "goal": goal}
    return render(request, "goals/readiness.html", context, status=TO_FIX if form.is_bound else 200)


@keeps_draft(form=READINESS, about="goal_id")
@partner_required
@require_http_methods(ANY)
def readiness_why(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Second screen: the two questions for the number just given; then all of it is written down."""
    viewer = signed_in(request)
    goal = goal_to_step_on_or_404(viewer, goal_id)
    given = request.POST.dict() if request.method == "POST" else _begun(viewer, goal)
    number = _number(given)
    if number is None:
        return redirect("goals:readiness", goal.pk)
    if request.method != "POST":
        form = ReasonsForm(initial=given, goal=goal, readiness=number)
    elif "back" in request.POST:
        save_draft(by=viewer, couple=goal.couple, form=READINESS, about=goal.pk, data=request.POST)
        return redirect("goals:readiness", goal.pk)
    else:
        form = ReasonsForm(request.POST, goal=goal, readiness=number)
        if carried_out(form, lambda: rate_readiness(by=viewer, goal=goal, **form.cleaned_data)):
            discard_draft(by=viewer, form=READINESS, about=goal.pk)
            messages.success(request, _("It is written down, for you."))
            return redirect("goals:mine", goal.pk)
    context = {"form": form, "goal": goal, "number": number}
    return render(request, "goals/readiness_why.html", context, status=TO_FIX if form.is_bound else 200)


@require_POST
@partner_required
def readiness_draft(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Keep what is being typed."""
    goal = goal_to_step_on_or_404(signed_in(request), goal_id)
    return kept_unless_sent(request, goal, READINESS, ReadinessRating)


def _begun(viewer: User, goal: Goal) -> dict[str, object]:
    """Return what a form starts with: what was chosen before, and the usual reader."""
    values = {"audience": _usual(viewer, goal), "submission": uuid4()}
    return resumed(RulersForm, values, draft_of(by=viewer, form=READINESS, about=goal.pk))


def _usual(viewer: User, goal: Goal) -> str:
    """Return whom this person let read it last time, or else the care team; nobody of a private goal."""
    if goal.audience == Audience.PRIVATE:
        return Audience.PRIVATE
    last = ReadinessRating.visible_to(viewer).filter(goal=goal, author=viewer).order_by("-created_at")
    return last.values_list("audience", flat=True).first() or Audience.CARE_TEAM


def _number(given: Mapping[str, object]) -> int | None:
    """Return the number given for readiness, None where there is none yet."""
    text = str(given.get("readiness", ""))
    return int(text) if text in {str(number) for number in range(11)} else None

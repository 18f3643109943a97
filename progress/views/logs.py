"""Log a step, and choose anew who reads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.refusals import OutOfTurn
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft, save_draft
from couplesgoals.records.submissions import was_sent
from couplesgoals.web.boxes import ticked
from goals.models import Goal
from progress.actions import change_log_audience, log_progress
from progress.forms import LogAudienceForm, LogForm
from progress.lists import GotInTheWay, HelpedBy
from progress.models import ProgressLog
from progress.pages.tracking import open_steps
from progress.views.lookup import goal_to_work_on_or_404, pair_of_goal

FORM = "progress-log"
TOO_LARGE = 413


@require_http_methods(["GET", "HEAD", "POST"])
@partner_required
@keeps_draft(form=FORM, about="goal_id")
def log(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Log one thing done for a goal."""
    person, goal = signed_in(request), goal_to_work_on_or_404(request, goal_id)
    pair = pair_of_goal(goal)
    today = timezone.localtime(timezone.now(), pair.couple.zone).date()
    # What was sent needs no draft, and steps only where it names one, or is to be shown again.
    is_sent = bool(request.POST)
    names_step = not is_sent or bool(request.POST.get("step"))
    draft = {} if is_sent else draft_of(by=person, form=FORM, about=goal_id)
    form = LogForm(
        request.POST or None,
        goal=goal,
        partner_name=pair.other_name(person),
        today=today,
        initial={"submission": uuid4(), "step": request.GET.get("step", "")} | draft | _boxes(draft),
    )
    if names_step:
        form.offer(open_steps(person, goal, today=today))
    if request.method == "POST" and form.is_valid() and _log(request, goal, form):
        discard_draft(by=person, form=FORM, about=goal_id)
        messages.success(request, _("It is in your log. That counts."))
        return redirect("progress:goal", goal_id)
    if not names_step:
        form.offer(open_steps(person, goal, today=today))
    context = {"form": form, "goal": goal, "has_draft": bool(draft)}
    return render(request, "progress/log.html", context, status=422 if form.errors else 200)


def _log(request: HttpRequest, goal: Goal, form: LogForm) -> bool:
    try:
        log_progress(by=signed_in(request), goal=goal, **form.entry())
    except ValidationError as error:
        form.add_error(None, error)
        return False
    except OutOfTurn as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _boxes(draft: Mapping[str, str]) -> dict[str, Any]:
    return ticked(draft, "helped", HelpedBy.values) | ticked(draft, "hindered", GotInTheWay.values)


@require_POST
@partner_required
def log_draft(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Keep what is being typed."""
    goal = goal_to_work_on_or_404(request, goal_id)
    person = signed_in(request)
    # A save may arrive after the form it belongs to; it must not bring the draft back, nor its number.
    if not was_sent(ProgressLog, by=person, submission=request.POST.get("submission", "")):
        try:
            save_draft(by=person, couple=goal.couple, form=FORM, about=goal_id, data=request.POST)
        except ValidationError:
            return HttpResponse(status=TOO_LARGE)
    return HttpResponse(status=204)


@require_http_methods(["GET", "HEAD", "POST"])
@partner_required
def log_audience(request: HttpRequest, log_id: UUID) -> HttpResponse:
    """Choose who reads one's own entry from now on."""
    person = signed_in(request)
    own = ProgressLog.visible_to(person).filter(author=person)
    entry = get_object_or_404(own.select_related("goal__current"), pk=log_id)
    pair = pair_of_goal(entry.goal)
    form = LogAudienceForm(
        request.POST or None,
        goal=entry.goal,
        partner_name=pair.other_name(person),
        initial={"audience": entry.audience},
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_log_audience(by=person, entry=entry, audience=form.cleaned_data["audience"])
        except ValidationError as error:
            # The goal was narrowed while this page was open.
            form.add_error("audience", error.messages)
        except OutOfTurn as refusal:
            form.add_error("audience", str(refusal))
        else:
            messages.success(request, _("Saved. It holds from now on."))
            return redirect("progress:goal", entry.goal_id)
    context = {"form": form, "entry": entry, "partner_name": pair.other_name(person)}
    return render(request, "progress/log_audience.html", context, status=422 if form.errors else 200)

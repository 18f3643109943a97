"""Answer a proposal: accept it, or suggest changes, also to a goal in effect."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from couplesgoals.people.gates import partner_required
from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair, pair_of_couple
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft
from goals.actions import accept_goal, suggest_changes
from goals.actions.agreeing import AGREEING
from goals.forms import AcceptForm, SuggestForm, VoiceForm, values_of
from goals.history import History, history_of
from goals.models import Goal
from goals.presenters import sides_of
from goals.views.opening import (
    ANSWER,
    SUGGEST,
    TO_FIX,
    carried_out,
    joint_goal_or_404,
    now_about,
    read_number,
    resumed,
)


@keeps_draft(form=ANSWER, about="goal_id")
@partner_required
@require_http_methods(["GET", "HEAD", "POST"])
def goal_answer(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Read a proposal with the other's why beside it, and say yes to it."""
    goal = joint_goal_or_404(request.user, goal_id)
    pair = pair_of_couple(goal.couple)
    form = None
    if request.method == "POST":
        form = AcceptForm(request.POST, partner_name=pair.other_name(request.user))
        if form.is_valid() and (done := carried_out(form, lambda: _accept(request.user, goal, form))):
            discard_draft(by=request.user, form=ANSWER, about=goal.pk)
            messages.success(request, _said_yes(done, pair.other_name(request.user)))
            return redirect("progress:goal", goal.pk)
    return _page(request, goal_id, pair, form, key=ANSWER, kind=AcceptForm)


@keeps_draft(form=SUGGEST, about="goal_id")
@partner_required
@require_http_methods(["GET", "HEAD", "POST"])
def goal_suggest(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Write the next version of a joint goal, starting from the words of the latest."""
    goal = joint_goal_or_404(request.user, goal_id)
    pair = pair_of_couple(goal.couple)
    name = pair.other_name(request.user)
    form = None
    if request.method == "POST":
        form = SuggestForm(request.POST, partner_name=name)
        if form.is_valid() and carried_out(form, lambda: _suggest(request.user, goal, form)):
            discard_draft(by=request.user, form=SUGGEST, about=goal.pk)
            messages.success(request, _("Your changes went to %(partner)s.") % {"partner": name})
            return redirect("progress:goal", goal.pk)
    return _page(request, goal_id, pair, form, key=SUGGEST, kind=SuggestForm)


def _accept(by: User, goal: Goal, form: AcceptForm) -> Goal:
    return accept_goal(by=by, goal=goal, number=form.cleaned_data["number"], voice=form.voice())


def _suggest(by: User, goal: Goal, form: SuggestForm) -> Goal:
    said = form.cleaned_data
    return suggest_changes(
        by=by,
        goal=goal,
        based_on=said["number"],
        terms=form.terms(),
        voice=form.voice(),
        reason=said["reason"],
    )


def _said_yes(goal: Goal, name: str) -> str:
    if goal.awaits_review_since is not None:
        return _("You have both said yes. Your clinician looks at it next.")
    return _("You said yes. Next it is up to %(partner)s.") % {"partner": name}


def _page(
    request: HttpRequest,
    goal_id: UUID,
    pair: Pair,
    form: VoiceForm | None,
    *,
    key: str,
    kind: type[AcceptForm | SuggestForm],
) -> HttpResponse:
    """Show the goal as it is now; what was typed about an older version stays, with what changed since."""
    goal = joint_goal_or_404(request.user, goal_id)
    history = history_of(goal, viewer=request.user)
    latest = history.latest.revision
    if form is None:
        typed = draft_of(by=request.user, form=key, about=goal.pk)
        values = values_of(latest, history.last_voice_of(request.user))
        form = kind(initial=resumed(kind, values, typed), partner_name=pair.other_name(request.user))
    else:
        typed = form.data.dict()  # type: ignore[attr-defined]  # a bound form of a page holds a QueryDict
        now_about(form, latest.number)
    context = _context(request.user, pair, history, read_number(typed)) | {"form": form}
    template = "goals/goal_answer.html" if kind is AcceptForm else "goals/goal_suggest.html"
    return render(request, template, context, status=TO_FIX if form.is_bound else 200)


def _context(viewer: User, pair: Pair, history: History, seen: int | None) -> dict[str, Any]:
    goal, latest = history.goal, history.latest
    newer = history.since(seen)
    has_said_yes = latest.voice_of(viewer) is not None
    is_open = goal.lifecycle_status in AGREEING and goal.couple.frozen_at is None
    return {
        "goal": goal,
        "revision": latest.revision,
        "sides": [side for side in sides_of(latest.voices, pair=pair, viewer=viewer) if side.said],
        "reviews": latest.reviews,
        "partner": pair.other_name(viewer),
        "by_me": latest.revision.author_id == viewer.pk,
        "newer": newer,
        "comparison": newer or latest.comparison,
        "has_said_yes": has_said_yes,
        "was_returned": latest.was_returned,
        "is_open": is_open,
        "may_accept": is_open and not has_said_yes,
    }

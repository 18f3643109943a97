"""Answer a proposal: accept it, or suggest changes, also to a goal in effect."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair, pair_of_couple
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft
from goals.actions import accept_goal, suggest_changes
from goals.actions.agreeing import AGREEING
from goals.forms import AcceptForm, SuggestForm, values_of
from goals.history import History, history_of
from goals.models import Goal
from goals.presenters import says_something, sides_of
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

# For each form: the key of its draft, and its page.
PAGES: dict[type[AcceptForm | SuggestForm], tuple[str, str]] = {
    AcceptForm: (ANSWER, "goals/goal_answer.html"),
    SuggestForm: (SUGGEST, "goals/goal_suggest.html"),
}


@keeps_draft(form=ANSWER, about="goal_id")
@partner_required
@require_http_methods(["GET", "HEAD", "POST"])
def goal_answer(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Read a proposal with the other's why beside it, and say yes to it."""
    viewer = signed_in(request)
    goal = joint_goal_or_404(viewer, goal_id)
    pair = pair_of_couple(goal.couple)
    name = pair.other_name(viewer)
    if request.method != "POST":
        return _page(request, goal_id, pair, AcceptForm)
    form = AcceptForm(request.POST, partner_name=name)
    if done := carried_out(form, lambda: _accept(viewer, goal, form)):
        discard_draft(by=viewer, form=ANSWER, about=goal.pk)
        messages.success(request, _said_yes(done, name))
        return redirect("progress:goal", goal.pk)
    return _page(request, goal_id, pair, AcceptForm, form)


@keeps_draft(form=SUGGEST, about="goal_id")
@partner_required
@require_http_methods(["GET", "HEAD", "POST"])
def goal_suggest(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Write the next version of a joint goal, starting from the words of the latest."""
    viewer = signed_in(request)
    goal = joint_goal_or_404(viewer, goal_id)
    pair = pair_of_couple(goal.couple)
    name = pair.other_name(viewer)
    if request.method != "POST":
        return _page(request, goal_id, pair, SuggestForm)
    form = SuggestForm(request.POST, partner_name=name)
    if carried_out(form, lambda: _suggest(viewer, goal, form)):
        discard_draft(by=viewer, form=SUGGEST, about=goal.pk)
        messages.success(request, _("Your changes went to %(partner)s.") % {"partner": name})
        return redirect("progress:goal", goal.pk)
    return _page(request, goal_id, pair, SuggestForm, form)


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
    kind: type[AcceptForm | SuggestForm],
    form: AcceptForm | SuggestForm | None = None,
) -> HttpResponse:
    """Show the goal as it is now; what was typed about an older version stays, with what changed since."""
    viewer = signed_in(request)
    goal = joint_goal_or_404(viewer, goal_id)
    history = history_of(goal, viewer=viewer)
    latest = history.latest.revision
    key, template = PAGES[kind]
    typed: dict[str, str] = request.POST.dict()
    if form is None:
        typed = draft_of(by=viewer, form=key, about=goal.pk)
        values = values_of(latest, history.last_voice_of(viewer))
        form = kind(initial=resumed(kind, values, typed), partner_name=pair.other_name(viewer))
    now_about(form, latest.number)
    context = _context(viewer, pair, history, read_number(typed)) | {"form": form}
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
        "reviews": [review for review in latest.reviews if says_something(review)],
        "partner": pair.other_name(viewer),
        "by_me": latest.revision.author_id == viewer.pk,
        "newer": newer,
        "comparison": newer or latest.comparison,
        "has_said_yes": has_said_yes,
        "was_returned": latest.was_returned,
        "is_open": is_open,
        "may_accept": is_open and not has_said_yes,
    }

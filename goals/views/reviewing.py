"""The clinician's pages of joint goals: what is under way, and the review of one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from couplesgoals.audit.actions import record_read
from couplesgoals.people.gates import clinician_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair, pair_of_couple
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft
from goals.actions import approve_goal, return_goal
from goals.care import care_of
from goals.clashes import open_clashes
from goals.forms import ReviewForm
from goals.history import History, history_of
from goals.models import Goal, ReviewOutcome
from goals.presenters import sides_of
from goals.queue import queue_of
from goals.views.opening import (
    REVIEW,
    TO_FIX,
    carried_out,
    couple_of_goal,
    joint_goal_or_404,
    now_about,
    read_number,
    resumed,
)

# The buttons: to both, or to one alone by slot.
TO_ONE = {"to-a": "a", "to-b": "b"}


@clinician_required
@require_safe
def review_queue(request: HttpRequest) -> HttpResponse:
    """List what waits for the clinician and what the couples are still agreeing, oldest first."""
    viewer = signed_in(request)
    queue = queue_of(viewer)
    ids = queue.ids()
    if ids["goals.Goal"]:
        record_read(by=viewer.pk, page="goals:queue", ids_by_target=ids)
    return render(request, "goals/review_queue.html", {"queue": queue, "is_empty": not ids["goals.Goal"]})


@keeps_draft(form=REVIEW, about="goal_id", couple=couple_of_goal)
@clinician_required
@require_http_methods(["GET", "HEAD", "POST"])
def goal_review(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Read the version both accepted, and approve it or send it back with thoughts, to both or to one."""
    viewer = signed_in(request)
    goal = joint_goal_or_404(viewer, goal_id)
    pair = pair_of_couple(goal.couple)
    if request.method != "POST":
        return _page(request, goal_id, pair)
    outcome = request.POST.get("outcome", "")
    form = ReviewForm(request.POST, approving=outcome == ReviewOutcome.APPROVED)
    if carried_out(form, lambda: _answer(viewer, goal, form, outcome, pair)):
        discard_draft(by=viewer, form=REVIEW, about=goal.pk)
        messages.success(request, _done(outcome, pair))
        return redirect("progress:goal", goal.pk)
    return _page(request, goal_id, pair, form)


def _page(request: HttpRequest, goal_id: UUID, pair: Pair, form: ReviewForm | None = None) -> HttpResponse:
    """Show the latest version with both voices and what each told the care team, and the clinician's form."""
    viewer = signed_in(request)
    history = history_of(joint_goal_or_404(viewer, goal_id), viewer=viewer)
    number = history.latest.revision.number
    typed: dict[str, str] = request.POST.dict()
    if form is None:
        typed = draft_of(by=viewer, form=REVIEW, about=goal_id)
        form = ReviewForm(initial=resumed(ReviewForm, {"number": number}, typed))
    now_about(form, number)
    context = _context(viewer, history, pair, read_number(typed)) | {"form": form}
    return render(request, "goals/goal_review.html", context, status=TO_FIX if form.is_bound else 200)


def _answer(by: User, goal: Goal, form: ReviewForm, outcome: str, pair: Pair) -> Goal:
    said: dict[str, Any] = {"number": form.cleaned_data["number"], "feedback": form.feedback()}
    if outcome == ReviewOutcome.APPROVED:
        talked_through = form.cleaned_data["talked_through"]
        return approve_goal(by=by, goal=goal, talked_through=talked_through, **said)
    return return_goal(by=by, goal=goal, to=pair.people.get(TO_ONE.get(outcome, "")), **said)


def _done(outcome: str, pair: Pair) -> str:
    if outcome == ReviewOutcome.APPROVED:
        return _("Approved. The goal is in effect.")
    if outcome in TO_ONE:
        name = {"partner": pair.names[TO_ONE[outcome]]}
        return _("Sent to %(partner)s alone. Both read that you would like to talk it through.") % name
    return _("Sent back to both.")


def _context(viewer: User, history: History, pair: Pair, seen: int | None) -> dict[str, Any]:
    goal, latest = history.goal, history.latest
    newer = history.since(seen)
    care = care_of(goal, viewer=viewer, pair=pair)
    has_clash = open_clashes(viewer).filter(goal=goal).exists()
    ids = {**history.ids(), **care.ids()}
    record_read(by=viewer.pk, page="goals:review", ids_by_target=ids, couple=goal.couple_id)
    return {
        "goal": goal,
        "couple": goal.couple,
        "pair": pair,
        "revision": latest.revision,
        "sides": sides_of(latest.voices, pair=pair, viewer=viewer),
        "reviews": latest.reviews,
        "earlier_reviews": [review for version in history.versions[:-1] for review in version.reviews],
        "newer": newer,
        "comparison": newer or latest.comparison,
        "may_review": goal.awaits_review_since is not None and goal.couple.frozen_at is None,
        "care": care,
        "has_clash": has_clash,
    }

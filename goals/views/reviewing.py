"""The clinician's pages: which goals wait for a review, and the review of one."""

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
from couplesgoals.program.pair import pair_of_couple
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft
from goals.actions import approve_goal, return_goal
from goals.forms import ReviewForm
from goals.history import History, history_of
from goals.models import Goal, ReviewOutcome
from goals.presenters import sides_of
from goals.views.opening import (
    REVIEW,
    TO_FIX,
    carried_out,
    couple_of_goal,
    joint_goal_or_404,
    note_staff_read,
    now_about,
    read_number,
    resumed,
)


@clinician_required
@require_safe
def review_queue(request: HttpRequest) -> HttpResponse:
    """List goals both partners accepted that wait for an answer, oldest first."""
    viewer = signed_in(request)
    waiting = Goal.visible_to(viewer).awaiting_review().for_page().select_related("couple")
    goals: list[Goal] = list(waiting.order_by("awaits_review_since", "pk"))
    if goals:
        ids = {"goals.Goal": [goal.pk for goal in goals]}
        record_read(by=viewer.pk, page="goals:queue", ids_by_target=ids)
    return render(request, "goals/review_queue.html", {"goals": goals})


@keeps_draft(form=REVIEW, about="goal_id", couple=couple_of_goal)
@clinician_required
@require_http_methods(["GET", "HEAD", "POST"])
def goal_review(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Read the version both accepted, and approve it or send it back with thoughts."""
    viewer = signed_in(request)
    goal = joint_goal_or_404(viewer, goal_id)
    if request.method != "POST":
        return _page(request, goal_id)
    form = ReviewForm(request.POST)
    outcome = request.POST.get("outcome", "")
    if carried_out(form, lambda: _answer(viewer, goal, form, outcome)):
        discard_draft(by=viewer, form=REVIEW, about=goal.pk)
        approved = outcome == ReviewOutcome.APPROVED
        messages.success(
            request, _("Approved. The goal is in effect.") if approved else _("Sent back to both.")
        )
        return redirect("progress:goal", goal.pk)
    return _page(request, goal_id, form)


def _page(request: HttpRequest, goal_id: UUID, form: ReviewForm | None = None) -> HttpResponse:
    """Show the latest version with both voices, and the clinician's form."""
    viewer = signed_in(request)
    history = history_of(joint_goal_or_404(viewer, goal_id), viewer=viewer)
    note_staff_read(viewer, "goals:review", history)
    number = history.latest.revision.number
    typed: dict[str, str] = request.POST.dict()
    if form is None:
        typed = draft_of(by=viewer, form=REVIEW, about=goal_id)
        form = ReviewForm(initial=resumed(ReviewForm, {"number": number}, typed))
    now_about(form, number)
    context = _context(viewer, history, read_number(typed)) | {"form": form}
    return render(request, "goals/goal_review.html", context, status=TO_FIX if form.is_bound else 200)


def _answer(by: User, goal: Goal, form: ReviewForm, outcome: str) -> Goal:
    act = approve_goal if outcome == ReviewOutcome.APPROVED else return_goal
    return act(by=by, goal=goal, number=form.cleaned_data["number"], feedback=form.feedback())


def _context(viewer: User, history: History, seen: int | None) -> dict[str, Any]:
    goal, latest = history.goal, history.latest
    pair = pair_of_couple(goal.couple)
    newer = history.since(seen)
    return {
        "goal": goal,
        "couple": goal.couple,
        "revision": latest.revision,
        "sides": sides_of(latest.voices, pair=pair, viewer=viewer),
        "reviews": latest.reviews,
        "earlier_reviews": [review for version in history.versions[:-1] for review in version.reviews],
        "newer": newer,
        "comparison": newer or latest.comparison,
        "may_review": goal.awaits_review_since is not None,
    }

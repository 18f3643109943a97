"""Where the pages save what is being typed, and where a draft is thrown away."""

from __future__ import annotations

import re
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.records.drafts import discard_draft, own_couple, save_draft
from couplesgoals.records.submissions import was_sent
from goals.models import Boundary, Goal, GoalAcceptance, GoalReview
from goals.views.opening import ANSWER, OWN, PROPOSE, REVIEW, couple_of_goal, read_number

TOO_LARGE = 413
# Where somebody goes who let a draft go to begin with an example of the library.
BEGINS = {PROPOSE: "goals:propose", OWN: "goals:own_new"}
SLUG = re.compile(r"[a-z0-9-]{1,60}")


@require_POST
def draft_save(request: HttpRequest, form: str, goal_id: UUID | None = None) -> HttpResponse:
    """Keep what is being typed into one form; 204 when kept."""
    couple = couple_of_goal(request, goal_id) if goal_id else own_couple(request)
    if couple is None:
        raise Http404
    # A save may arrive after the form it belongs to; it must not bring the draft back.
    if not _is_sent(request, form, goal_id):
        try:
            save_draft(by=signed_in(request), couple=couple, form=form, about=goal_id, data=request.POST)
        except ValidationError:
            return HttpResponse(status=TOO_LARGE)
    return HttpResponse(status=204)


@partner_required
@require_POST
def draft_discard(request: HttpRequest, form: str, goal_id: UUID | None = None) -> HttpResponse:
    """Throw a draft away."""
    discard_draft(by=signed_in(request), form=form, about=goal_id)
    messages.success(request, _("The draft is gone."))
    example = request.POST.get("from", "")
    if form in BEGINS and SLUG.fullmatch(example):
        return redirect(f"{reverse(BEGINS[form])}?from={example}")
    return redirect("goals:list")


def _is_sent(request: HttpRequest, form: str, goal_id: UUID | None) -> bool:
    """Whether the very form these words come from was sent already."""
    if goal_id is None:
        return was_sent(Goal, Boundary, by=signed_in(request), submission=request.POST.get("submission", ""))
    number = read_number(request.POST.dict())
    if number is None:
        return False
    user = signed_in(request)
    if form == REVIEW:
        reviews = GoalReview.visible_to(user).filter(goal=goal_id, clinician=user)
        return bool(reviews.filter(revision__number=number).exists())
    voices = GoalAcceptance.visible_to(user).filter(goal=goal_id, person=user)
    if form == ANSWER:
        return bool(voices.filter(revision__number=number).exists())
    return bool(voices.filter(revision__based_on=number, revision__author=user).exists())

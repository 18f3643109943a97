"""Propose a joint goal."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from couplesgoals.people.gates import partner_required
from couplesgoals.program.models import Couple
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft, save_draft
from couplesgoals.web.forms import PageForm
from goals.actions import propose_goal
from goals.forms import ProposeForm, first_values
from goals.views.opening import PROPOSE, TO_FIX, carried_out, resumed, writing_pair_or_404


@keeps_draft(form=PROPOSE)
@partner_required
@require_http_methods(["GET", "HEAD", "POST"])
def goal_propose(request: HttpRequest) -> HttpResponse:
    """Write a goal for both, and send it to the other."""
    couple, pair = writing_pair_or_404(request)
    name = pair.other_name(request.user)
    if request.method == "POST":
        form = ProposeForm(request.POST, partner_name=name)
        if wants_to_keep(request) and kept_for_later(request, couple, PROPOSE, form):
            return redirect("goals:list")
        if not wants_to_keep(request) and form.is_valid():
            goal = carried_out(
                form,
                lambda: propose_goal(
                    by=request.user,
                    couple=couple,
                    terms=form.terms(),
                    voice=form.voice(),
                    submission=form.cleaned_data["submission"],
                ),
            )
            if goal:
                discard_draft(by=request.user, form=PROPOSE, about=None)
                messages.success(request, _("Sent to %(partner)s.") % {"partner": name})
                return redirect("progress:goal", goal.pk)
    else:
        draft = draft_of(by=request.user, form=PROPOSE, about=None)
        form = ProposeForm(initial=resumed(ProposeForm, first_values(), draft), partner_name=name)
    status = TO_FIX if form.is_bound else 200
    return render(request, "goals/goal_propose.html", {"form": form, "partner": name}, status=status)


def wants_to_keep(request: HttpRequest) -> bool:
    """Whether the button was "Keep as a draft"."""
    return bool(request.POST.get("keep"))


def kept_for_later(request: HttpRequest, couple: Couple, key: str, form: PageForm) -> bool:
    """Keep a new goal's words as they are, finished or not."""
    kept = carried_out(
        form, lambda: save_draft(by=request.user, couple=couple, form=key, about=None, data=request.POST)
    )
    if kept:
        messages.success(request, _("Your draft is kept. Only you can see it."))
        return True
    return False

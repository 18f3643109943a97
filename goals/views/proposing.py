"""Propose a joint goal."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.drafts import discard_draft, draft_of, keeps_draft, save_draft
from couplesgoals.web.forms import PageForm
from goals.actions import propose_goal
from goals.forms import ProposeForm, first_values
from goals.library.shelves import edition_for
from goals.limits import own_ground
from goals.models import Goal
from goals.views.beginning import begins_from, value_asked
from goals.views.opening import PROPOSE, TO_FIX, carried_out, resumed, writing_pair_or_404
from goals.views.starting import start_of
from goals.wording.page import looked_at, panel_of


@keeps_draft(form=PROPOSE)
@partner_required
@require_http_methods(["GET", "HEAD", "POST"])
def goal_propose(request: HttpRequest) -> HttpResponse:
    """Write a goal for both, and send it to the other."""
    viewer = signed_in(request)
    couple, pair = writing_pair_or_404(request)
    name = pair.other_name(viewer)
    draft = draft_of(by=viewer, form=PROPOSE, about=None)
    start = start_of(request, draft)
    look = looked_at(request, ProposeForm, joint=True, partner=name)
    if request.method == "POST" and look is None:
        form = ProposeForm(request.POST, partner_name=name)
        if wants_to_keep(request):
            if kept_for_later(request, couple, PROPOSE, form):
                return redirect("goals:list")
        elif goal := carried_out(form, lambda: _propose(viewer, couple, form)):
            discard_draft(by=viewer, form=PROPOSE, about=None)
            messages.success(request, _("Sent to %(partner)s.") % {"partner": name})
            return redirect("progress:goal", goal.pk)
    else:
        first = first_values() | start.values_for(ProposeForm)
        form = ProposeForm(
            initial=resumed(ProposeForm, first, look.typed if look else draft) | value_asked(request),
            partner_name=name,
        )
    status = TO_FIX if form.is_bound else 200
    context = {"form": form, "partner": name, "start": start, "ground": own_ground(viewer)}
    context["begins_from"] = begins_from(viewer, form)
    context["wording"] = panel_of(form, PROPOSE, look)
    return render(request, "goals/goal_propose.html", context, status=status)


def _propose(by: User, couple: Couple, form: ProposeForm) -> Goal:
    return propose_goal(
        by=by,
        couple=couple,
        terms=form.terms(),
        voice=form.voice(),
        submission=form.cleaned_data["submission"],
        started_from=edition_for(by, form.cleaned_data["started_from"]),
        value=form.cleaned_data["value"],
    )


def wants_to_keep(request: HttpRequest) -> bool:
    """Whether the button was "Keep as a draft"."""
    return bool(request.POST.get("keep"))


def kept_for_later(request: HttpRequest, couple: Couple, key: str, form: PageForm) -> bool:
    """Keep a new goal's words as they are, finished or not."""
    try:
        save_draft(by=signed_in(request), couple=couple, form=key, about=None, data=request.POST)
    except ValidationError as reason:
        form.add_error(None, reason)
        return False
    messages.success(request, _("Your draft is kept. Only you can see it."))
    return True

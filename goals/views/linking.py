"""A private page: how my own goals stand to this one of ours."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from couplesgoals.program.pair import pair_of_couple
from goals.actions.linking import link_goals
from goals.feedback import feedback_for
from goals.forms.linking import PREFIX, LinksForm
from goals.models import Goal, GoalLink
from goals.presenters import audience_words
from goals.views.opening import TO_FIX, carried_out, joint_goal_or_404


@partner_required
@require_http_methods(["GET", "HEAD", "POST"])
def goal_links(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Say of each of one's own goals whether it supports or strains a joint one."""
    viewer = signed_in(request)
    goal = joint_goal_or_404(viewer, goal_id)
    known = {
        link.own_goal_id: link.kind for link in GoalLink.visible_to(viewer).filter(author=viewer, goal=goal)
    }
    mine = Goal.visible_to(viewer).of(viewer).filter(couple=goal.couple)
    goals = list(mine.filter(Q(pk__in=known) | Q(pk__in=mine.open())).for_page().order_by("created_at", "id"))
    if request.method == "POST":
        form = LinksForm(request.POST, goals=goals)
        if carried_out(form, lambda: _link(viewer, goal, form)):
            messages.success(request, _("Saved."))
            return redirect("progress:goal", goal.pk)
    else:
        form = LinksForm(initial={f"{PREFIX}{pk}": kind for pk, kind in known.items()}, goals=goals)
    partner = pair_of_couple(goal.couple).other(viewer)
    rows = [
        {"goal": one, "field": form[f"{PREFIX}{one.pk}"], "readers": audience_words(one, viewer, partner)}
        for one in goals
    ]
    context = {
        "goal": goal,
        "form": form,
        "rows": rows,
        "partner": partner.first_name if partner else _("your partner"),
        "feedback": feedback_for(goal, viewer),
        "may_write": goal.couple.frozen_at is None,
    }
    return render(request, "goals/goal_links.html", context, status=TO_FIX if form.is_bound else 200)


def _link(by: User, goal: Goal, form: LinksForm) -> bool:
    try:
        links = form.links()
    except ValueError:  # what somebody wrote in the place of an id is no goal
        raise Http404 from None
    link_goals(by=by, goal=goal, links=links)
    return True

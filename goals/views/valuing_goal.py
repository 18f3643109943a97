"""Which of one's own values a goal is about."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.models import User
from goals.actions.valuing import link_value, unlink_value
from goals.forms.sharing import GoalValuesForm
from goals.models import Goal, GoalValue, ValueRating
from goals.rated import Key, key_of
from goals.standing_values import StandingValue, standing_values
from goals.views.opening import TO_FIX, carried_out, goal_or_404


@partner_required
@require_http_methods(["GET", "HEAD", "POST"])
def goal_values(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Choose which of one's own values a joint goal or one's own goal is about."""
    viewer = signed_in(request)
    goal = goal_or_404(viewer, goal_id)
    if goal.subject_id not in (None, viewer.pk):
        raise Http404
    values = standing_values(viewer, goal.couple)
    linked = _linked(viewer, goal)
    form = GoalValuesForm(
        request.POST if request.method == "POST" else None,
        values=values,
        initial={"values": [str(one.newest.pk) for one in values if _key(one) in linked]},
    )
    if request.method == "POST" and carried_out(form, lambda: _choose(viewer, goal, form.chosen(), linked)):
        messages.success(request, _("Saved."))
        return redirect("progress:goal", goal.pk)
    context = {"form": form, "goal": goal, "has_values": bool(values)}
    return render(request, "goals/goal_values.html", context, status=TO_FIX if form.is_bound else 200)


def _choose(
    viewer: User, goal: Goal, chosen: list[StandingValue], linked: dict[Key, list[ValueRating]]
) -> bool:
    wanted = {_key(value): value for value in chosen}
    for key, value in wanted.items():
        if key not in linked:
            link_value(by=viewer, goal=goal, value=value.newest)
    for key, ratings in linked.items():
        if key not in wanted:
            for rating in ratings:
                unlink_value(by=viewer, goal=goal, value=rating)
    return True


def _linked(viewer: User, goal: Goal) -> dict[Key, list[ValueRating]]:
    """Return the viewer's values this goal is about, by value: from whichever map they were linked."""
    found: dict[Key, list[ValueRating]] = {}
    mine = GoalValue.visible_to(viewer).filter(goal=goal, author=viewer).select_related("value")
    for link in mine:
        found.setdefault(key_of(link.value.domain, link.value.name), []).append(link.value)
    return found


def _key(value: StandingValue) -> Key:
    return key_of(value.newest.domain, value.newest.name)

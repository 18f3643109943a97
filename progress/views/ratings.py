"""Rate a goal, alone."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.people.refusals import OutOfTurn
from progress.actions import rate_goal
from progress.forms import RatingForm
from progress.views.lookup import goal_to_work_on_or_404, pair_of_goal


@require_http_methods(["GET", "HEAD", "POST"])
@partner_required
def rate(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Give one's own level; the other's stays hidden until both are in."""
    person, goal = signed_in(request), goal_to_work_on_or_404(request, goal_id)
    pair = pair_of_goal(goal)
    words = (goal.agreed or goal.current).level_words()  # type: ignore[union-attr]  # a goal has a first version
    form = RatingForm(request.POST or None, words=words, is_joint=goal.is_joint)
    if request.method == "POST" and form.is_valid():
        try:
            rate_goal(by=person, goal=goal, level=form.cleaned_data["level"])
        except OutOfTurn as refusal:
            messages.info(request, str(refusal))
            return redirect("progress:goal", goal_id)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Thank you. Your level is saved."))
            return redirect("progress:goal", goal_id)
    context = {"form": form, "goal": goal, "partner_name": pair.other_name(person)}
    return render(request, "progress/rate.html", context, status=422 if form.errors else 200)

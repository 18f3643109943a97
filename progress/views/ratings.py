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
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Stale
from couplesgoals.program.pair import Pair
from goals.models import Goal
from progress.actions import rate_goal
from progress.forms import RatingForm
from progress.pages.timeline import audience_in_words
from progress.rounds import current_round
from progress.views.lookup import goal_to_work_on_or_404, pair_of_goal


@require_http_methods(["GET", "HEAD", "POST"])
@partner_required
def rate(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Give one's own level; the other's stays hidden until both are in."""
    person, goal = signed_in(request), goal_to_work_on_or_404(request, goal_id)
    pair = pair_of_goal(goal)
    revision = goal.agreed or goal.current
    assert revision is not None  # every goal is written together with its first version
    seen = {"round_number": current_round(goal, viewer=person), "version": revision.number}
    form = RatingForm(
        request.POST or None, words=revision.level_words(), is_joint=goal.is_joint, initial=seen
    )
    if request.method == "POST" and form.is_valid():
        try:
            rate_goal(by=person, goal=goal, **form.cleaned_data)
        except Stale as refusal:
            form.add_error("level", str(refusal))
            form.data = request.POST.copy()
            form.data["version"] = str(revision.number)
        except OutOfTurn as refusal:
            messages.info(request, str(refusal))
            return redirect("progress:goal", goal_id)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Thank you. Your level is saved."))
            return redirect("progress:goal", goal_id)
    context = {"form": form, "goal": goal, "readers": _readers(person, goal, pair)}
    return render(request, "progress/rate.html", context, status=422 if form.errors else 200)


def _readers(person: User, goal: Goal, pair: Pair) -> str:
    """Say who reads the level, before it is given: that of a joint goal waits for the other's."""
    if not goal.is_joint:
        return audience_in_words(goal.audience, is_mine=True, pair=pair, viewer=person)
    words = _("Your care team can read your level right away; %(partner)s only once you have both rated.")
    return words % {"partner": pair.other_name(person)}

"""Come back to here and now: short exercises, a step at a time, that one can leave anywhere."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from couplesgoals.people.gates import signed_in
from progress.prompts.grounding import EXERCISES, exercise


@require_safe
def grounding(request: HttpRequest) -> HttpResponse:
    """Offer the exercises; nothing of this is recorded."""
    _gate(request)
    return render(request, "progress/grounding/list.html", {"exercises": EXERCISES})


@require_safe
def grounding_exercise(request: HttpRequest, key: str) -> HttpResponse:
    """Show one step of an exercise; any address of a step leads to one."""
    _gate(request)
    found = exercise(key)
    if found is None:
        raise Http404
    asked = request.GET.get("step", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 3 else 1
    number = min(max(number, 1), len(found.steps))
    context = {
        "exercise": found,
        "step": found.steps[number - 1],
        "number": number,
        "last": number == len(found.steps),
        "total": len(found.steps),
        "others": [one for one in EXERCISES if one is not found],
    }
    return render(request, "progress/grounding/exercise.html", context)


def _gate(request: HttpRequest) -> None:
    if signed_in(request).is_administrator:
        raise Http404

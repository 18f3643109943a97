"""What was done in the program: the administrative part of the audit log."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from couplesgoals.people.gates import administrator_required, signed_in
from couplesgoals.program.administration import activity_for, couples_for, names_for
from couplesgoals.program.wording import act_in_words

A_PAGE = 50


@administrator_required
@require_safe
def activity(request: HttpRequest) -> HttpResponse:
    """List administrative acts, newest first. Pages go by id, so a deep one costs no more than the first."""
    before = request.GET.get("before", "")
    cursor = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None
    events = list(activity_for(signed_in(request)).before(cursor)[: A_PAGE + 1])
    older = events[A_PAGE - 1].pk if len(events) > A_PAGE else None
    events = events[:A_PAGE]
    names = names_for(signed_in(request), (event.actor_id for event in events))
    couples = dict(
        couples_for(signed_in(request))
        .filter(pk__in={event.couple_id for event in events})
        .values_list("pk", "name")
    )
    rows = [
        {
            "at": event.at,
            "what": act_in_words(event.action),
            "by": names.get(event.actor_id, ""),
            "couple_id": event.couple_id,
            "couple": couples.get(event.couple_id, "") if event.couple_id else "",
        }
        for event in events
    ]
    return render(request, "program/activity.html", {"rows": rows, "older": older, "first": cursor is None})

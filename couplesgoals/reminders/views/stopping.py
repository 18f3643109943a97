"""Stop all messages by the link in one of them."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from couplesgoals.reminders.actions import stop_messages
from couplesgoals.reminders.stopping import person_of


# Mail programs post here by themselves (RFC 8058), with no cookie of ours.
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once on a page, since programs open links by themselves; then stop. A wrong link reads the same."""
    if request.method == "POST":
        person_id = person_of(token)
        if person_id is not None:
            stop_messages(person_id=person_id)
    return render(request, "reminders/stop.html", {"is_done": request.method == "POST"})

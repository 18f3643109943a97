"""Every signed-in request runs in one transaction whose viewer is the person signed in."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.middleware import get_user
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from couplesgoals.people.models import User
from couplesgoals.records.acting import acting_as
from couplesgoals.records.rule import ahead_of_reach

READING = ("GET", "HEAD")


def viewer_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Open the transaction here, since a setting made outside it would be lost; undo it on a 5xx.

    What was logged as read stays logged.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return get_response(request)
        # Looked up by now: a page asks some hundred things of the person, each through what stood in.
        person = get_user(request)
        assert isinstance(person, User)  # what is signed in here
        request.user = person
        # What writes asks when it has its locks, and after what it changed.
        ahead = ahead_of_reach(person) if request.method in READING else None
        with acting_as(person, ahead=ahead):
            response = get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            if getattr(response, "streaming", False):
                # A streaming body would run after the transaction, without a viewer.
                raise RuntimeError("Signed-in responses are built in memory.")
        return response

    return middleware

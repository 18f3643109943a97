"""Every signed-in request runs in one transaction whose viewer is the person signed in."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from couplesgoals.records.acting import acting_as


def viewer_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Open the transaction here, since a setting made outside it would be lost; undo it on a 5xx."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return get_response(request)
        with acting_as(request.user):
            response = get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            if getattr(response, "streaming", False):
                # A streaming body would run after the transaction, without a viewer.
                raise RuntimeError("Signed-in responses are built in memory.")
        return response

    return middleware

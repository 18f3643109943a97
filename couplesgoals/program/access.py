"""The administrator's pages are there for administrators alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse

from couplesgoals.people.refusals import NotPossible

type View = Callable[..., HttpResponse]


def administrator_required(view: View) -> View:
    """Answer anybody else as if there were no such page."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_administrator:
            raise Http404
        return view(request, *args, **kwargs)

    return checked


def tried(request: HttpRequest, done: str, action: Callable[..., object], **given: Any) -> bool:
    """Run an action by the person signed in and say how it went; whether it was done."""
    try:
        action(by=request.user, **given)
    except NotPossible as reason:
        messages.error(request, str(reason))
        return False
    messages.success(request, done)
    return True

"""How a page runs an action and says how it went."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from couplesgoals.people.gates import signed_in
from couplesgoals.people.refusals import NotPossible


def tried(request: HttpRequest, done: str, action: Callable[..., object], **given: Any) -> bool:
    """Run an action by the person signed in and say how it went; whether it was done."""
    try:
        action(by=signed_in(request), **given)
    except NotPossible as reason:
        messages.error(request, str(reason))
        return False
    messages.success(request, done)
    return True

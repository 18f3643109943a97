"""The language a page is read in: it asks some hundred times, and Django looks behind a lock each time."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

# Of the request under way; None outside of one.
_read_in: ContextVar[str | None] = ContextVar("read_in", default=None)


def language_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Note the language Django chose for this request; stands after its LocaleMiddleware."""

    def middleware(request: HttpRequest) -> HttpResponse:
        token = _read_in.set(get_language())
        try:
            return get_response(request)
        finally:
            _read_in.reset(token)

    return middleware


def reader_language() -> str | None:
    """Return the language in use. No request speaks two (`override` is banned in pyproject.toml)."""
    return _read_in.get() or get_language()

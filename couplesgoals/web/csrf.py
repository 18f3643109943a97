"""The cookie against forged requests, sent once: a page that sent it again said nothing new."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers


def csrf_cookie_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Keep the cookie the browser has. Django sends it with every page to put off its end, and ours has none.

    Stands after Django's CsrfViewMiddleware, which sends what is left to send.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        known = request.COOKIES.get(settings.CSRF_COOKIE_NAME)
        if request.META.get("CSRF_COOKIE_NEEDS_UPDATE") and known == request.META["CSRF_COOKIE"]:
            request.META["CSRF_COOKIE_NEEDS_UPDATE"] = False
            # Else as it would be: no two answers differ by who was here before.
            patch_vary_headers(response, ("Cookie",))
        return response

    return middleware

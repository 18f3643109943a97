"""Pages for what went wrong, in the words of the rest of the site."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string

from couplesgoals.web.headers import Handler
from couplesgoals.web.page import leave_url


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the same for what is hidden, forbidden or not there, whatever the exception says."""
    return render(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """500: without request or person, because either may be what broke."""
    return HttpResponse(render_to_string("500.html", {"leave_url": leave_url()}), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token is too old or missing."""
    return render(request, "403_csrf.html", status=403)


def plain_errors_middleware(get_response: Handler) -> Handler:
    """Show the demo's visitors the same 404 as production; Django's own under DEBUG name models."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if settings.DEBUG and response.status_code == 404 and request.resolver_match is None:
            return not_found(request)
        return response

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return not_found(request, exception) if isinstance(exception, Http404 | PermissionDenied) else None

    middleware.process_exception = process_exception  # type: ignore[attr-defined]  # how a function offers the hook
    return middleware

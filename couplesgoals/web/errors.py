"""Pages for what went wrong, in the words of the rest of the site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from couplesgoals.web.page import leave_url


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: the same for what is hidden and for what is not there, whatever the exception says."""
    return render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: signed in, but not for this."""
    return render(request, "403.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """500: without request or person, because either may be what broke."""
    return HttpResponse(render_to_string("500.html", {"leave_url": leave_url()}), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token is too old or missing."""
    return render(request, "403_csrf.html", status=403)

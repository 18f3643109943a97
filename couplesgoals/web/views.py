"""Pages that belong to no app and ask no database: help, leaving, and whether the process runs."""

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from couplesgoals.web.page import leave_url

HELP_NOW = "/help-now/"
LEAVE = "/leave/"


def help_now_page() -> HttpResponse:
    """Render the help page without request, person or database, so that it stands when they do not."""
    return HttpResponse(render_to_string("web/help_now.html", {"leave_url": leave_url()}))


def leave_page() -> HttpResponse:
    """Give a blank page that moves on by itself and takes every cookie of ours with it.

    Not a redirect: the policy `form-action 'self'` also holds for where a form's answer redirects to.
    """
    response = HttpResponse(render_to_string("web/leave.html", {"leave_url": leave_url()}))
    response["Referrer-Policy"] = "no-referrer"
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, CookieStorage.cookie_name):
        response.delete_cookie(name)
    return response


@login_not_required
@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """Where to find help right now."""
    return help_now_page()


# A token that went stale must not keep anyone here, and signing a stranger out from elsewhere harms nobody.
@csrf_exempt
@login_not_required
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Sign out and go to a neutral page; works signed out, without JavaScript and without a database."""
    try:
        logout(request)
    except DatabaseError:
        request.session.modified = False
    return leave_page()


@login_not_required
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """Answer that the process runs; touches nothing."""
    return HttpResponse("ok", content_type="text/plain")

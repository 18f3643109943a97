"""When PostgreSQL or Valkey is away: a plain page, 503, no stack trace, and a way out that still works.

Django turns an exception into a 500 (a technical page under DEBUG) before any outer middleware sees it. So
views are caught by `process_exception`; what inner middlewares raise is remembered through
`got_request_exception`, the only place Django tells of it, and the response replaced on the way out.
"""

import logging
import sys
from typing import Any, cast

from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csp import ContentSecurityPolicyMiddleware
from django.middleware.security import SecurityMiddleware
from django.template.loader import render_to_string

from couplesgoals.web.headers import Handler, headers_middleware
from couplesgoals.web.page import leave_url
from couplesgoals.web.views import HELP_NOW, LEAVE, help_now_page, leave_page

logger = logging.getLogger(__name__)

DATABASE = (OperationalError, InterfaceError)


def is_of_valkey(error: BaseException | None) -> bool:
    """Whether Valkey was away. Its client is loaded by whoever needs it: a fifth of a worker's memory."""
    client = sys.modules.get("redis.exceptions")
    return client is not None and isinstance(error, (client.ConnectionError, client.TimeoutError))


def is_outage(error: BaseException | None) -> bool:
    """Whether one of the two servers was away."""
    return isinstance(error, DATABASE) or is_of_valkey(error)


def outage_page(request: HttpRequest, error: BaseException) -> HttpResponse:
    """Answer without any server but this one. Leaving and finding help go on as always."""
    if request.path == LEAVE:
        return leave_page()
    if request.path == HELP_NOW:
        return help_now_page()
    template = "503_sign_in.html" if is_of_valkey(error) else "503.html"
    page = render_to_string(template, {"leave_url": leave_url()})
    return HttpResponse(page, status=503, headers={"Retry-After": "30"})


def remember_outage(*, request: HttpRequest | None = None, **_kwargs: Any) -> None:
    """Note on the request which server was away, for the middleware outside."""
    error = sys.exc_info()[1]
    if request is not None and is_outage(error):
        request.outage = error  # type: ignore[attr-defined]  # ours, read below


def outage_middleware(get_response: Handler) -> Handler:
    """Outermost: replace what became of an outage by the page for it."""
    got_request_exception.connect(remember_outage, dispatch_uid="couplesgoals.web.outage")

    def replace(request: HttpRequest) -> HttpResponse:
        return outage_page(request, request.outage)  # type: ignore[attr-defined]  # set by remember_outage

    # The middlewares inside have dressed the response that is thrown away, so the new one is dressed again.
    policy = ContentSecurityPolicyMiddleware(replace)
    dressed = cast(Handler, SecurityMiddleware(headers_middleware(cast(Handler, policy))))

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        return dressed(request) if hasattr(request, "outage") else response

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not is_outage(exception):
            return None
        logger.error("A server is away: %s", type(exception).__name__)
        return outage_page(request, exception)

    middleware.process_exception = process_exception  # type: ignore[attr-defined]  # how a function offers the hook
    return middleware

"""Pages that fail in every way, beside the frame's own and allauth's."""

import redis.exceptions
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path

FAILURES: dict[str, Exception] = {
    "database": OperationalError("secret of the server"),
    "connection": InterfaceError("connection already closed"),
    "broker": redis.exceptions.ConnectionError("secret of the broker"),
    "slow-broker": redis.exceptions.TimeoutError("slow"),
    "bug": ValueError("secret of the code"),
    "absent": Http404("No Goal matches the given query"),
    "forbidden": PermissionDenied("secret reason"),
}


@login_not_required
def fail(request: HttpRequest, how: str) -> HttpResponse:
    raise FAILURES[how]


@login_not_required
def sign_out(request: HttpRequest) -> HttpResponse:
    response = HttpResponse("out")
    response.delete_cookie("sessionid")
    return response


@login_not_required
def cached(request: HttpRequest) -> HttpResponse:
    return HttpResponse("x", headers={"Cache-Control": "max-age=60"})


urlpatterns = [
    path("fail/<str:how>/", fail),
    path("sign-out/", sign_out),
    path("cached/", cached),
    path("accounts/", include("allauth.urls")),
    path("", include("couplesgoals.web.urls")),
]
handler404 = "couplesgoals.web.errors.not_found"
handler403 = "couplesgoals.web.errors.not_found"
handler500 = "couplesgoals.web.errors.broken"

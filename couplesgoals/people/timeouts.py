"""Signs people out after a while of nothing, and after a working day; what was being typed is kept."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from couplesgoals.memory import foreseeing

LAST_SEEN = "last_seen"
SIGNED_IN_AT = "signed_in_at"
# Writing the session on every page would cost a write a page; a minute is within the promise (± 60 s).
WRITE_EVERY_SECONDS = 60

type View = Callable[..., HttpResponse]


class TimeoutMiddleware:
    """Ends a sign-in that is past its time before anything else may use it.

    A view that takes typed text may carry the attribute `keep_draft`, a callable `(request, **view_kwargs)`:
    it is called, as the person still signed in and after the CSRF check, before they are signed out, and
    returns whether the text is kept now.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Mark a request whose sign-in is over; a public page goes on for nobody in particular."""
        # The sign-in is looked up here, and the person with it.
        with foreseeing():
            ended = request.user.is_authenticated and not _still_signed_in(request)
        if ended and _is_public(request):
            logout(request)
            ended = False
        request.sign_in_ended = ended  # type: ignore[attr-defined]
        response = self.get_response(request)
        if ended and request.user.is_authenticated:
            # A check before ours refused the request (CSRF): its answer was made for somebody signed in.
            logout(request)
            return _to_sign_in(request)
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: View,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        """Keep what was typed, sign out, and lead to the sign-in page and from there back."""
        if not request.sign_in_ended:  # type: ignore[attr-defined]
            return None
        message = _("You were signed out to keep things private.")
        keep_draft = getattr(view, "keep_draft", None)
        if request.method == "POST" and keep_draft is not None:
            message = _kept_in_words() if keep_draft(request, **kwargs) else _lost_in_words()
        logout(request)
        messages.info(request, message)
        return _to_sign_in(request)


timeout_middleware = TimeoutMiddleware


def _kept_in_words() -> str:
    return _("You were signed out to keep things private. What you had typed is saved as a draft.")


def _lost_in_words() -> str:
    return _(
        "You were signed out to keep things private. We are sorry: we could not keep what you had typed."
    )


def _still_signed_in(request: HttpRequest) -> bool:
    """Whether the sign-in is within its hours and its idle minutes; notes that the person is here."""
    now = int(time.time())
    session = request.session
    signed_in_at = session.get(SIGNED_IN_AT)
    last_seen = session.get(LAST_SEEN)
    if signed_in_at is None or last_seen is None:
        session[SIGNED_IN_AT] = session[LAST_SEEN] = now
        return True
    if now - signed_in_at >= settings.SIGN_OUT_AFTER_SECONDS:
        return False
    if now - last_seen >= settings.SIGN_OUT_AFTER_IDLE_SECONDS:
        return False
    if now - last_seen >= WRITE_EVERY_SECONDS and not _is_polling(request):
        session[LAST_SEEN] = now
    return True


def _is_polling(request: HttpRequest) -> bool:
    """Whether the page asked by itself, without the person doing anything."""
    return "poll" in (
        request.headers.get("HX-Trigger-Name"),
        request.headers.get("HX-Trigger"),
    )


def _is_public(request: HttpRequest) -> bool:
    """Whether this address needs no sign-in; the API says "not signed in" in its own words."""
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return True
    return not getattr(match.func, "login_required", True)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    url = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({REDIRECT_FIELD_NAME: _page_of(request)})}"
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)


def _page_of(request: HttpRequest) -> str:
    """The page the person was on, to come back to: not a fragment's address, nor one that only takes POST."""
    came_from = request.headers.get("HX-Current-URL", "")
    if not came_from and request.method not in ("GET", "HEAD"):
        came_from = request.headers.get("Referer", "")
    host = request.get_host()
    if came_from and url_has_allowed_host_and_scheme(came_from, {host}, require_https=request.is_secure()):
        parts = urlsplit(came_from)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
    return request.get_full_path() if request.method in ("GET", "HEAD") else request.path

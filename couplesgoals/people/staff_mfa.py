"""Clinicians and administrators see nothing before a phishing-resistant second factor.

allauth offers second factors but does not demand them. A security key or passkey (WebAuthn) is asked for, as
a code from an app can be typed into a false page. A recovery code leads only as far as adding a new key.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from couplesgoals.people.models import User

type View = Callable[..., HttpResponse]

OPEN_NAMES = frozenset({"account_logout", "account_reauthenticate"})


class StaffMfaMiddleware:
    """Leads staff without a proven key to adding or using one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on: what matters is which view is asked for."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: View,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        """Refuse every page but those of the second factor, sign-out and what is open to all."""
        user = request.user
        if not settings.STAFF_MFA_REQUIRED or not user.is_authenticated or not user.is_staff:
            return None
        if proved_key(request, user) or _is_open(request, view):
            return None
        if _is_api(view):
            return JsonResponse({"detail": _("Sign in with your security key first.")}, status=403)
        return _lead_to_key(request, user)


staff_mfa_middleware = StaffMfaMiddleware


def proved_key(request: HttpRequest, user: User) -> bool:
    """Whether this sign-in was confirmed with a security key or passkey."""
    records = get_authentication_records(request, user)
    return any(record.get("method") == "mfa" and record.get("type") == "webauthn" for record in records)


def _is_api(view: View) -> bool:
    # REST framework marks its views as open to all and checks by itself, so "open" says nothing about them.
    return hasattr(view, "cls")


def _is_open(request: HttpRequest, view: View) -> bool:
    name = (request.resolver_match.view_name if request.resolver_match else "") or ""
    if name in OPEN_NAMES or name.startswith("mfa_"):
        return True
    return not getattr(view, "login_required", True) and not _is_api(view)


def _lead_to_key(request: HttpRequest, user: User) -> HttpResponse:
    has_key = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).exists()
    page = reverse("mfa_reauthenticate_webauthn" if has_key else "mfa_add_webauthn")
    back = request.get_full_path() if request.method == "GET" else reverse("home")
    url = f"{page}?{urlencode({REDIRECT_FIELD_NAME: back})}"
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)

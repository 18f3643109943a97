"""What this house answers allauth: nobody signs up alone, mail says nothing, secrets are encrypted."""

from __future__ import annotations

import base64
import hmac
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext as _

from couplesgoals.people.actions import note_sign_in_change
from couplesgoals.people.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by e-mail, by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come from invitations alone."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing of allauth's own: its texts name people, devices and the site.

        Reset links go through people.forms.ResetPasswordForm; changes through `send_notification_mail`.
        """

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """End the other sign-ins and tell the person; allauth calls this when a password or factor changes.

        It is used instead of signals, and may run after the request's transaction (`totp_activated` does).
        """
        session = self.request.session
        if template_prefix.endswith("webauthn_removed"):
            # This sign-in was perhaps confirmed with the very key that is gone: it must be confirmed again.
            records = session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
            session[AUTHENTICATION_METHODS_SESSION_KEY] = [r for r in records if r.get("type") != "webauthn"]
        person = User.objects.get(pk=user.pk)
        keep = session.session_key if self.request.user == person else None
        note_sign_in_change(by=person, what=template_prefix.rsplit("/", 1)[-1], keep_session=keep)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count failures by address *and* network: by address alone, a partner could lock the other out."""
        return f"{credentials.get('email', '').lower()}|{self.get_client_ip(request)}"


class MFAAdapter(DefaultMFAAdapter):
    """Second factors whose secrets cannot be read from a copy of the database."""

    def encrypt(self, text: str) -> str:
        """Encrypt a TOTP secret or the seed of recovery codes."""
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Undo `encrypt`."""
        return _fernet().decrypt(encrypted_text.encode()).decode()

    def _get_site_name(self) -> str:
        # Stands in authenticator apps and passkey prompts, on phones others may see.
        return _("Together")


def _fernet() -> Fernet:
    """The cipher, its key derived from MFA_KEY, or from SECRET_KEY where that is not set."""
    secret = getattr(settings, "MFA_KEY", "") or settings.SECRET_KEY
    # The secret is long and random, so one keyed hash is enough to make a key of its own from it.
    key = hmac.digest(secret.encode(), b"couplesgoals.people.mfa", "sha256")
    return Fernet(base64.urlsafe_b64encode(key))

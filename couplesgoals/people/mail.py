"""Mail that says nothing to whoever else may read it, and the links in it."""

from __future__ import annotations

from urllib.parse import urljoin

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from couplesgoals.people.models import User


def mail_neutrally(template: str, *, to: str, context: dict[str, str]) -> None:
    """Send a mail that names nobody and nothing; `template` is the path without ending."""
    subject = render_to_string(f"{template}_subject.txt", context).strip()
    send_mail(
        subject, render_to_string(f"{template}_message.txt", context), settings.DEFAULT_FROM_EMAIL, [to]
    )


def absolute(path: str) -> str:
    """Return the full address of a path here; never taken from a request, whose host may be forged."""
    return urljoin(settings.SITE_URL, path)


def password_link(person: User) -> str:
    """Return a one-time address at which this person sets a password."""
    uid = user_pk_to_url_str(person)
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(person)
    return absolute(reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token}))

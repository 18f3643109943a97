"""Mail about signing in. Messages carry ids alone; links are made here, so no token passes the broker."""

from __future__ import annotations

from urllib.parse import urljoin
from uuid import UUID

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from celery import shared_task
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from couplesgoals.people.models import User


def mail_neutrally(template: str, *, to: str, context: dict[str, str]) -> None:
    """Send a mail whose subject, sender and text name nobody and nothing; `template` is the path without ending."""
    subject = render_to_string(f"{template}_subject.txt", context).strip()
    send_mail(
        subject,
        render_to_string(f"{template}_message.txt", context),
        settings.DEFAULT_FROM_EMAIL,
        [to],
    )


def absolute(path: str) -> str:
    """Return the full address of a path on this site; never taken from a request, whose host may be forged."""
    return urljoin(settings.SITE_URL, path)


def password_link(person: User) -> str:
    """Return a one-time address at which this person sets a password."""
    uid = user_pk_to_url_str(person)
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(person)
    return absolute(
        reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
    )


@shared_task(name="people.mail_password_link")
def mail_password_link(person_id: str) -> None:
    """Mail a link to set a new password; an id nobody has is as good as any other, and nothing is sent."""
    person = User.objects.filter(pk=UUID(person_id), is_active=True).first()
    if person is not None:
        link = password_link(person)
        mail_neutrally(
            "account/email/password_reset_key",
            to=person.email,
            context={"password_reset_url": link},
        )


@shared_task(name="people.tell_sign_in_changed")
def tell_sign_in_changed(person_id: str) -> None:
    """Mail that the sign-in changed, where we may; who may not be mailed sees it on the page of preferences."""
    person = User.objects.filter(pk=UUID(person_id)).first()
    address = person.safe_address() if person is not None else None
    if address is not None:
        mail_neutrally(
            "account/email/sign_in_changed",
            to=address,
            context={"sign_in_url": absolute("/")},
        )

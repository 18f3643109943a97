"""Mail about signing in. Messages carry ids alone; links are made here, so no token passes the broker."""

from __future__ import annotations

from uuid import UUID

from celery import shared_task

from couplesgoals.people.mail import absolute, mail_neutrally, password_link
from couplesgoals.people.models import User


@shared_task(name="people.mail_password_link")
def mail_password_link(person_id: str) -> None:
    """Mail a link to set a new password; an id nobody has is as good as any other, and nothing is sent."""
    person = User.objects.filter(pk=UUID(person_id), is_active=True).first()
    if person is not None:
        link = password_link(person)
        mail_neutrally(
            "account/email/password_reset_key", to=person.email, context={"password_reset_url": link}
        )


@shared_task(name="people.tell_sign_in_changed")
def tell_sign_in_changed(person_id: str) -> None:
    """Mail that the sign-in changed, where we may; who may not be mailed sees it under More."""
    person = User.objects.filter(pk=UUID(person_id)).first()
    address = person.safe_address() if person is not None else None
    if address is not None:
        mail_neutrally("account/email/sign_in_changed", to=address, context={"sign_in_url": absolute("/")})

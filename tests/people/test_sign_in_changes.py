"""T20: a changed password or factor ends the other sign-ins and tells the person."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import pytest
from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.usersessions.models import UserSession
from cryptography.fernet import InvalidToken
from django.core import mail
from django.test import Client

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.actions import note_sign_in_change
from couplesgoals.people.models import User
from couplesgoals.people.tasks import tell_sign_in_changed
from tests.conftest import PASSWORD

pytestmark = [pytest.mark.urls("tests.people.page_urls"), pytest.mark.django_db]

NEW = "brook willow candle 9"
FACTORS = [
    "mfa/email/totp_activated",
    "mfa/email/totp_deactivated",
    "mfa/email/webauthn_added",
    "mfa/email/webauthn_removed",
    "mfa/email/recovery_codes_generated",
]


def signed_in(email: str) -> Client:
    """A browser signed in as a person would."""
    client = Client()
    client.post("/account/login/", {"login": email, "password": PASSWORD})
    assert client.get("/page/").status_code == 200
    return client


def is_signed_in(client: Client) -> bool:
    return client.get("/page/").status_code == 200


def test_a_changed_password_ends_the_other_sign_ins(maya: User, jonas: User) -> None:
    here, elsewhere, his = signed_in(maya.email), signed_in(maya.email), signed_in(jonas.email)
    page = "/account/password/change/"
    here.post("/account/reauthenticate/", {"password": PASSWORD})
    here.post(page, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    maya.refresh_from_db()
    assert maya.check_password(NEW)
    assert (is_signed_in(here), is_signed_in(elsewhere), is_signed_in(his)) == (True, False, True)
    assert maya.sign_in_changed_at is not None
    event = AuditEvent.objects.get(action="sign_in.change")
    assert (event.actor_id, event.detail) == (maya.pk, {"what": "password_changed"})


@pytest.mark.parametrize("what", FACTORS)
def test_a_changed_factor_ends_the_other_sign_ins(maya: User, what: str) -> None:
    here, elsewhere = signed_in(maya.email), signed_in(maya.email)
    request = here.get("/page/").wsgi_request
    with context.request_context(request), patch("couplesgoals.people.queue.current_app.send_task"):
        get_adapter(request).send_notification_mail(what, maya)
        request.session.save()
    assert (is_signed_in(here), is_signed_in(elsewhere)) == (True, False)
    assert AuditEvent.objects.get(action="sign_in.change").detail == {"what": what.rsplit("/", 1)[1]}


def test_a_removed_key_must_be_proved_again(maya: User) -> None:
    here = signed_in(maya.email)
    request = here.get("/page/").wsgi_request
    request.session["account_authentication_methods"] = [
        {"method": "password"},
        {"method": "mfa", "type": "webauthn"},
    ]
    with context.request_context(request):
        get_adapter(request).send_notification_mail("mfa/email/webauthn_removed", maya)
    assert request.session["account_authentication_methods"] == [{"method": "password"}]


def test_the_person_is_told_after_commit(maya: User, django_capture_on_commit_callbacks: Any) -> None:
    with (
        patch("couplesgoals.people.queue.current_app.send_task") as send_task,
        django_capture_on_commit_callbacks(execute=True),
    ):
        note_sign_in_change(by=maya, what="password_changed", keep_session=None)
    assert send_task.call_args.args == ("people.tell_sign_in_changed",)
    assert send_task.call_args.kwargs["args"] == (str(maya.pk),)


def test_the_change_stands_while_the_broker_is_away(
    maya: User, django_capture_on_commit_callbacks: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with (
        patch("couplesgoals.people.queue.current_app.send_task", side_effect=ConnectionError("away")),
        django_capture_on_commit_callbacks(execute=True),
    ):
        note_sign_in_change(by=maya, what="password_changed", keep_session=None)
    maya.refresh_from_db()
    assert maya.sign_in_changed_at is not None
    assert "away" in caplog.text


def test_the_person_is_told_also_while_the_broker_is_away(
    maya: User, django_capture_on_commit_callbacks: Any
) -> None:
    maya.email_ok = True
    maya.save()
    with (
        patch("couplesgoals.people.queue.current_app.send_task", side_effect=ConnectionError("away")),
        django_capture_on_commit_callbacks(execute=True),
    ):
        note_sign_in_change(by=maya, what="password_changed", keep_session=None)
        assert mail.outbox == []
    assert [message.to for message in mail.outbox] == [["maya@example.org"]]


def test_the_change_stands_while_neither_broker_nor_mail_is_there(
    maya: User, django_capture_on_commit_callbacks: Any, caplog: pytest.LogCaptureFixture
) -> None:
    maya.email_ok = True
    maya.save()
    with (
        patch("couplesgoals.people.queue.current_app.send_task", side_effect=ConnectionError("away")),
        patch("couplesgoals.people.mail.send_mail", side_effect=OSError("no mail")),
        django_capture_on_commit_callbacks(execute=True),
    ):
        note_sign_in_change(by=maya, what="password_changed", keep_session=None)
    maya.refresh_from_db()
    assert maya.sign_in_changed_at is not None
    assert "no mail" in caplog.text


def test_the_mail_goes_where_it_is_safe_and_says_nothing(maya: User) -> None:
    maya.email_ok, maya.contact_email = True, "quiet@example.org"
    maya.save()
    tell_sign_in_changed(str(maya.pk))
    [message] = mail.outbox
    assert (message.subject, message.to) == ("Your sign-in", ["quiet@example.org"])
    assert "Maya" not in message.body


def test_who_may_not_be_mailed_is_told_on_the_page(maya: User) -> None:
    here = signed_in(maya.email)
    note_sign_in_change(by=maya, what="totp_activated", keep_session=here.session.session_key)
    tell_sign_in_changed(str(maya.pk))
    assert mail.outbox == []
    assert "last changed on" in here.get("/more/").content.decode()


def test_sign_ins_are_listed_for_their_person_alone(maya: User, jonas: User) -> None:
    signed_in(maya.email)
    here = signed_in(jonas.email)
    assert UserSession.objects.count() == 2
    response = here.get("/account/sign-ins/")
    assert response.status_code == 200
    assert len(response.context["sessions"]) == 1


def test_secrets_of_factors_are_encrypted(settings: Any) -> None:
    adapter = get_mfa_adapter()
    kept = adapter.encrypt("JBSWY3DPEHPK3PXP")
    assert "JBSW" not in kept
    assert adapter.decrypt(kept) == "JBSWY3DPEHPK3PXP"
    settings.MFA_KEY = "another"
    with pytest.raises(InvalidToken):
        adapter.decrypt(kept)

"""A partner adds an app as their second step: from then on it is asked for, and other sign-ins are over."""

from __future__ import annotations

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.models import User
from tests.conftest import PASSWORD

pytestmark = [pytest.mark.urls("tests.people.page_urls"), pytest.mark.django_db(transaction=True)]

ADD = "/account/second-factor/totp/activate/"


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def signed_in(person: User) -> Client:
    client = Client()
    client.post("/account/login/", {"login": person.email, "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


@pytest.fixture
def secret(maya: User) -> str:
    """What Maya's app knows after she added it, while a forgotten browser was signed in elsewhere."""
    here, elsewhere = signed_in(maya), signed_in(maya)
    assert here.get(ADD).status_code == 200
    secret: str = here.session["mfa.totp.secret"]
    assert here.post(ADD, {"code": code(secret)}).status_code == 302
    assert here.get("/page/").status_code == 200
    assert elsewhere.get("/page/").status_code == 302
    return secret


def test_it_ends_other_sign_ins_and_is_written_down(secret: str, maya: User) -> None:
    maya.refresh_from_db()
    assert maya.sign_in_changed_at is not None
    whats = [event.detail["what"] for event in AuditEvent.objects.filter(action="sign_in.change")]
    assert "totp_activated" in whats


def test_its_secret_is_not_readable_in_the_database(secret: str) -> None:
    for authenticator in Authenticator.objects.all():
        assert secret not in str(authenticator.data)


def test_it_is_asked_for_at_the_next_sign_in(secret: str, maya: User) -> None:
    client = Client()
    answer = client.post("/account/login/", {"login": maya.email, "password": PASSWORD})
    assert answer.headers["Location"] == "/account/second-factor/authenticate/"
    assert client.get("/page/").status_code == 302
    client.post("/account/second-factor/authenticate/", {"code": "000000"})
    assert client.get("/page/").status_code == 302


def test_a_code_works_once(secret: str, maya: User) -> None:
    now = code(secret)
    states = []
    for _ in range(2):
        client = Client()
        client.post("/account/login/", {"login": maya.email, "password": PASSWORD})
        client.post("/account/second-factor/authenticate/", {"code": now})
        states.append("_auth_user_id" in client.session)
    assert states == [True, False]

"""T16: staff reach no page before a security key; partners are offered one."""

from __future__ import annotations

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from couplesgoals.people.models import User
from tests.conftest import ClientOf

pytestmark = [pytest.mark.urls("tests.people.page_urls"), pytest.mark.django_db]


@pytest.fixture(autouse=True)
def required(settings: Any) -> None:
    """As in production."""
    settings.STAFF_MFA_REQUIRED = True


def record(client: Client, user: User, **what: object) -> None:
    """Write into the session what allauth writes when somebody proves who they are."""
    session = client.session
    session["account_authentication_methods"] = [{"at": time.time(), **what}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()


@pytest.mark.parametrize("who", ["clinician", "administrator"])
@pytest.mark.parametrize("address", ["/", "/page/", "/couples/", "/more/", "/preferences/"])
def test_staff_are_led_to_adding_a_key(
    who: str, address: str, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    response = client_of(request.getfixturevalue(who)).get(address)
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/account/second-factor/webauthn/add/")


def test_staff_with_a_key_are_led_to_using_it(clinician: User, client_of: ClientOf) -> None:
    Authenticator.objects.create(user=clinician, type=Authenticator.Type.WEBAUTHN, data={})
    response = client_of(clinician).get("/page/")
    assert response.headers["Location"].startswith(
        "/account/second-factor/webauthn/reauthenticate/?next=%2Fpage%2F"
    )


def test_a_proven_key_opens_the_pages(clinician: User, client_of: ClientOf) -> None:
    client = client_of(clinician)
    record(client, clinician, method="mfa", type="webauthn")
    assert client.get("/page/").status_code == 200


@pytest.mark.parametrize(
    "what",
    [
        {"method": "password"},
        {"method": "mfa", "type": "totp"},
        {"method": "mfa", "type": "recovery_codes"},
    ],
)
def test_anything_that_can_be_typed_into_a_false_page_does_not(
    what: dict[str, str], clinician: User, client_of: ClientOf
) -> None:
    client = client_of(clinician)
    record(client, clinician, **what)
    assert client.get("/page/").status_code == 302


def test_somebody_elses_proof_does_not(clinician: User, administrator: User, client_of: ClientOf) -> None:
    client = client_of(clinician)
    record(client, administrator, method="mfa", type="webauthn")
    assert client.get("/page/").status_code == 302


def test_leaving_help_and_the_key_pages_stay_open(clinician: User, client_of: ClientOf) -> None:
    client = client_of(clinician)
    assert client.get("/public/").status_code == 200
    assert client.get("/help-now/").status_code == 200
    assert client.get("/account/second-factor/").status_code == 200
    assert client.post("/account/logout/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_partners_are_not_stopped_and_are_offered_one(maya: User, client_of: ClientOf) -> None:
    response = client_of(maya).get("/more/")
    assert response.status_code == 200
    assert b"/account/second-factor/" in response.content


def test_a_fragment_leads_the_whole_page(clinician: User, client_of: ClientOf) -> None:
    response = client_of(clinician).get("/page/", headers={"HX-Request": "true"})
    assert response.status_code == 204
    assert "webauthn/add" in response.headers["HX-Redirect"]


def test_the_api_is_no_way_around(clinician: User, maya: User, client_of: ClientOf) -> None:
    client = client_of(clinician)
    assert client.get("/api/").status_code == 403
    record(client, clinician, method="mfa", type="webauthn")
    assert client.get("/api/").json() == "Dana Rivera"
    assert client_of(maya).get("/api/").status_code == 200

"""A person says how they are named, shown things and written to."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.actions import update_preferences
from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from tests.conftest import ClientOf

pytestmark = pytest.mark.django_db

GIVEN = {
    "name": "Maya R.",
    "time_zone": "America/Denver",
    "theme": "dark",
    "email_ok": "on",
    "contact_email": "quiet@example.org",
}


def urls(test: Any) -> Any:
    return pytest.mark.urls("tests.people.page_urls")(test)


def test_it_saves_and_writes_the_names_of_the_fields_alone(maya: User) -> None:
    update_preferences(by=maya, values={"name": "Maya R.", "theme": "auto", "email_ok": True})
    maya.refresh_from_db()
    assert (maya.name, maya.email_ok) == ("Maya R.", True)
    event = AuditEvent.objects.get(action="person.set_preferences")
    assert (event.actor_id, event.detail) == (maya.pk, {"fields": ["name", "email_ok"]})


def test_nothing_changed_writes_nothing(maya: User) -> None:
    update_preferences(by=maya, values={"theme": "auto"})
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"time_zone": "Mars/Base"}, {"theme": "pink"}, {"contact_email": "x"}]
)
def test_it_refuses_a_wrong_value(maya: User, wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        update_preferences(by=maya, values=wrong)


def test_it_takes_no_other_field(maya: User) -> None:
    update_preferences(
        by=maya, values={"role": "administrator", "email": "x@example.org", "is_active": False}
    )
    maya.refresh_from_db()
    assert (maya.role, maya.email, maya.is_active) == ("partner", "maya@example.org", True)


def test_it_refuses_somebody_who_may_not_sign_in_any_more(maya: User) -> None:
    maya.is_active = False
    with pytest.raises(Refused):
        update_preferences(by=maya, values={"theme": "dark"})


@urls
def test_the_page_saves(maya: User, client_of: ClientOf) -> None:
    client = client_of(maya)
    response = client.post("/preferences/", GIVEN | {"role": "administrator"})
    assert response.headers["Location"] == "/preferences/"
    maya.refresh_from_db()
    assert maya.safe_address() == "quiet@example.org"
    assert maya.role == "partner"
    page = client.get("/preferences/").content.decode()
    assert 'value="Maya R."' in page
    assert "There is something to see. Sign in to view." in page


@urls
def test_the_page_keeps_what_was_typed_beside_an_error(maya: User, client_of: ClientOf) -> None:
    page = client_of(maya).post("/preferences/", GIVEN | {"contact_email": "no address"}).content.decode()
    assert 'value="no address"' in page
    assert "There is one thing to fix" in page


@urls
def test_nobody_is_led_to_the_sign_in(client: Any) -> None:
    for address in ("/", "/more/", "/preferences/"):
        assert client.get(address).headers["Location"].startswith("/account/login/")


@urls
def test_a_wrong_method_is_refused(maya: User, client_of: ClientOf) -> None:
    client = client_of(maya)
    assert client.delete("/preferences/").status_code == 405
    assert client.post("/more/").status_code == 405


@urls
def test_times_are_shown_in_the_persons_zone(maya: User, client_of: ClientOf) -> None:
    maya.time_zone = "Pacific/Honolulu"
    maya.sign_in_changed_at = "2026-03-02T05:00:00Z"
    maya.save()
    assert "March 1, 2026" in client_of(maya).get("/more/").content.decode()


@urls
@pytest.mark.parametrize(
    ("who", "page"), [("maya", "/today/"), ("clinician", "/caseload/"), ("administrator", "/couples/")]
)
def test_home_leads_each_role_to_their_first_page(
    who: str, page: str, request: pytest.FixtureRequest, client_of: ClientOf
) -> None:
    from couplesgoals.people.views import home

    user = request.getfixturevalue(who)
    made = client_of(user).get("/").wsgi_request
    assert home(made).headers["Location"] == page


@urls
def test_more_shows_the_program_to_administrators_alone(
    administrator: User, clinician: User, maya: User, client_of: ClientOf
) -> None:
    assert b"/programs/" in client_of(administrator).get("/more/").content
    for person in (clinician, maya):
        assert b"/programs/" not in client_of(person).get("/more/").content

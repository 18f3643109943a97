"""T14: idle 15 minutes, absolute 12 hours, polling does not extend, what was typed is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from couplesgoals.people.models import User
from tests.conftest import ClientOf
from tests.people import page_urls

pytestmark = [pytest.mark.urls("tests.people.page_urls"), pytest.mark.django_db]

MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MINUTE = 60
HOUR = 60 * MINUTE


@pytest.fixture
def clock() -> Iterator[time_machine.Coordinates]:
    """A clock that moves only when told."""
    with time_machine.travel(MORNING, tick=False) as coordinates:
        yield coordinates


@pytest.fixture
def browser(clock: time_machine.Coordinates, maya: User, client_of: ClientOf) -> Client:
    """Maya's, just signed in and on a page."""
    client = client_of(maya)
    assert client.get("/page/").content == b"Maya"
    return client


def is_signed_out(response: HttpResponse) -> bool:
    return response.status_code == 302 and response.headers["Location"].startswith("/account/login/")


def test_it_keeps_somebody_who_is_here(browser: Client, clock: time_machine.Coordinates) -> None:
    for _ in range(6):
        clock.shift(10 * MINUTE)
        assert browser.get("/page/").status_code == 200


def test_it_signs_out_after_fifteen_idle_minutes(browser: Client, clock: time_machine.Coordinates) -> None:
    clock.shift(15 * MINUTE)
    response = browser.get("/page/?a=1")
    assert response.headers["Location"] == "/account/login/?next=%2Fpage%2F%3Fa%3D1"
    assert is_signed_out(browser.get("/page/"))


def test_it_keeps_somebody_until_just_before(browser: Client, clock: time_machine.Coordinates) -> None:
    clock.shift(15 * MINUTE - 1)
    assert browser.get("/page/").status_code == 200


def test_it_is_never_more_than_a_minute_early(browser: Client, clock: time_machine.Coordinates) -> None:
    clock.shift(59)
    browser.get("/page/")
    clock.shift(14 * MINUTE)
    assert browser.get("/page/").status_code == 200


def test_it_does_not_write_the_session_for_every_page(
    browser: Client, clock: time_machine.Coordinates, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    clock.shift(30)
    browser.get("/page/")
    assert browser.session["last_seen"] == int(MORNING.timestamp())
    clock.shift(31)
    browser.get("/page/")
    assert browser.session["last_seen"] == int(MORNING.timestamp()) + 61


@pytest.mark.parametrize("header", ["HX-Trigger-Name", "HX-Trigger"])
def test_polling_does_not_extend(browser: Client, clock: time_machine.Coordinates, header: str) -> None:
    for _ in range(14):
        clock.shift(MINUTE)
        assert browser.get("/page/", headers={header: "poll", "HX-Request": "true"}).status_code == 200
    clock.shift(MINUTE)
    response = browser.get("/page/", headers={header: "poll", "HX-Request": "true"})
    assert response.headers["HX-Redirect"].startswith("/account/login/")


def test_it_signs_out_after_twelve_hours_of_work(browser: Client, clock: time_machine.Coordinates) -> None:
    for _ in range(71):
        clock.shift(10 * MINUTE)
        assert browser.get("/page/").status_code == 200
    clock.shift(10 * MINUTE)
    assert is_signed_out(browser.get("/page/"))


def test_a_typed_form_is_kept_as_a_draft(browser: Client, clock: time_machine.Coordinates) -> None:
    page_urls.KEPT.clear()
    clock.shift(HOUR)
    response = browser.post("/form/seven/", {"words": "what I typed"})
    assert is_signed_out(response)
    assert response.headers["Location"].endswith("?next=%2Fform%2Fseven%2F")
    assert page_urls.KEPT == [("Maya", "seven", "what I typed")]
    assert "saved as a draft" in browser.get(response.headers["Location"]).content.decode()
    assert "_auth_user_id" not in browser.session


def test_what_could_not_be_kept_is_not_said_to_be_saved(
    browser: Client, clock: time_machine.Coordinates
) -> None:
    clock.shift(HOUR)
    response = browser.post("/form/seven/", {"words": "x" * 101})
    assert is_signed_out(response)
    page = browser.get(response.headers["Location"]).content.decode()
    assert "saved as a draft" not in page
    assert "we could not keep what you had typed" in page


def test_a_form_in_time_is_not_a_draft(browser: Client) -> None:
    page_urls.KEPT.clear()
    assert browser.post("/form/seven/", {"words": "x"}).content == b"sent"
    assert page_urls.KEPT == []


def test_without_the_csrf_token_nothing_is_kept_and_the_sign_in_ends(
    maya: User, clock: time_machine.Coordinates
) -> None:
    page_urls.KEPT.clear()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(maya, backend="couplesgoals.people.backends.AuthenticationBackend")
    strict.get("/page/")
    clock.shift(HOUR)
    assert is_signed_out(strict.post("/form/seven/", {"words": "forged"}))
    assert page_urls.KEPT == []
    assert is_signed_out(strict.get("/page/"))


def test_a_public_page_opens_for_nobody_in_particular(
    browser: Client, clock: time_machine.Coordinates
) -> None:
    clock.shift(HOUR)
    assert browser.get("/public/").content == b"AnonymousUser"
    assert is_signed_out(browser.get("/page/"))


def test_an_absent_page_is_absent(browser: Client, clock: time_machine.Coordinates) -> None:
    clock.shift(HOUR)
    assert browser.get("/nowhere/").status_code == 404
    assert is_signed_out(browser.get("/page/"))


def test_a_fragment_leads_the_whole_page_to_the_sign_in(
    browser: Client, clock: time_machine.Coordinates
) -> None:
    clock.shift(HOUR)
    response = browser.get(
        "/page/?fragment=1", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/form/a/?b=c"}
    )
    assert response.status_code == 204
    assert response.headers["HX-Redirect"] == "/account/login/?next=%2Fform%2Fa%2F%3Fb%3Dc"


def test_it_never_leads_to_another_site(browser: Client, clock: time_machine.Coordinates) -> None:
    clock.shift(HOUR)
    response = browser.post("/form/a/", {"words": ""}, headers={"Referer": "https://evil.example/form/"})
    assert response.headers["Location"] == "/account/login/?next=%2Fform%2Fa%2F"


def test_a_new_sign_in_starts_afresh(
    browser: Client, clock: time_machine.Coordinates, maya: User, client_of: ClientOf
) -> None:
    clock.shift(13 * HOUR)
    assert is_signed_out(browser.get("/page/"))
    browser.force_login(maya, backend="couplesgoals.people.backends.AuthenticationBackend")
    assert browser.get("/page/").content == b"Maya"


def test_the_api_says_not_signed_in_in_its_own_words(
    browser: Client, clock: time_machine.Coordinates
) -> None:
    assert browser.get("/api/").json() == "Maya"
    clock.shift(HOUR)
    assert browser.get("/api/").status_code == 403
    assert is_signed_out(browser.get("/page/"))

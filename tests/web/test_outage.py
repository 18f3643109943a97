"""A server that is away shows a plain page with 503, in DEBUG too, and never keeps anyone from leaving."""

from collections.abc import Callable
from unittest.mock import Mock

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import DatabaseError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings

from couplesgoals.people.models import User
from couplesgoals.people.timeouts import LAST_SEEN
from tests.conftest import ClientOf
from tests.web.urls import FAILURES


def failing_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Fail where the session or the viewer would: outside of any view."""

    def middleware(request: HttpRequest) -> HttpResponse:
        raise FAILURES[request.GET["how"]]

    return middleware


FAILING = [*settings.MIDDLEWARE[:-1], "tests.web.test_outage.failing_middleware"]


@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize("how", ["database", "connection"])
def test_a_view_without_database_says_so_plainly(visitor: Client, how: str, debug: bool) -> None:
    with override_settings(DEBUG=debug):
        response = visitor.get(f"/fail/{how}/")
    assert response.status_code == 503
    assert b"We will be back in a moment" in response.content
    assert b"secret" not in response.content
    assert b"Traceback" not in response.content


@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize("how", ["database", "connection", "broker"])
def test_a_middleware_without_its_server_says_so_with_every_header(
    visitor: Client, how: str, debug: bool
) -> None:
    with override_settings(DEBUG=debug, MIDDLEWARE=FAILING):
        response = visitor.get("/live", {"how": how})
    assert response.status_code == 503
    assert b"secret" not in response.content
    assert response["Content-Security-Policy"].startswith("default-src 'none'")
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Retry-After"] == "30"


@pytest.mark.django_db
@pytest.mark.parametrize(("error", "status"), [(OperationalError("secret"), 503), (DatabaseError(), 400)])
def test_a_database_that_is_away_has_ended_no_sign_in(
    maya: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch, error: DatabaseError, status: int
) -> None:
    """Only a session that is gone answers 400; Django's own store says so of both."""
    client = client_of(maya)
    client.raise_request_exception = False
    client.get("/more/")
    session = client.session
    session[LAST_SEEN] -= 300
    session.save()
    monkeypatch.setattr(Session, "save", Mock(side_effect=error))
    response = client.get("/more/")
    assert response.status_code == status
    assert b"secret" not in response.content


@pytest.mark.parametrize("how", ["broker", "slow-broker"])
def test_without_the_broker_signing_in_rests(visitor: Client, how: str) -> None:
    response = visitor.get(f"/fail/{how}/")
    assert response.status_code == 503
    assert b"Signing in is resting" in response.content
    assert b"If you are already signed in you can go on" in response.content


def test_leaving_and_help_go_on(visitor: Client) -> None:
    with override_settings(MIDDLEWARE=FAILING):
        left = visitor.post("/leave/?how=database")
        help_now = visitor.get("/help-now/?how=database")
    assert left.status_code == 200
    assert left.cookies[settings.SESSION_COOKIE_NAME].value == ""
    assert left["Referrer-Policy"] == "no-referrer"
    assert help_now.status_code == 200
    assert b"988" in help_now.content


def test_a_fault_of_ours_is_no_outage(visitor: Client) -> None:
    response = visitor.get("/fail/bug/")
    assert response.status_code == 500
    assert b"Something went wrong on our side" in response.content
    assert b"secret" not in response.content

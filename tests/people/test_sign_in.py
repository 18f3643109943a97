"""T17 and T18: guessing is limited but locks nobody out elsewhere; membership is not revealed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch
from uuid import UUID

import pytest
import time_machine
from django.core import mail
from django.http import HttpResponse
from django.test import Client

from couplesgoals.people.models import User
from couplesgoals.people.tasks import mail_password_link
from tests.conftest import PASSWORD

pytestmark = [pytest.mark.urls("tests.people.page_urls"), pytest.mark.django_db]

LOGIN = "/account/login/"
RESET = "/account/password/reset/"


@pytest.fixture
def standing_clock() -> Iterator[None]:
    """Let no second pass between two answers: some headers tell it."""
    with time_machine.travel(datetime.now(UTC), tick=False):
        yield


def plain(response: HttpResponse, *addresses: str) -> tuple[int, bytes, dict[str, str]]:
    """Status, body and headers, without what differs at every request and what the person typed."""
    body = response.content
    for token in re.findall(rb"[A-Za-z0-9]{64}", body):
        body = body.replace(token, b"")
    for address in addresses:
        body = body.replace(address.encode(), b"")
    headers = {name: value for name, value in response.headers.items() if name != "Content-Length"}
    return response.status_code, body, headers


def sign_in(client: Client, email: str, password: str) -> HttpResponse:
    return client.post(LOGIN, {"login": email, "password": password})


def test_a_person_signs_in_by_e_mail_in_any_case(maya: User) -> None:
    client = Client()
    assert sign_in(client, "MAYA@Example.org", PASSWORD).status_code == 302
    assert client.get("/page/").content == b"Maya"


@pytest.mark.usefixtures("standing_clock")
def test_a_failure_looks_the_same_for_known_and_unknown(maya: User) -> None:
    known = sign_in(Client(), maya.email, "wrong password")
    unknown = sign_in(Client(), "none@example.org", "wrong password")
    assert known.status_code == 200
    assert plain(known, maya.email) == plain(unknown, "none@example.org")


def test_a_failure_hashes_once_for_known_unknown_and_without_password(maya: User, clinician: User) -> None:
    clinician.set_unusable_password()
    clinician.save()
    counts = []
    for email in (maya.email, "none@example.org", clinician.email):
        with patch("django.contrib.auth.hashers.MD5PasswordHasher.encode", return_value="md5$a$b") as encode:
            sign_in(Client(), email, "wrong password")
        counts.append(encode.call_count)
    assert counts == [1, 1, 1]


@pytest.mark.usefixtures("standing_clock")
def test_reset_looks_the_same_for_known_and_unknown(maya: User) -> None:
    known, unknown = Client(), Client()
    first = known.post(RESET, {"email": maya.email})
    second = unknown.post(RESET, {"email": "none@example.org"})
    assert plain(first) == plain(second)
    assert plain(known.get(first.headers["Location"])) == plain(unknown.get(second.headers["Location"]))


def test_reset_does_the_same_work_for_known_unknown_and_inactive(
    maya: User, jonas: User, django_capture_on_commit_callbacks: Any, django_assert_num_queries: Any
) -> None:
    jonas.is_active = False
    jonas.save()
    sent = []
    for email in (maya.email, "none@example.org", jonas.email):
        with (
            patch("couplesgoals.people.queue.current_app.send_task") as send_task,
            django_capture_on_commit_callbacks(execute=True),
            django_assert_num_queries(2),
        ):
            Client().post(RESET, {"email": email})
        sent.append(send_task.call_args)
    assert [call.args for call in sent] == [("people.mail_password_link",)] * 3
    assert UUID(sent[0].kwargs["args"][0]) == maya.pk
    assert UUID(sent[1].kwargs["args"][0]) not in (maya.pk, jonas.pk)
    assert UUID(sent[2].kwargs["args"][0]) != jonas.pk
    assert mail.outbox == []


def test_reset_does_the_same_work_while_the_broker_is_away(
    maya: User, django_capture_on_commit_callbacks: Any, django_assert_num_queries: Any
) -> None:
    for email in (maya.email, "none@example.org"):
        with (
            patch("couplesgoals.people.queue.current_app.send_task", side_effect=ConnectionError("away")),
            django_assert_num_queries(2),
            django_capture_on_commit_callbacks(execute=True),
        ):
            assert Client().post(RESET, {"email": email}).status_code == 302
    assert mail.outbox == []


def test_the_reset_mail_names_nobody_and_its_link_works_once(maya: User) -> None:
    mail_password_link(str(maya.pk))
    [message] = mail.outbox
    assert (message.subject, message.to) == ("Your sign-in", ["maya@example.org"])
    assert "Maya" not in message.body
    address = re.search(r"https?://[^/]+(/\S+)", message.body)
    assert address
    client = Client()
    form = client.get(address[1])
    assert "set-password" in form.headers["Location"]
    done = client.post(
        form.headers["Location"], {"password1": "brook willow candle 9", "password2": "brook willow candle 9"}
    )
    assert done.status_code == 302
    maya.refresh_from_db()
    assert maya.check_password("brook willow candle 9")
    again = Client().get(address[1])
    assert again.status_code == 200
    assert b"password1" not in again.content


def test_nothing_is_sent_to_nobody_or_the_inactive(jonas: User) -> None:
    jonas.is_active = False
    jonas.save()
    mail_password_link(str(jonas.pk))
    mail_password_link("019a0000-0000-7000-8000-000000000000")
    assert mail.outbox == []


def test_nobody_signs_up(db: None) -> None:
    assert Client().get("/account/signup/").status_code == 404
    assert (
        Client().post("/account/signup/", {"email": "a@example.org", "password1": PASSWORD}).status_code
        == 404
    )


def test_guessing_is_limited(maya: User) -> None:
    for _ in range(10):
        sign_in(Client(), maya.email, "wrong password")
    client = Client()
    sign_in(client, maya.email, PASSWORD)
    assert "_auth_user_id" not in client.session


def test_guessing_from_one_place_does_not_lock_the_person_out_in_another(maya: User) -> None:
    for _ in range(12):
        sign_in(Client(REMOTE_ADDR="203.0.113.9"), maya.email, "wrong password")
    client = Client(REMOTE_ADDR="198.51.100.7")
    sign_in(client, maya.email, PASSWORD)
    assert "_auth_user_id" in client.session


def test_a_made_up_forwarding_header_does_not_help_to_guess(maya: User) -> None:
    for number in range(10):
        client = Client(headers={"X-Forwarded-For": f"203.0.113.{number}"})
        sign_in(client, maya.email, "wrong password")
    client = Client(headers={"X-Forwarded-For": "203.0.113.200"})
    sign_in(client, maya.email, PASSWORD)
    assert "_auth_user_id" not in client.session


def test_somebody_inactive_does_not_sign_in(maya: User) -> None:
    maya.is_active = False
    maya.save()
    client = Client()
    sign_in(client, maya.email, PASSWORD)
    assert client.get("/page/").status_code == 302

"""T18 and T19: an invitation works once, for one person and couple, and says nothing to anybody else."""

from __future__ import annotations

import re
import threading
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible
from couplesgoals.program import actions
from couplesgoals.program.models import Couple, Enrollment, Invitation, Program, StatusChange
from tests.conftest import PASSWORD as CAST_PASSWORD
from tests.conftest import ClientOf
from tests.program.conftest import Send

pytestmark = pytest.mark.django_db

NOBODY = AnonymousUser()
PASSWORD = "brook willow candle 9"
TYPED = {"name": "Nora", "password": PASSWORD, "time_zone": "America/Chicago"}


def newcomer(**over: Any) -> actions.Newcomer:
    return actions.Newcomer(**(TYPED | over))


def accept(token: str, by: Any = NOBODY, **over: Any) -> User:
    return actions.accept_invitation(token=token, by=by, newcomer=newcomer(**over))


def opened(token: str, client: Client | None = None) -> HttpResponse:
    client = client or Client()
    return client.get(client.get(f"/join/{token}/").headers["Location"])


def plain(response: HttpResponse) -> tuple[int, bytes]:
    return response.status_code, re.sub(rb"[A-Za-z0-9]{64}", b"", response.content)


def test_it_makes_the_invited_person_one_of_the_couple(invitation: Invitation, token: str) -> None:
    person = accept(token, email_ok=True, contact_email="quiet@example.org")
    assert (person.email, person.role, person.name) == ("nora@example.org", "partner", "Nora")
    assert person.check_password(PASSWORD)
    assert person.safe_address() == "quiet@example.org"
    enrollment = Enrollment.objects.get(person=person)
    assert (enrollment.couple_id, enrollment.slot, enrollment.status) == (invitation.couple_id, "a", "active")
    assert StatusChange.objects.get(enrollment=enrollment).by == person
    assert AuditEvent.objects.get(action="invitation.accept").actor_id == person.pk


def test_it_works_once(token: str) -> None:
    accept(token)
    with pytest.raises(NotPossible):
        accept(token)
    assert Enrollment.objects.count() == 1


def test_it_works_for_72_hours(token: str) -> None:
    with time_machine.travel(timezone.now() + timedelta(hours=72, seconds=1)), pytest.raises(NotPossible):
        accept(token)
    with time_machine.travel(timezone.now() + timedelta(hours=71, minutes=59)):
        accept(token)


def test_it_is_not_for_somebody_signed_in_as_another(token: str, maya: User, clinician: User) -> None:
    for person in (maya, clinician):
        with pytest.raises(NotPossible):
            accept(token, by=person)


def test_it_is_not_for_the_other_partner(invited_couple: Couple, token: str, send: Send) -> None:
    ben = accept(send(Invitation.objects.get(couple=invited_couple, slot="b")), name="Ben")
    with pytest.raises(NotPossible):
        accept(token, by=ben)
    accept(token)
    assert [partner.name for partner in invited_couple.partners()] == ["Nora", "Ben"]


@pytest.mark.parametrize("who", ["maya", "clinician", "administrator"])
def test_it_is_not_for_an_address_that_came_to_belong_to_somebody_here(
    who: str, token: str, invitation: Invitation, couple: Couple, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(who)
    Invitation.objects.filter(pk=invitation.pk).update(email=person.email)
    for by in (NOBODY, person):
        with pytest.raises(NotPossible):
            accept(token, by=by)
    person.refresh_from_db()
    assert not person.check_password(PASSWORD)


def test_a_partner_who_left_comes_back_with_the_same_account(
    administrator: User, couple: Couple, maya: User, token: str, invitation: Invitation
) -> None:
    actions.discharge_couple(by=administrator, couple=couple, reason="completed")
    Invitation.objects.filter(pk=invitation.pk).update(email=maya.email)
    assert accept(token) == maya
    assert Enrollment.objects.filter(person=maya, ended_at=None).get().couple_id == invitation.couple_id


def test_it_does_not_open_a_couple_that_was_left(
    administrator: User, invited_couple: Couple, token: str, send: Send
) -> None:
    ben = accept(send(Invitation.objects.get(couple=invited_couple, slot="b")), name="Ben")
    actions.discharge(by=administrator, enrollment=ben.enrollments.get(), reason="transferred")
    with pytest.raises(NotPossible):
        accept(token)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"password": "short"}, "password"),
        ({"password": "nora@example.org"}, "password"),
        ({"name": "  "}, "name"),
        ({"time_zone": "Mars/Base"}, "time_zone"),
        ({"contact_email": "no address"}, "contact_email"),
    ],
)
def test_a_wrong_value_uses_nothing_up(token: str, wrong: dict[str, str], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        accept(token, **wrong)
    assert field in refused.value.error_dict
    assert not User.objects.filter(email="nora@example.org").exists()
    accept(token)


def test_the_token_leaves_the_address_at_once(token: str) -> None:
    response = Client().get(f"/join/{token}/")
    assert (response.status_code, response.headers["Location"]) == (302, "/join/")


def test_the_page_lets_the_person_in_and_signs_them_in(token: str) -> None:
    client = Client()
    page = opened(token, client)
    assert page.status_code == 200
    assert token not in page.content.decode()
    assert client.post("/join/", TYPED).headers["Location"] == "/"
    assert "signed in as Nora" in client.get("/more/").content.decode()
    assert "join_token" not in client.session


def test_the_page_keeps_what_was_typed_beside_an_error(token: str) -> None:
    client = Client()
    opened(token, client)
    page = client.post("/join/", TYPED | {"name": "Nora Q.", "password": "short"}).content.decode()
    assert 'value="Nora Q."' in page
    assert "There" in page
    assert "short&quot;" not in page


def test_every_closed_link_looks_the_same(
    token: str, administrator: User, invited_couple: Couple, send: Send, couple: Couple, maya: User
) -> None:
    other = Invitation.objects.get(couple=invited_couple, slot="b")
    answers = [plain(opened("x" * 43)), plain(Client().get("/join/")), plain(opened("é" * 300))]
    accept(token)
    answers.append(plain(opened(token)))
    taken = send(other)
    Invitation.objects.filter(pk=other.pk).update(email=maya.email)
    answers.append(plain(opened(taken)))
    with time_machine.travel(timezone.now() + timedelta(hours=73)):
        answers.append(plain(opened(taken)))
    actions.revoke_invitation(by=administrator, invitation=other)
    answers.append(plain(opened(taken)))
    assert answers[0][0] == 404
    assert set(answers) == {answers[0]}
    client = Client()
    client.get(f"/join/{taken}/")
    assert plain(client.post("/join/", TYPED)) == answers[0]


def test_it_looks_closed_to_somebody_signed_in_as_another(
    token: str, maya: User, client_of: ClientOf
) -> None:
    assert plain(opened(token, client_of(maya))) == plain(opened("x" * 43, client_of(maya)))
    assert opened(token).status_code == 200


def test_who_comes_back_may_be_signed_in_already(
    administrator: User, couple: Couple, maya: User, token: str, invitation: Invitation
) -> None:
    actions.discharge_couple(by=administrator, couple=couple, reason="completed")
    Invitation.objects.filter(pk=invitation.pk).update(email=maya.email)
    client, elsewhere = Client(), Client()
    for browser in (client, elsewhere):
        browser.post("/accounts/login/", {"login": maya.email, "password": CAST_PASSWORD})
        assert browser.get("/more/").status_code == 200
    opened(token, client)
    assert client.post("/join/", TYPED).headers["Location"] == "/"
    assert client.get("/more/").status_code == 200
    assert elsewhere.get("/more/").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_of_fifty_at_once_exactly_one_comes_in(program: Program, administrator: User, send: Send) -> None:
    invitees = [("Nora Falk", "nora@example.org"), ("Ben Falk", "ben@example.org")]
    couple = actions.enroll_couple(by=administrator, program=program, invitees=invitees)
    token = send(Invitation.objects.get(couple=couple, slot="a"))
    start = threading.Barrier(50)
    results: list[str] = []

    def come_in(number: int) -> None:
        try:
            connection.ensure_connection()
            start.wait(timeout=30)
            accept(token, name=f"Nora {number}")
            results.append("in")
        except NotPossible:
            results.append("closed")
        finally:
            connection.close()

    threads = [threading.Thread(target=come_in, args=(number,)) for number in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(results) == ["closed"] * 49 + ["in"]
    assert User.objects.filter(email="nora@example.org").count() == 1
    assert Enrollment.objects.filter(couple=couple).count() == 1

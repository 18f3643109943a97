"""Enrolling a couple, and what happens to its invitations until they are answered."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible, Refused
from couplesgoals.program import actions, tasks
from couplesgoals.program.models import Couple, Invitation, Program
from couplesgoals.program.models.invitation import hash_token
from tests.program.conftest import INVITEES, Send

pytestmark = pytest.mark.django_db

ADMINISTRATIVE_WORDS = (
    "program",
    "couple",
    "partner",
    "treatment",
    "therapy",
    "nora",
    "falk",
    "ben",
    "evening",
)


def test_it_gives_a_couple_a_place_and_two_invitations(administrator: User, program: Program) -> None:
    couple = actions.enroll_couple(by=administrator, program=program, invitees=INVITEES, review_day=31)
    assert (couple.name, couple.time_zone, couple.review_day) == ("Nora & Ben", program.time_zone, 31)
    rows = couple.invitations.order_by("slot").values_list("slot", "name", "email")
    assert list(rows) == [("a", "Nora Falk", "nora@example.org"), ("b", "Ben Falk", "ben@example.org")]
    acts = AuditEvent.objects.filter(couple_id=couple.pk).order_by("id").values_list("action", flat=True)
    assert list(acts) == ["couple.enroll", "invitation.create", "invitation.create"]


def test_it_queues_ids_alone(
    administrator: User, program: Program, django_capture_on_commit_callbacks: Any
) -> None:
    with (
        patch("couplesgoals.people.queue.current_app.send_task") as send_task,
        django_capture_on_commit_callbacks(execute=True),
    ):
        actions.enroll_couple(by=administrator, program=program, invitees=INVITEES)
    ids = {str(pk) for pk in Invitation.objects.values_list("pk", flat=True)}
    assert {call.kwargs["args"] for call in send_task.call_args_list} == {(pk,) for pk in ids}
    assert mail.outbox == []


@pytest.mark.parametrize("who", ["maya", "clinician", "supervisor"])
def test_it_refuses_the_wrong_role(who: str, program: Program, request: pytest.FixtureRequest) -> None:
    with pytest.raises(Refused):
        actions.enroll_couple(by=request.getfixturevalue(who), program=program, invitees=INVITEES)
    assert not Couple.objects.filter(name="Nora & Ben").exists()


def test_it_refuses_an_administrator_who_left(administrator: User, program: Program) -> None:
    User.objects.filter(pk=administrator.pk).update(is_active=False)
    with pytest.raises(Refused):
        actions.enroll_couple(by=administrator, program=program, invitees=INVITEES)


@pytest.mark.parametrize(
    ("invitees", "field"),
    [
        ([("Nora", "same@example.org"), ("Ben", "SAME@example.org")], "email_b"),
        ([("Nora", "no address"), ("Ben", "ben@example.org")], "email_a"),
        ([("Nora", "nora@example.org"), ("", "ben@example.org")], "name_b"),
        ([("Nora", "maya@example.org"), ("Ben", "ben@example.org")], "email_a"),
        ([("Nora", "nora@example.org"), ("Ben", "dana.rivera@example.org")], "email_b"),
    ],
)
def test_it_refuses_wrong_people_and_keeps_nothing(
    invitees: list[tuple[str, str]], field: str, administrator: User, couple: Couple, program: Program
) -> None:
    with pytest.raises(ValidationError) as refused:
        actions.enroll_couple(by=administrator, program=program, invitees=invitees)
    assert list(refused.value.error_dict) == [field]


def test_it_refuses_an_address_with_an_open_invitation(
    administrator: User, program: Program, invited_couple: Couple
) -> None:
    with pytest.raises(ValidationError) as refused:
        actions.enroll_couple(by=administrator, program=program, invitees=INVITEES)
    assert list(refused.value.error_dict) == ["email_a", "email_b"]


def test_it_refuses_more_couples_than_there_are_places(
    administrator: User, program: Program, couple: Couple
) -> None:
    Program.objects.filter(pk=program.pk).update(capacity=1)
    with pytest.raises(ValidationError) as refused:
        actions.enroll_couple(by=administrator, program=program, invitees=INVITEES)
    assert list(refused.value.error_dict) == ["program"]


def test_a_couple_that_left_takes_no_place(administrator: User, program: Program, couple: Couple) -> None:
    Program.objects.filter(pk=program.pk).update(capacity=1)
    actions.discharge_couple(by=administrator, couple=couple, reason="completed")
    actions.enroll_couple(by=administrator, program=program, invitees=INVITEES)


def test_the_mail_names_nobody_and_nothing(invitation: Invitation, send: Send) -> None:
    token = send(invitation)
    [message] = mail.outbox
    assert (message.subject, message.to) == ("Your sign-in", ["nora@example.org"])
    assert token not in message.subject
    text = f"{message.subject} {message.from_email} {message.body}".replace(token, "").lower()
    assert [word for word in ADMINISTRATIVE_WORDS if word in text] == []


def test_only_the_hash_of_the_token_is_kept(invitation: Invitation, token: str) -> None:
    invitation.refresh_from_db()
    assert invitation.token_hash == hash_token(token)
    assert len(token) == 43
    for event in AuditEvent.objects.all():
        assert token not in str(event.detail)


def test_the_same_message_twice_mails_once(invitation: Invitation) -> None:
    for _ in range(3):
        tasks.send_invitation(str(invitation.pk))
    assert len(mail.outbox) == 1


def test_a_refused_mail_is_tried_again(invitation: Invitation) -> None:
    with (
        patch("couplesgoals.program.actions.invitations.mail_neutrally", side_effect=OSError("no server")),
        pytest.raises(OSError, match="no server"),
    ):
        tasks.send_invitation(str(invitation.pk))
    invitation.refresh_from_db()
    assert invitation.sent_at is None
    tasks.send_invitation(str(invitation.pk))
    assert len(mail.outbox) == 1


def test_the_sweep_finds_what_the_broker_lost(invited_couple: Couple) -> None:
    assert Invitation.objects.waiting_to_be_sent() == []
    with (
        time_machine.travel(timezone.now() + timedelta(minutes=2)),
        patch("couplesgoals.program.tasks.send_invitation.delay", tasks.send_invitation),
    ):
        tasks.send_waiting_invitations()
        tasks.send_waiting_invitations()
    assert sorted(message.to[0] for message in mail.outbox) == ["ben@example.org", "nora@example.org"]


def test_a_link_sent_late_still_works_its_hours(invitation: Invitation, send: Send) -> None:
    with time_machine.travel(timezone.now() + timedelta(hours=70)):
        send(invitation)
        invitation.refresh_from_db()
        assert invitation.expires_at > timezone.now() + timedelta(hours=71)


def test_resending_replaces_the_link(
    administrator: User, invitation: Invitation, send: Send, token: str
) -> None:
    actions.resend_invitation(by=administrator, invitation=invitation)
    again = send(invitation)
    assert again != token
    nobody: Any = User()
    nobody.email = "nora@example.org"
    assert actions.find_open_invitation(token=token, viewer=nobody) is None
    assert actions.find_open_invitation(token=again, viewer=nobody) is not None


def test_a_link_too_old_can_be_sent_again(administrator: User, invitation: Invitation, token: str) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=5)):
        actions.resend_invitation(by=administrator, invitation=invitation)
        invitation.refresh_from_db()
        assert invitation.is_open


def test_taking_back_ends_it(administrator: User, invitation: Invitation, token: str) -> None:
    actions.revoke_invitation(by=administrator, invitation=invitation)
    for again in (actions.revoke_invitation, actions.resend_invitation):
        with pytest.raises(NotPossible):
            again(by=administrator, invitation=invitation)
    assert not actions.mail_invitation(invitation_id=invitation.pk)


@pytest.mark.parametrize("action", [actions.resend_invitation, actions.revoke_invitation])
@pytest.mark.parametrize("who", ["maya", "clinician"])
def test_only_administrators_resend_and_take_back(
    action: Any, who: str, invitation: Invitation, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(Refused):
        action(by=request.getfixturevalue(who), invitation=invitation)


def test_a_place_taken_back_is_given_to_another_address(
    administrator: User, invited_couple: Couple, invitation: Invitation
) -> None:
    given = {"by": administrator, "couple": invited_couple, "slot": "a", "name": "Nora"}
    with pytest.raises(NotPossible):
        actions.invite_partner(**given, email="right@example.org")
    actions.revoke_invitation(by=administrator, invitation=invitation)
    with pytest.raises(ValidationError):
        actions.invite_partner(**given, email="ben@example.org")
    actions.invite_partner(**given, email="Right@example.org")
    rows = invited_couple.invitations.filter(slot="a", revoked_at=None)
    assert list(rows.values_list("email", flat=True)) == ["right@example.org"]
    with pytest.raises(NotPossible):
        actions.invite_partner(**given, email="third@example.org")


def test_nobody_is_invited_to_a_couple_that_was_left(administrator: User, couple: Couple, maya: User) -> None:
    actions.discharge(by=administrator, enrollment=maya.enrollments.get(), reason="transferred")
    with pytest.raises(NotPossible):
        actions.invite_partner(by=administrator, couple=couple, slot="a", name="N", email="n@example.org")


@pytest.mark.parametrize("who", ["maya", "clinician"])
def test_only_administrators_invite(who: str, invited_couple: Couple, request: pytest.FixtureRequest) -> None:
    by = request.getfixturevalue(who)
    with pytest.raises(Refused):
        actions.invite_partner(by=by, couple=invited_couple, slot="a", name="N", email="n@example.org")

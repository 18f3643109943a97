"""What the tests of the program share: two people to invite, and a link in hand."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core import mail

from couplesgoals.people.models import User
from couplesgoals.program import actions
from couplesgoals.program.models import Couple, Invitation, Program

INVITEES = [("Nora Falk", "nora@example.org"), ("Ben Falk", "ben@example.org")]

type Send = Callable[[Invitation], str]


@pytest.fixture
def invited_couple(administrator: User, program: Program) -> Couple:
    """Nora and Ben, invited and not mailed yet."""
    return actions.enroll_couple(by=administrator, program=program, invitees=INVITEES)


@pytest.fixture
def invitation(invited_couple: Couple) -> Invitation:
    """Nora's."""
    return Invitation.objects.get(couple=invited_couple, slot="a")


@pytest.fixture
def send() -> Send:
    """Mail an invitation and give back the token in it."""

    def send(invitation: Invitation) -> str:
        mail.outbox.clear()
        assert actions.mail_invitation(invitation_id=invitation.pk)
        found = re.search(r"/join/([^/]+)/", str(mail.outbox[0].body))
        assert found
        return found[1]

    return send


@pytest.fixture
def token(invitation: Invitation, send: Send) -> str:
    """What stands in Nora's link."""
    return send(invitation)

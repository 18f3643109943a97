"""Invitations on their way. A message carries an id; the token is made where the mail is written."""

from __future__ import annotations

from uuid import UUID

from celery import shared_task

from couplesgoals.program.actions import mail_invitation
from couplesgoals.program.models import Invitation


@shared_task(name="program.send_invitation")
def send_invitation(invitation_id: str) -> None:
    """Mail one invitation, unless that was done."""
    mail_invitation(invitation_id=UUID(invitation_id))


@shared_task(name="program.send_waiting_invitations")
def send_waiting_invitations() -> None:
    """Mail what a lost message left behind; one address that fails does not hold up the others."""
    for invitation_id in Invitation.objects.waiting_to_be_sent():
        send_invitation.delay(str(invitation_id))

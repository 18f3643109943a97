"""Two people are invited: each gets a link of their own, for one use within its hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.mail import absolute, mail_neutrally
from couplesgoals.people.models import User
from couplesgoals.people.queue import after_commit
from couplesgoals.people.refusals import NotPossible
from couplesgoals.program.actions.joining import may_come_back
from couplesgoals.program.actions.rights import must_be_administrator
from couplesgoals.program.models import Couple, Invitation, Program, Slot
from couplesgoals.program.models.invitation import hash_token, new_token

type Invitee = tuple[str, str]  # name, e-mail address


def _valid_until() -> datetime:
    return timezone.now() + timedelta(hours=settings.INVITATION_VALID_HOURS)


@transaction.atomic
def enroll_couple(
    *,
    by: User,
    program: Program,
    invitees: Sequence[Invitee],
    name: str = "",
    time_zone: str = "",
    review_day: int = 1,
) -> Couple:
    """Give a couple a place and invite both. Raises ValidationError, by form field, on a wrong value."""
    must_be_administrator(by)
    program = Program.objects.select_for_update().get(pk=program.pk)
    if program.couples.taking_a_place().count() >= program.capacity:
        raise ValidationError({"program": _("This program has no place left.")})
    people = [(person.strip(), email.strip().lower()) for person, email in invitees]
    _check_invitees(people)
    couple = Couple(
        program=program,
        name=name.strip() or " & ".join(_first_name(person) for person, _email in people),
        time_zone=time_zone or program.time_zone,
        review_day=review_day,
    )
    couple.full_clean()
    couple.save()
    record_event(by=by.pk, action="couple.enroll", target="program.Couple", ids=[couple.pk], couple=couple.pk)
    for slot, (person, email) in zip(Slot, people, strict=True):
        _invite(by=by, couple=couple, slot=slot, name=person, email=email)
    return couple


@transaction.atomic
def invite_partner(*, by: User, couple: Couple, slot: str, name: str, email: str) -> None:
    """Invite somebody to a place in a couple that is free, after an invitation was taken back.

    Raises ValidationError, by form field, on a wrong value.
    """
    must_be_administrator(by)
    couple = Couple.objects.select_for_update().get(pk=couple.pk)
    if couple.frozen_at is not None or slot not in couple.free_slots():
        raise NotPossible(_("This place is taken, or a partner has left."))
    name, email = name.strip(), email.strip().lower()
    if error := _why_not(email):
        raise ValidationError({"email": error})
    _invite(by=by, couple=couple, slot=slot, name=name, email=email)


def _first_name(name: str) -> str:
    return (name.split() or [""])[0]


def _check_invitees(people: Sequence[Invitee]) -> None:
    errors: dict[str, str] = {}
    if people[0][1] == people[1][1]:
        errors["email_b"] = _("Each partner needs an e-mail address of their own.")
    for slot, (_name, email) in zip(Slot, people, strict=True):
        if error := _why_not(email):
            errors[f"email_{slot}"] = error
    if errors:
        raise ValidationError(errors)


def _why_not(email: str) -> str:
    """Why this address cannot be invited; empty where it can."""
    person = User.objects.filter(email=email).first()
    if person is not None and not may_come_back(person):
        return _("This address already has a sign-in here, so it cannot be invited.")
    if Invitation.objects.open().filter(email=email).exists():
        return _("This address already has an open invitation.")
    return ""


def _invite(*, by: User, couple: Couple, slot: str, name: str, email: str) -> None:
    invitation = Invitation(
        couple=couple, slot=slot, name=name, email=email, created_by=by,
        expires_at=_valid_until(), token_hash=hash_token(new_token()),
    )  # fmt: skip
    try:
        invitation.full_clean(validate_constraints=False)
    except ValidationError as error:
        raise ValidationError(
            {f"{field}_{slot}": errors for field, errors in error.error_dict.items()}
        ) from error
    invitation.save()
    _note(by, invitation, "invitation.create")
    after_commit("program.send_invitation", str(invitation.pk))


@transaction.atomic
def mail_invitation(*, invitation_id: UUID) -> bool:
    """Make the token, keep its hash, mail it; whether something was sent. Done once, however often asked.

    If the mail server refuses, all is undone and the next sweep tries again.
    """
    invitation = _locked(invitation_id)
    if invitation is None or not invitation.is_open or invitation.sent_at is not None:
        return False
    token = new_token()
    invitation.token_hash = hash_token(token)
    invitation.sent_at = timezone.now()
    invitation.expires_at = _valid_until()
    invitation.save(update_fields=["token_hash", "sent_at", "expires_at"])
    _note(None, invitation, "invitation.send")
    link = absolute(reverse("program:join_with", kwargs={"token": token}))
    mail_neutrally("program/email/invitation", to=invitation.email, context={"join_url": link})
    return True


@transaction.atomic
def resend_invitation(*, by: User, invitation: Invitation) -> Invitation:
    """Send a fresh link; the one before stops working at once."""
    must_be_administrator(by)
    current = _waiting(invitation)
    current.sent_at = None
    current.expires_at = _valid_until()
    current.token_hash = hash_token(new_token())
    current.save(update_fields=["sent_at", "expires_at", "token_hash"])
    _note(by, current, "invitation.resend")
    after_commit("program.send_invitation", str(current.pk))
    return current


@transaction.atomic
def revoke_invitation(*, by: User, invitation: Invitation) -> Invitation:
    """Take an invitation back."""
    must_be_administrator(by)
    current = _waiting(invitation)
    current.revoked_at = timezone.now()
    current.save(update_fields=["revoked_at"])
    _note(by, current, "invitation.revoke")
    return current


def _waiting(invitation: Invitation) -> Invitation:
    """The invitation, locked; NotPossible if it was accepted or taken back."""
    current = _locked(invitation.pk)
    if current is None or current.accepted_at is not None or current.revoked_at is not None:
        raise NotPossible(_("This invitation was already accepted or taken back."))
    return current


def _locked(invitation_id: UUID) -> Invitation | None:
    """The invitation as it is once its couple is locked: every change of either waits for that one lock."""
    couple = Couple.objects.filter(invitations=invitation_id).first()
    if couple is None:
        return None
    Couple.objects.select_for_update().get(pk=couple.pk)
    return Invitation.objects.get(pk=invitation_id)


def _note(by: User | None, invitation: Invitation, action: str) -> None:
    record_event(
        by=by.pk if by else None,
        action=action,
        target="program.Invitation",
        ids=[invitation.pk],
        couple=invitation.couple_id,
        detail={"slot": invitation.slot},
    )

"""Coming in by an invitation: the invited person alone, once."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.actions import note_sign_in_change
from couplesgoals.people.models import Role, User
from couplesgoals.people.refusals import NotPossible
from couplesgoals.program.models import Couple, Enrollment, EnrollmentStatus, Invitation, StatusChange
from couplesgoals.program.models.invitation import hash_token

type Viewer = User | AnonymousUser


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """What somebody says of themselves when they come in."""

    name: str
    password: str
    time_zone: str
    email_ok: bool = False
    contact_email: str = ""


def find_open_invitation(*, token: str, viewer: Viewer) -> Invitation | None:
    """The invitation this token opens for this viewer, or None, whatever the reason: nobody learns which."""
    invitation = (
        Invitation.objects.open().filter(token_hash=hash_token(token), couple__frozen_at=None).first()
    )
    if invitation is None:
        return None
    if viewer.is_authenticated and viewer.email != invitation.email:
        return None
    person = User.objects.filter(email=invitation.email).first()
    return invitation if person is None or may_come_back(person) else None


def may_come_back(person: User) -> bool:
    """Whether somebody with a sign-in may join a couple: a partner who is in none now."""
    return person.is_partner and person.is_active and not person.enrollments.filter(ended_at=None).exists()


@transaction.atomic
def accept_invitation(*, token: str, by: Viewer, newcomer: Newcomer) -> User:
    """Make the invited person one of the couple. Of many at once one succeeds, others get NotPossible.

    The token stands for the right, as it went to the invited address alone; `by` may be nobody yet. The
    sign-in gets the invitation's address, whatever was typed. Raises ValidationError, by field.
    """
    couple = Couple.objects.filter(invitations__token_hash=hash_token(token)).first()
    if couple is not None:
        # Everybody else who holds the same link waits here, and then finds the invitation used.
        Couple.objects.select_for_update().get(pk=couple.pk)
    invitation = find_open_invitation(token=token, viewer=by)
    if invitation is None:
        raise closed()
    try:
        with transaction.atomic():
            person = _person_of(invitation, newcomer)
            _enroll(person, invitation)
    except IntegrityError:
        # The same address joined another couple in this very moment.
        raise closed() from None
    return person


def closed() -> NotPossible:
    """The one answer to every token that opens nothing, whatever the reason."""
    return NotPossible(_("This link does not open anything. It may be used up or too old."))


def _person_of(invitation: Invitation, newcomer: Newcomer) -> User:
    """The invited person with the password they chose; somebody who was here before keeps their account."""
    person = User.objects.filter(email=invitation.email).first() or User(
        email=invitation.email, role=Role.PARTNER
    )
    before = not person._state.adding
    person.name, person.time_zone = newcomer.name.strip(), newcomer.time_zone
    person.email_ok, person.contact_email = newcomer.email_ok, newcomer.contact_email
    person.full_clean(exclude=["password"])
    try:
        validate_password(newcomer.password, person)
    except ValidationError as error:
        raise ValidationError({"password": error}) from error
    person.set_password(newcomer.password)
    person.save()
    if before:
        note_sign_in_change(by=person, what="invitation", keep_session=None)
    return person


def _enroll(person: User, invitation: Invitation) -> None:
    now = timezone.now()
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_at"])
    enrollment = Enrollment.objects.create(
        couple_id=invitation.couple_id,
        person=person,
        slot=invitation.slot,
        status=EnrollmentStatus.ACTIVE,
        started_at=now,
    )
    StatusChange.objects.create(enrollment=enrollment, status=enrollment.status, by=person)
    record_event(
        by=person.pk,
        action="invitation.accept",
        target="program.Invitation",
        ids=[invitation.pk, enrollment.pk],
        couple=invitation.couple_id,
        detail={"slot": invitation.slot},
    )

"""Signing shares a note with the care team and closes it: from then on it is only added to."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.program.models import Supervision
from couplesgoals.records.audience import Audience
from sessions.actions.noting import PARTS
from sessions.actions.steps import close_session, locked_note, locked_session, log_note
from sessions.models import NoteAddendum, NoteStatus, SessionNote, SessionStatus

ADDENDUM_LIMIT = 5_000


@transaction.atomic
def sign_note(*, by: User, note: SessionNote) -> SessionNote:
    """Sign one's own note; the care team reads it from now on. Signing twice is signing once.

    Where a supervisor has to co-sign, it waits for that. A session that has begun has then taken place.
    """
    # The session first, as in write_note: locks taken in one order never wait for each other in a ring.
    session = locked_session(note.session_id, by=by)
    note = locked_note(note.pk, by=by)
    if note.author_id != by.pk:
        raise Refused
    if note.is_signed:
        return note
    if session.status == SessionStatus.CANCELLED or session.starts_at > timezone.now():
        raise OutOfTurn(_("A note can be signed once its session has begun."))
    empty = {
        part: _("Write a few words here before you sign.")
        for part in PARTS
        if not getattr(note, part).strip()
    }
    if empty:
        raise ValidationError(empty)
    cosigned = Supervision.objects.filter(clinician=by, ended_at=None, cosign_required=True).exists()
    note.status = NoteStatus.COSIGN_PENDING if cosigned else NoteStatus.FINAL
    note.signed_at = timezone.now()
    note.credential = by.credential
    note.audience = Audience.CARE_TEAM
    note.save(update_fields=["status", "signed_at", "credential", "audience"])
    log_note(note, "note.sign", by=by)
    if session.status == SessionStatus.PLANNED:
        close_session(session, by=by)
    return note


@transaction.atomic
def cosign_note(*, by: User, note: SessionNote) -> SessionNote:
    """Co-sign the note of somebody one supervises now, never one's own. Once is enough, whoever was first."""
    note = locked_note(note.pk, by=by)
    if note.author_id == by.pk or not supervises(by, note.author):
        raise Refused
    if note.cosigned_at is not None:
        return note
    if note.status != NoteStatus.COSIGN_PENDING:
        raise OutOfTurn(_("This note does not wait for a co-signature."))
    note.status = NoteStatus.FINAL
    note.cosigned_by = by
    note.cosigned_at = timezone.now()
    note.save(update_fields=["status", "cosigned_by", "cosigned_at"])
    log_note(note, "note.cosign", by=by)
    return note


@transaction.atomic
def add_addendum(*, by: User, note: SessionNote, text: str) -> NoteAddendum:
    """Add to a signed note, dated and under one's name, for good. The same text sent twice is one."""
    note = locked_note(note.pk, by=by)
    if not note.is_signed:
        raise OutOfTurn(_("Before a note is signed, change the note itself."))
    text = text.strip()
    if not text:
        raise ValidationError({"text": _("Write what you want to add.")})
    if len(text) > ADDENDUM_LIMIT:
        message = _("Please keep this under %(limit)s characters.") % {"limit": ADDENDUM_LIMIT}
        raise ValidationError({"text": message})
    last = note.addenda.last()
    if last is not None and last.author_id == by.pk and last.text == text:
        return last
    addendum = NoteAddendum.objects.create(note=note, author=by, text=text)
    log_note(note, "note.add_addendum", by=by, others=[addendum.pk])
    return addendum


def supervises(supervisor: User, clinician: User) -> bool:
    """Whether one of them answers for the other's work now."""
    return Supervision.objects.filter(supervisor=supervisor, clinician=clinician, ended_at=None).exists()

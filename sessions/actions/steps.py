"""The small moves the session actions share: lock a row as its reader sees it, and log."""

from __future__ import annotations

from uuid import UUID

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from couplesgoals.records.rights import require_care
from sessions.models import SessionNote, SessionStatus, TherapySession


def locked_session(session_id: UUID, *, by: User) -> TherapySession:
    """Return the session, locked until the transaction ends; refuse whoever does not care for its couple."""
    found: TherapySession | None = (
        TherapySession.visible_to(by).select_for_update(of=("self",)).filter(pk=session_id).first()
    )
    if found is None:
        raise Refused
    require_care(by=by, couple_id=found.couple_id)
    return found


def locked_note(note_id: UUID, *, by: User) -> SessionNote:
    """Return the note, locked until the transaction ends; refuse whoever does not care for its couple."""
    found: SessionNote | None = (
        SessionNote.visible_to(by)
        .select_related("author")
        .select_for_update(of=("self",))
        .filter(pk=note_id)
        .first()
    )
    if found is None:
        raise Refused
    require_care(by=by, couple_id=found.couple_id)
    return found


def close_session(session: TherapySession, *, by: User) -> None:
    """Mark a planned session as having taken place."""
    session.status = SessionStatus.FINISHED
    session.save(update_fields=["status"])
    log_session(session, "session.finish", by=by)


def log_session(session: TherapySession, action: str, *, by: User) -> None:
    """Write the audit event of a session action."""
    record_event(
        by=by.pk, action=action, target="sessions.TherapySession", ids=[session.pk], couple=session.couple_id
    )


def log_note(note: SessionNote, action: str, *, by: User, others: list[UUID] | None = None) -> None:
    """Write the audit event of a note action; `others` are ids of parts it made."""
    ids = [note.pk, *(others or [])]
    record_event(by=by.pk, action=action, target="sessions.SessionNote", ids=ids, couple=note.couple_id)

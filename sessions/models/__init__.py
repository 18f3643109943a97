"""Appointments and notes."""

from sessions.models.note import NoteAddendum, NoteGoal, NoteStatus, SessionNote
from sessions.models.therapy_session import SessionKind, SessionStatus, TherapySession

__all__ = [
    "NoteAddendum",
    "NoteGoal",
    "NoteStatus",
    "SessionKind",
    "SessionNote",
    "SessionStatus",
    "TherapySession",
]

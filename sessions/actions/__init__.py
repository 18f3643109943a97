"""Every write to a session or a note. Views, API and tasks call these and hold no rules of their own."""

from sessions.actions.noting import Edition, write_note
from sessions.actions.planning import cancel_session, finish_session, plan_session
from sessions.actions.signing import add_addendum, cosign_note, sign_note

__all__ = [
    "Edition",
    "add_addendum",
    "cancel_session",
    "cosign_note",
    "finish_session",
    "plan_session",
    "sign_note",
    "write_note",
]

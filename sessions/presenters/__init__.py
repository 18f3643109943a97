"""What pages show of sessions and notes: words and times put together once, in Python."""

from sessions.presenters.appointments import Day, SessionCard, by_day, open_video_link, session_cards
from sessions.presenters.notes import AddendumEntry, NoteRow, ReadNote, addendum_entries, note_rows, read_note

__all__ = [
    "AddendumEntry",
    "Day",
    "NoteRow",
    "ReadNote",
    "SessionCard",
    "addendum_entries",
    "by_day",
    "note_rows",
    "open_video_link",
    "read_note",
    "session_cards",
]

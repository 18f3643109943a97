"""Fills databases with people whose review has fallen due, and empties the outbox again."""

from __future__ import annotations

from pathlib import Path

import psycopg

SQL = Path(__file__).with_name("people.sql")
OUTBOX = "TRUNCATE reminders_reminder, reminders_heartbeat"
FILLED = (
    "program_program, people_user, program_couple, program_enrollment, reminders_reminderchoices,"
    " reminders_reminder, reminders_heartbeat"
)


def fill(admin: psycopg.Connection, people: int) -> None:
    """Have so many people and nobody else, settled on the disk; as the superuser, who commits by himself."""
    with admin.transaction():
        admin.execute("SET LOCAL session_replication_role = replica")
        admin.execute(f"TRUNCATE {FILLED} CASCADE")
        psycopg.ClientCursor(admin).execute(SQL.read_text(), {"people": people})
    settle(admin)


def settle(admin: psycopg.Connection) -> None:
    """Leave no work for later to whatever is measured next."""
    admin.execute("VACUUM (ANALYZE)")
    admin.execute("CHECKPOINT")

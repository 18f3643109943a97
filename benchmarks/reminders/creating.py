"""What a sweep costs inside the worker: creating what fell due, looking again, and a minute with nothing due.

`python -m benchmarks.reminders.creating ADMIN_URL PEOPLE FEW ROUNDS` prints seconds and buffers as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import django
import psycopg

# Five past a full hour: the zones of people.sql have whole hours, so the next half hour is quiet.
NOW = datetime.now(UTC).replace(minute=5, second=0, microsecond=0)
QUIET_FROM = NOW + timedelta(minutes=11)
LOOKS = 15
# The same rows and the least they need: a key, once for each person, kind and period, and what is to be sent.
BARE = """
    DROP TABLE IF EXISTS bare, same_rows;
    CREATE UNLOGGED TABLE same_rows AS SELECT person_id, kind, period, due_at FROM reminders_reminder;
    CREATE TABLE bare (
        id uuid PRIMARY KEY DEFAULT uuidv7(), person_id uuid NOT NULL, kind varchar(20) NOT NULL,
        period varchar(36) NOT NULL, due_at timestamptz NOT NULL, state varchar(12) NOT NULL,
        UNIQUE (person_id, kind, period)
    );
    CREATE INDEX ON bare (due_at) WHERE state IN ('due', 'leased');
"""
INSERT_BARE = """
    INSERT INTO bare (person_id, kind, period, due_at, state)
    SELECT person_id, kind, period, due_at, 'due' FROM same_rows
    ON CONFLICT (person_id, kind, period) DO NOTHING
"""


def main(admin_url: str, people: int, few: int, rounds: int) -> None:
    """Measure the small program's quiet minute, then all of the large one's."""
    django.setup()
    from benchmarks.reminders.people import fill

    with psycopg.connect(admin_url, autocommit=True) as admin:
        fill(admin, few)
        create()
        quiet = {"few": quiet_minute(admin)}
        fill(admin, people)
        found = [one_round(admin) for _ in range(rounds)]
        quiet["many"] = quiet_minute(admin)
    print(json.dumps({"rounds": found, "quiet": quiet}))


def one_round(admin: psycopg.Connection) -> dict[str, float]:
    """Create all from nothing, look again at all, and insert the same rows into the bare table."""
    from benchmarks.reminders.people import OUTBOX, settle

    admin.execute(OUTBOX)
    settle(admin)
    first, made = timed(create)
    admin.execute("TRUNCATE reminders_heartbeat")
    again, more = timed(create)
    admin.execute(BARE)
    settle(admin)
    bare, rows = timed(lambda: admin.execute(INSERT_BARE).rowcount)
    assert (more, rows) == (0, made)
    return {"first": first, "again": again, "bare": bare, "rows": made}


def create() -> int:
    """A sweep that looks at everybody unless it did within the hour."""
    from couplesgoals.reminders.actions import create_due_reminders

    return create_due_reminders(at=NOW)


def quiet_minute(admin: psycopg.Connection) -> dict[str, Any]:
    """Seconds (median) and buffers of a tick of both tasks in which nothing is due and nothing waits."""
    from benchmarks.reminders.people import settle
    from couplesgoals.reminders import sending
    from couplesgoals.reminders.actions import create_due_reminders

    admin.execute("UPDATE reminders_reminder SET state = 'sent', sent_at = now()")
    settle(admin)
    took = []
    for minute in range(LOOKS):
        at = QUIET_FROM + timedelta(minutes=minute)
        seconds, _ = timed(partial(create_due_reminders, at=at))
        claiming, claimed = timed(sending._claim)
        assert claimed is None
        took.append(seconds + claiming)
    return {"seconds": sorted(took)[LOOKS // 2], "buffers": _buffers()}


def _buffers() -> int:
    """Shared buffers of all statements of such a tick, from their plans."""
    from django.db import connection, transaction
    from django.test.utils import CaptureQueriesContext

    from couplesgoals.reminders import sending
    from couplesgoals.reminders.actions import create_due_reminders

    with CaptureQueriesContext(connection) as captured:
        create_due_reminders(at=QUIET_FROM + timedelta(minutes=LOOKS))
        sending._claim()
    asked = [one["sql"] for one in captured if "reminders_reminder" in one["sql"]]
    total = 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for statement in asked:
            cursor.execute("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + statement)
            (rows,) = cursor.fetchone()
            top = (json.loads(rows) if isinstance(rows, str) else rows)[0]["Plan"]
            total += top["Shared Hit Blocks"] + top["Shared Read Blocks"]
    return total


def timed[R](work: Callable[[], R]) -> tuple[float, R]:
    """Seconds and the answer."""
    begun = time.perf_counter()
    answer = work()
    return time.perf_counter() - begun, answer


if __name__ == "__main__":
    main(sys.argv[1], *(int(one) for one in sys.argv[2:]))

"""Reads what the database holds in the end, and sets it against the ledgers."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from benchmarks.servers import CHECKOUT
from couplesgoals.embedded import places, urls, wheels
from tests.faults.falling_due import kinds_of
from tests.faults.house import admin
from tests.faults.judging_reminders import Row, Told, judge_reminders
from tests.faults.judging_writes import judge_check_ins, judge_reviews, judge_writes
from tests.faults.plan import WORKERS
from tests.faults.reviewing import ANSWER, REVIEWS, ROWS
from tests.faults.run import Run
from tests.faults.verdict import Verdict
from tests.faults.writes import KINDS

REMINDERS = (
    "SELECT reminder.id::text, person.email, reminder.kind, reminder.state FROM reminders_reminder reminder"
    " JOIN people_user person ON person.id = reminder.person_id"
)
CHECK_INS = "SELECT author_id::text, revision, line FROM progress_checkin"


def judge(made: Run, unfinished: int) -> Verdict:
    """Count, compare, and look through the database's own files and the audit chain."""
    verdict = Verdict()
    acknowledged, mails = made.acknowledged.entries(), made.mails.entries()
    with admin() as connection:
        asked = {kind.name: kind.rows for kind in KINDS} | {ANSWER: ROWS}
        written = {name: connection.execute(rows).fetchall() for name, rows in asked.items()}
        reviews = connection.execute(REVIEWS).fetchall()
        days = {person: (revision, line) for person, revision, line in connection.execute(CHECK_INS)}
        rows = [Row(*row) for row in connection.execute(REMINDERS)]
    judge_writes(verdict, acknowledged, written)
    judge_check_ins(verdict, acknowledged, days)
    judge_reviews(verdict, reviews)
    verdict.hold("answers that turned a writer away", made.writers.turned_away)
    verdict.hold("writers that never got an answer", ["one"] * unfinished)
    due = {f"d{n}@faults.invalid": kinds_of(n) for n in range(1, made.falling_due.people + 1)}
    silent = sum(mail["silent"] for mail in mails)
    kills = made.killer.tally.kills
    explained = silent + kills["worker"] + WORKERS * kills["postgres"]
    judge_reminders(verdict, Told(due, rows, mails), may_be_unknown=explained)
    verdict.hold("parts that ended by themselves", made.house.ended)
    verdict.hold("damage", _damage(made))
    return verdict


def _damage(made: Run) -> Iterator[str]:
    """What PostgreSQL's own check of its files says, and the check of the audit chain."""
    checks = {
        "pg_amcheck": [
            str(wheels.postgres_bin() / "pg_amcheck"), "--install-missing", "-h",
            str(places.postgres_sockets()), "-U", urls.ADMIN, "-d", urls.DATABASE,
        ],
        "verify_audit": [sys.executable, "manage.py", "verify_audit"],
    }  # fmt: skip
    for name, command in checks.items():
        done = subprocess.run(
            command, cwd=CHECKOUT, env=made.house.environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            yield f"{name}: {(done.stdout + done.stderr)[-500:]}"

"""The same messages sent by a plain loop, and by real Celery workers that claim, check and mark them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from statistics import median
from typing import Any

import psycopg
from celery import Celery

from benchmarks.reminders.sink import Sink, sink
from benchmarks.results import check
from benchmarks.servers import CHECKOUT
from couplesgoals.embedded import urls

WORKERS = 2
PATIENCE = 120.0
# A minute ago, so that they leave at once, as check-ins that nobody has made yet.
DUE = """
    INSERT INTO reminders_reminder (person_id, kind, period, due_at, state, attempts, error, created_at)
    SELECT id, 'check-in', (now() AT TIME ZONE 'UTC')::date::text, now() - interval '1 minute', 'due', 0, '',
           now()
    FROM people_user ORDER BY email LIMIT %s
"""
WANTED = "UPDATE reminders_reminderchoices SET check_in = true"


def measure(env: dict[str, str], messages: int, rounds: int) -> list[dict[str, Any]]:
    """Rounds of a plain loop, of as many plain loops as there are workers, and of the workers."""
    with sink() as server, psycopg.connect(urls.database(urls.ADMIN), autocommit=True) as admin:
        admin.execute(WANTED)
        env = env | {"SMTP_PORT": str(server.port), "DJANGO_SETTINGS_MODULE": "benchmarks.reminders.settings"}
        found = [_round(env, server, admin, messages) for _ in range(rounds)]
    return _checks(found, messages)


def _round(env: dict[str, str], server: Sink, admin: psycopg.Connection, messages: int) -> dict[str, float]:
    one = _loops(env, server, admin, messages, 1)
    both = _loops(env, server, admin, messages, WORKERS)
    alone = _workers(env, server, admin, messages, 1)
    ours = _workers(env, server, admin, messages, WORKERS)
    return {"one": one, "both": both, "alone": alone, "ours": ours}


def _loops(env: dict[str, str], server: Sink, admin: psycopg.Connection, messages: int, loops: int) -> float:
    """Messages a second of plain loops side by side, each with its share."""
    _fill(admin, messages)
    server.forget()
    arguments = [sys.executable, "-m", "benchmarks.reminders.plain_loop"]
    processes = [
        subprocess.Popen(
            [*arguments, str(number), str(loops)],
            cwd=CHECKOUT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for number in range(loops)
    ]  # fmt: skip
    for process in processes:
        assert process.stdout
        process.stdout.readline()
    begun = time.perf_counter()
    for process in processes:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        process.communicate(timeout=PATIENCE)
        if process.returncode:
            raise SystemExit(f"A plain loop ended with code {process.returncode}.")
    return _rate(server, messages, begun)


def _workers(
    env: dict[str, str], server: Sink, admin: psycopg.Connection, messages: int, workers: int
) -> float:
    """Messages a second through Celery, from the first published task to the last mail."""
    with ExitStack() as stack:
        queues = [f"bench{number}" for number in range(workers)]
        for queue in queues:
            stack.enter_context(_celery(env, queue))
        for queue in queues:
            # The first message of each loads every address of the program.
            _send(admin, server, 1, [queue])
        return _send(admin, server, messages, queues)


def _send(admin: psycopg.Connection, server: Sink, messages: int, queues: list[str]) -> float:
    _fill(admin, messages)
    server.forget()
    broker = Celery(broker=urls.broker())
    begun = time.perf_counter()
    for queue in queues:
        broker.send_task("reminders.send_due", queue=queue, ignore_result=True)
    while _marked(admin) < messages:
        if time.perf_counter() - begun > PATIENCE:
            raise SystemExit(f"{_marked(admin)} of {messages} messages are marked as sent.")
        time.sleep(0.05)
    return _rate(server, messages, begun)


def _marked(admin: psycopg.Connection) -> int:
    row = admin.execute("SELECT count(*) FROM reminders_reminder WHERE state = 'sent'").fetchone()
    return int(row[0]) if row else 0


@contextmanager
def _celery(env: dict[str, str], queue: str) -> Iterator[None]:
    """One worker with a queue of its own, which has said that it is ready."""
    command = [
        sys.executable, "-m", "celery", "--quiet", "-A", "couplesgoals", "worker", "-Q", queue, "-n", queue,
        "--concurrency", "1", "--without-gossip", "--without-mingle", "--loglevel", "INFO",
    ]  # fmt: skip
    process = subprocess.Popen(
        command, cwd=CHECKOUT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        start_new_session=True,
    )  # fmt: skip
    try:
        assert process.stdout
        said = iter(process.stdout.readline, "")
        if not any(line.rstrip().endswith("ready.") for line in said):
            raise SystemExit("The worker ended before it was ready.")
        yield
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)


def _fill(admin: psycopg.Connection, messages: int) -> None:
    admin.execute("TRUNCATE reminders_reminder")
    admin.execute(DUE, [messages])
    admin.execute("VACUUM (ANALYZE) reminders_reminder")


def _rate(server: Sink, messages: int, begun: float) -> float:
    """Messages a second; SystemExit where one is missing or came twice."""
    if len(server.got) != messages or sum(server.got.values()) != messages:
        raise SystemExit(f"{len(server.got)} of {messages} arrived, {sum(server.got.values())} mails in all.")
    return messages / (server.last - begun)


def _checks(found: list[dict[str, float]], messages: int) -> list[dict[str, Any]]:
    def times(title: str, over: str, under: str, factor: float, goal: float | None) -> dict[str, Any]:
        ratios = [one[over] * factor / one[under] for one in found]
        middle = median(ratios)
        return check(title, middle, goal, spread=(max(ratios) - min(ratios)) / middle)

    rates = {name: median(one[name] for one in found) for name in found[0]}
    return [
        check(f"{messages} messages by a plain loop, a second", rates["one"], None),
        check(f"{messages} messages by {WORKERS} plain loops at once, a second", rates["both"], None),
        check(f"{messages} messages by 1 worker, a second", rates["alone"], None),
        check(f"{messages} messages by {WORKERS} workers, a second", rates["ours"], None),
        times("plain loop / 1 worker", "one", "alone", 1, 2.0),
        times(f"plain loop × {WORKERS} / {WORKERS} workers", "one", "ours", WORKERS, 2.0),
        times(f"{WORKERS} plain loops at once / {WORKERS} workers", "both", "ours", 1, None),
        check("messages lost or twice", 0, 0),
    ]

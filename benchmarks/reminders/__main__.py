"""`uv run python -m benchmarks.reminders [--smoke|--full] [--json FILE]`: figures beside their goals."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
from pathlib import Path
from statistics import median
from typing import Any

import psycopg

from benchmarks.reminders import celery_beat, people, sending, sizes
from benchmarks.results import check
from benchmarks.servers import embedded, environment, run
from benchmarks.table import aligned, checks_table
from couplesgoals.embedded import urls

INSIDE = "benchmarks.reminders.creating"


def main() -> int:
    """Measure, print the table, and write JSON where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reminders", description=__doc__)
    size = parser.add_mutually_exclusive_group()
    size.add_argument(
        "--smoke", action="store_const", const="SMOKE", dest="size", help="to see that it works"
    )
    size.add_argument("--full", action="store_const", const="FULL", dest="size", help="a million people")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    options = parser.parse_args()
    # However we are told to stop, every server is stopped first.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    name = options.size or "NORMAL"
    checks = benchmark(getattr(sizes, name))
    print(
        f"{name.lower()}: {os.cpu_count()} cores, load now {os.getloadavg()[0]:.1f}",
        *aligned(checks_table(checks)),
        sep="\n",
    )
    if options.json:
        options.json.write_text(json.dumps(checks, indent=1, ensure_ascii=False) + "\n")
    return 0


def benchmark(wanted: sizes.Sizes) -> list[dict[str, Any]]:
    """Start everything, measure, stop everything."""
    with embedded() as home:
        env = environment(home) | {"DJANGO_SETTINGS_MODULE": "benchmarks.reminders.settings"}
        run(env, "manage.py", "migrate", "--verbosity=0")
        say("creating what falls due")
        numbers = [str(one) for one in (wanted.people, wanted.few, wanted.rounds)]
        inside = json.loads(run(env, "-m", INSIDE, urls.database(urls.ADMIN), *numbers))
        checks = creating_checks(inside, wanted)
        say("sending")
        with psycopg.connect(urls.database(urls.ADMIN), autocommit=True) as admin:
            people.fill(admin, wanted.messages)
            admin.execute(f"CREATE DATABASE {celery_beat.DATABASE}")
        checks += sending.measure(env, wanted.messages, wanted.rounds)
        say("django-celery-beat")
        ours = median(one["rows"] / one["first"] for one in inside["rounds"])
        return checks + celery_beat.measure(wanted.tasks, ours)


def creating_checks(inside: dict[str, Any], wanted: sizes.Sizes) -> list[dict[str, Any]]:
    """Creating against the bare insert, the same again, and whether a quiet minute grows."""
    rounds, few, many = inside["rounds"], inside["quiet"]["few"], inside["quiet"]["many"]
    rows = rounds[0]["rows"]

    def of_rounds(title: str, over: str, under: str, goal: float) -> dict[str, Any]:
        ratios = [one[over] / one[under] for one in rounds]
        middle = median(ratios)
        return check(title, middle, goal, spread=(max(ratios) - min(ratios)) / middle)

    return [
        check(f"{rows} rows created, a second", median(one["rows"] / one["first"] for one in rounds), None),
        check(
            "… by a bare INSERT … SELECT, a second", median(one["rows"] / one["bare"] for one in rounds), None
        ),
        of_rounds("creating / bare INSERT … SELECT, time", "first", "bare", 2.0),
        of_rounds("the same tick again / the first, time", "again", "first", 0.2),
        check(f"a quiet tick, {wanted.few} people, ms", few["seconds"] * 1000, None),
        check(f"a quiet tick, {wanted.people} people, ms", many["seconds"] * 1000, None),
        check("… time, many / few", many["seconds"] / few["seconds"], 1.15),
        check("… buffers, many / few", many["buffers"] / few["buffers"], 1.1),
    ]


def say(words: str) -> None:
    """Tell how far it is, apart from the figures."""
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())

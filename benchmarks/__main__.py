"""`uv run python -m benchmarks [--smoke|--full] [--json FILE]`: figures beside their goals."""

import argparse
import json
import os
import platform
import signal
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

import psycopg
from psycopg import sql

from benchmarks import data, results
from benchmarks.load import Target
from benchmarks.pages import BARE, OFF, OURS
from benchmarks.rounds import Measuring, measure
from benchmarks.servers import WITHOUT_POLICIES, Gunicorn, embedded, environment, gunicorn, run
from benchmarks.table import render
from benchmarks.weight import weigh
from couplesgoals.embedded import urls

BARE_APPLICATION = "benchmarks.bare:get_application()"
OUR_APPLICATION = "couplesgoals.wsgi:application"
type Memory = dict[str, list[list[int]]]


def main() -> int:
    """Measure, print the table, and write JSON where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    size = parser.add_mutually_exclusive_group()
    size.add_argument(
        "--smoke", action="store_const", const="SMOKE", dest="size", help="short, to see that it works"
    )
    size.add_argument("--full", action="store_const", const="FULL", dest="size", help="ten million entries")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything there, with query plans")
    options = parser.parse_args()
    # However we are told to stop, every server is stopped first.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        found = benchmark(options.size or "NORMAL")
    except KeyboardInterrupt:
        say("stopped")
        return 130
    print(render(found))
    if options.json:
        options.json.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    return 0


def benchmark(size: str) -> dict[str, Any]:
    """Start everything, measure, stop everything."""
    sizes: data.Sizes = getattr(data, size)
    with ExitStack() as stack:
        say("starting PostgreSQL and Valkey")
        home = stack.enter_context(embedded())
        env = environment(home)
        entries = prepare(env, sizes)
        say("signing in and counting")
        inside = json.loads(run(env, "-m", "benchmarks.inside", size))
        targets = {key: [Target(**one) for one in all_of] for key, all_of in inside["targets"].items()}
        served = {
            BARE: stack.enter_context(gunicorn(BARE_APPLICATION, env, "/", home / "bare.log")),
            OURS: stack.enter_context(gunicorn(OUR_APPLICATION, env, "/live", home / "ours.log")),
            OFF: stack.enter_context(
                gunicorn(OUR_APPLICATION, environment(home, role=WITHOUT_POLICIES), "/live", home / "off.log")
            ),
        }
        # A second Ctrl-C must not keep the servers from being stopped.
        stack.callback(signal.signal, signal.SIGINT, signal.SIG_IGN)
        return measured(sizes, served, targets, inside["counts"], machine(size, entries))


def prepare(env: dict[str, str], sizes: data.Sizes) -> int:
    """Migrate, fill and settle the database; return the number of log entries."""
    run(env, "manage.py", "migrate", "--verbosity=0")
    run(env, "manage.py", "collectstatic", "--no-input", "--verbosity=0")
    say("building the data")
    begun = time.perf_counter()
    admin = urls.database(urls.ADMIN)
    with psycopg.connect(admin) as connection:
        entries = data.build(connection, sizes.caseloads)
        role, members = sql.Identifier(WITHOUT_POLICIES), sql.Identifier(urls.APP)
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN BYPASSRLS IN ROLE {}").format(role, members))
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute("VACUUM (ANALYZE)")
        connection.execute("CHECKPOINT")
    say(f"{entries} entries in {time.perf_counter() - begun:.0f} s")
    return entries


def measured(
    sizes: data.Sizes,
    served: dict[str, Gunicorn],
    targets: dict[str, list[Target]],
    counts: dict[str, Any],
    about: str,
) -> dict[str, Any]:
    """Measure against the running servers and set the figures beside their goals."""
    measuring = Measuring({name: one.port for name, one in served.items()}, targets, sizes, say)
    say("warming up")
    measuring.warm_up()
    memory: Memory = {name: [one.memory()] for name, one in served.items()}
    pages, pairs = measure(measuring)
    for name, one in served.items():
        memory[name].append(one.memory())
    first = targets["today"][0]
    weight = weigh(served[OURS].port, first.path, first.cookie)
    started_in = {name: one.started_in for name, one in served.items()}
    return {
        "about": about,
        "baseline": baseline_of(measuring),
        "pages": results.page_rows(pages, counts, measuring.answers, measuring.wrong),
        "checks": [
            *results.pair_checks(pairs, counts),
            *results.weight_checks(weight, "Today"),
            *results.process_checks(memory, measuring.answers, started_in),
        ],
        "memory_kb": memory,
        "hottest": results.hottest(counts),
    }


def baseline_of(measuring: Measuring) -> dict[str, dict[str, float]]:
    """What 1× was on this machine, and how much of a core the load client took from it."""
    return {
        str(at_once): {
            "answers_a_second": median(one.rate for one in bursts),
            "client_cores": median(one.client_cores for one in bursts),
        }
        for at_once, bursts in measuring.baseline.items()
    }


def machine(size: str, entries: int) -> str:
    """What was measured, where, and how busy that machine was before."""
    load = os.getloadavg()[0]
    return (
        f"{size.lower()}: {entries} log entries, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"load before {load:.1f}"
    )


def say(words: str) -> None:
    """Tell how far it is, apart from the results."""
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())

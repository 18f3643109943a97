"""One run from the first server to the last figure."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.servers import embedded, environment, run
from tests.faults.duplicates import Duplicates
from tests.faults.falling_due import FallingDue
from tests.faults.house import House, admin
from tests.faults.kills import Killer
from tests.faults.ledger import Ledger
from tests.faults.plan import WORKERS, Kill
from tests.faults.sink import Gate, Sink
from tests.faults.writers import Writers
from tests.faults.writes import Person

# How long everything may take to come to rest after the last restart.
QUIET_SECONDS = 90.0
OPEN = "SELECT count(*) FROM reminders_reminder WHERE state IN ('due', 'leased')"
MADE = "SELECT count(DISTINCT person_id) FROM reminders_reminder"

type Say = Callable[[str], None]


@dataclass
class Run:
    """What is running, and the ledgers of what was acknowledged."""

    house: House
    sinks: list[Sink]
    writers: Writers
    falling_due: FallingDue
    duplicates: Duplicates
    killer: Killer
    acknowledged: Ledger
    mails: Ledger

    def start(self) -> None:
        """Everything, the servers first."""
        self.house.start()
        self.writers.start()
        self.falling_due.start()
        self.duplicates.start()

    def come_to_rest(self) -> int:
        """No more kills: let everybody finish and every message leave; return how many could not finish."""
        self.falling_due.end()
        unfinished = self.writers.finish(QUIET_SECONDS)
        deadline = time.monotonic() + QUIET_SECONDS
        while not self._is_quiet() and time.monotonic() < deadline:
            time.sleep(0.2)
        self.house.note_ended()
        self.duplicates.end()
        return unfinished

    def _is_quiet(self) -> bool:
        with admin() as connection:
            (waiting,) = connection.execute(OPEN).fetchone() or (1,)
            (people,) = connection.execute(MADE).fetchone() or (0,)
        return waiting == 0 and people >= self.falling_due.people


@contextmanager
def prepared(seed: int, say: Say) -> Iterator[Run]:
    """Have servers, people and ledgers ready; all of it is gone afterwards."""
    with ExitStack() as stack:
        say("starting PostgreSQL and Valkey")
        home = stack.enter_context(embedded())
        env = environment(home) | {"DJANGO_SETTINGS_MODULE": "tests.faults.settings"}
        say("migrating, and giving five couples a goal")
        run(env, "manage.py", "migrate", "--verbosity=0")
        people = json.loads(run(env, "-m", "tests.faults.world"))
        made = _made(home, people, seed)
        stack.callback(made.house.stop)
        yield made


def _made(home: Path, people: list[dict[str, str]], seed: int) -> Run:
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    acknowledged, mails, gate = Ledger(home / "acknowledged"), Ledger(home / "mails"), Gate()
    sinks = [Sink(number, mails, gate, seed) for number in range(WORKERS)]
    house = House(home, [sink.port for sink in sinks])
    writers = Writers([Person(**one, day=today) for one in people], house.port, acknowledged)
    killer = Killer(house, sinks, gate, writers)
    return Run(house, sinks, writers, FallingDue(), Duplicates(), killer, acknowledged, mails)


def carry_out(made: Run, kills: list[Kill], say: Say) -> int:
    """Run, kill by kill, until all is quiet again; return how many writers could not finish."""
    made.start()
    for kill in kills:
        made.killer.carry_out(kill)
        say(f"{kill} · {made.falling_due.people} people due, {sum(made.writers.outcomes.values())} requests")
    say("no more kills: waiting until all is quiet")
    return made.come_to_rest()

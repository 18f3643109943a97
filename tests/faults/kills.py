"""Carries out the plan: waits for each kill's moment, kills, notes what was in the middle of it, restores."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field

from tests.faults.house import House
from tests.faults.plan import ANSWERED, IN_A_MAIL, PARENT, REQUEST, Kill
from tests.faults.sink import Gate, Sink
from tests.faults.writers import Writers

# How long a kill waits for its moment before it falls at any.
MOMENT_SECONDS = 8.0


@dataclass
class Tally:
    """Kills by victim: how many, and how many fell while something of its own was under way."""

    kills: Counter[str] = field(default_factory=Counter)
    in_a_mail: Counter[str] = field(default_factory=Counter)
    after_a_mail: Counter[str] = field(default_factory=Counter)
    in_a_request: Counter[str] = field(default_factory=Counter)


class Killer:
    """Knows the house, and how to see that a moment has come."""

    def __init__(self, house: House, sinks: list[Sink], gate: Gate, writers: Writers) -> None:
        self._house, self._sinks, self._gate, self._writers = house, sinks, gate, writers
        self.tally = Tally()

    def carry_out(self, kill: Kill) -> None:
        """One kill and one restart."""
        time.sleep(kill.calm)
        self._house.note_ended()
        worker, came = self._await(kill)
        self._note(kill, worker, came)
        self._house.kill(kill, worker)
        self._gate.open()
        time.sleep(kill.down)
        self._house.restore(kill)

    def _await(self, kill: Kill) -> tuple[int, bool]:
        """Wait for the moment; which worker it is about, and whether it came."""
        if kill.moment in IN_A_MAIL:
            self._gate.close_at(kill.moment)
            came = self._gate.reached.wait(MOMENT_SECONDS)
            return (self._gate.worker if came else kill.which), came
        if kill.moment == REQUEST:
            self._writers.sent.clear()
            came = self._writers.sent.wait(MOMENT_SECONDS)
            time.sleep(kill.after)
            return kill.which, came
        return kill.which, True

    def _note(self, kill: Kill, worker: int, came: bool) -> None:
        """What is under way now, and goes through the victim."""
        tally = self.tally
        tally.kills[kill.victim] += 1
        tally.after_a_mail[kill.victim] += came and kill.moment == ANSWERED
        mails = [bool(sink.sending) for sink in self._sinks]
        if kill.victim == "worker":
            # An orphan goes on with its mail; only its parent is gone.
            tally.in_a_mail[kill.victim] += mails[worker] and kill.part != PARENT
        elif kill.victim in ("postgres", "valkey", "beat"):
            tally.in_a_mail[kill.victim] += any(mails)
        if kill.victim in ("web", "postgres", "valkey"):
            tally.in_a_request[kill.victim] += self._writers.in_flight > 0

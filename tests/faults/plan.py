"""Which part is killed when. The seed alone decides, so that a run can be repeated."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass

# What a kill waits for. A mail is `received` before the server keeps it, and `kept` before it says so.
RECEIVED, KEPT, ANSWERED = "mail received", "mail kept", "mail answered"
REQUEST, ANY = "request in flight", "any moment"
IN_A_MAIL = (RECEIVED, KEPT, ANSWERED)

MASTER, CHILD, PARENT, BACKEND, FORGETS = (
    "all of it",
    "one child",
    "the parent alone",
    "one backend",
    "and forgets",
)
# Ten kills of every kind there is; a plan goes through them again and again, each time in another order.
ROUND = (
    ("worker", MASTER),
    ("worker", CHILD),
    ("worker", PARENT),
    ("postgres", MASTER),
    ("postgres", MASTER),
    ("postgres", BACKEND),
    ("web", MASTER),
    ("web", CHILD),
    ("beat", MASTER),
    ("valkey", MASTER),
)
# Each victim's kills take these in turn.
MOMENTS = {
    "worker": (RECEIVED, KEPT, ANSWERED, KEPT, RECEIVED, ANY),
    "postgres": (KEPT, REQUEST, RECEIVED, ANSWERED, REQUEST, ANY),
    "web": (REQUEST, REQUEST, REQUEST, ANY),
    "beat": (ANY,),
    "valkey": (KEPT, REQUEST, ANY),
}
WORKERS = 2


@dataclass(frozen=True)
class Kill:
    """One kill, all in seconds: `calm` before it, `after` into its moment, `down` until the restart."""

    number: int
    victim: str
    part: str
    moment: str
    calm: float
    after: float
    down: float
    # Of two workers, where it does not matter which one is in the middle of a mail.
    which: int

    def __str__(self) -> str:
        return f"{self.number}: {self.victim}, {self.part}, {self.moment}"


def plan(*, seed: int, kills: int) -> list[Kill]:
    """Return so many kills; the first of a longer plan are those of a shorter one."""
    chance = random.Random(seed)
    moments = {victim: itertools.cycle(those) for victim, those in MOMENTS.items()}
    planned: list[Kill] = []
    while len(planned) < kills:
        for victim, part in chance.sample(ROUND, len(ROUND)):
            planned.append(_kill(chance, len(planned) + 1, victim, part, next(moments[victim])))
    return planned[:kills]


def _kill(chance: random.Random, number: int, victim: str, part: str, moment: str) -> Kill:
    if victim == "valkey" and chance.random() < 0.5:
        part = FORGETS
    return Kill(
        number=number,
        victim=victim,
        part=part,
        moment=moment,
        calm=chance.uniform(0.1, 1.0),
        after=chance.uniform(0.0, 0.02),
        down=chance.uniform(0.0, 0.8),
        which=chance.randrange(WORKERS),
    )

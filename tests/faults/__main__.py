"""`uv run python -m tests.faults [--kills N] [--seed S]`: exits with 1 if any promise was broken."""

from __future__ import annotations

import argparse
import signal
import sys
import time

from tests.faults.judging import judge
from tests.faults.plan import plan
from tests.faults.run import carry_out, prepared
from tests.faults.table import render

KILLS, SEED = 200, 1
BEGUN = time.monotonic()


def main() -> int:
    """Run, judge, print."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS, help=f"how many ({KILLS})")
    parser.add_argument("--seed", type=int, default=SEED, help=f"what decides when and which ({SEED})")
    options = parser.parse_args()
    # However we are told to stop, every server is stopped first.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    kills = plan(seed=options.seed, kills=options.kills)
    with prepared(options.seed, say) as made:
        unfinished = carry_out(made, kills, say)
        verdict = judge(made, unfinished)
        print(f"{len(kills)} kills, seed {options.seed}", render(made, verdict, kills), sep="\n")
    return 1 if verdict.breaches else 0


def say(words: str) -> None:
    """Tell how far it is, apart from the figures."""
    print(f"{time.monotonic() - BEGUN:4.0f} s  {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())

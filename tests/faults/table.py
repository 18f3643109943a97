"""The figures of a run as plain text."""

from __future__ import annotations

from benchmarks.table import aligned
from tests.faults.plan import Kill
from tests.faults.run import Run
from tests.faults.verdict import Verdict

SHOWN = 40


def render(made: Run, verdict: Verdict, kills: list[Kill]) -> str:
    """Kills by victim, what they fell into, and every promise beside its figure."""
    tally, outcomes = made.killer.tally, made.writers.outcomes
    names = sorted({kill.victim for kill in kills})
    head = (
        "kills -9",
        "number",
        "in the middle of a mail",
        "just as it was answered",
        "with a request in flight",
    )
    columns = (tally.kills, tally.in_a_mail, tally.after_a_mail, tally.in_a_request)
    counted = [(name, *(str(column[name]) for column in columns)) for name in names]
    sums = tuple(str(sum(column.values())) for column in columns)
    lines = aligned([head, *counted, ("all", *sums)])
    work = {f"requests: {name}": count for name, count in sorted(outcomes.items())}
    work["tasks published once more"] = made.duplicates.published
    rows = [(name, str(count), "") for name, count in work.items()]
    rows += [
        (name, str(count), ("0 ✓" if not count else "0 ✗") if name in verdict.must_be_zero else "")
        for name, count in verdict.figures.items()
    ]
    lines += ["", *aligned([("figure", "found", "promised"), *rows])]
    if verdict.breaches:
        lines += ["", "Breaches:", *(f"  {one}" for one in verdict.breaches[:SHOWN])]
    return "\n".join(lines)

"""Who was due against who was told: everybody once, and nobody twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.faults.verdict import Verdict

DONE = ("sent", "unknown")


@dataclass(frozen=True)
class Row:
    """One reminder as the database has it in the end."""

    id: str
    address: str
    kind: str
    state: str


class Told:
    """What was due (kinds by address), the rows, and the mails that arrived, by whom they are for."""

    def __init__(self, due: Mapping[str, set[str]], rows: list[Row], mails: list[dict[str, Any]]) -> None:
        self.due, self.rows, self.mails = due, rows, mails
        self.of: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            self.of[row.address].append(row)
        # A mail's Message-ID is <id of a reminder@domain>.
        self.got = Counter(str(mail["id"]).strip("<>").partition("@")[0] for mail in mails)

    def missing(self) -> Iterator[str]:
        """Reminders that were never made, never settled, or settled as sent without any mail."""
        for address, kinds in self.due.items():
            yield from (f"{address} has no {kind}" for kind in kinds - {row.kind for row in self.of[address]})
        yield from (f"{row.address} {row.kind} is {row.state}" for row in self.rows if row.state not in DONE)
        for address, theirs in self.of.items():
            if any(row.state == "sent" for row in theirs) and not any(self.got[row.id] for row in theirs):
                yield f"{address} counts as told, and nothing came"

    def twice(self) -> Iterator[str]:
        """Mails that came again, and rows of one person, kind and period."""
        yield from (f"{number} came {count} times" for number, count in self.got.items() if count > 1)
        counted = Counter((row.address, row.kind) for row in self.rows)
        yield from (f"{key} has {count} rows" for key, count in counted.items() if count > 1)

    def apart(self) -> Iterator[str]:
        """People who got a mail for each of what fell due together."""
        for address, theirs in self.of.items():
            if sum(bool(self.got[row.id]) for row in theirs) > 1:
                yield address

    def stray(self) -> Iterator[str]:
        """Mails that no reminder stands for."""
        known = {row.id for row in self.rows}
        yield from (number for number in self.got if number not in known)

    def unknown(self) -> set[str]:
        """Whom nobody can say of whether they were told."""
        return {row.address for row in self.rows if row.state == "unknown"}

    def unknown_that_came(self) -> set[str]:
        """Those of them who got the mail all the same."""
        return {row.address for row in self.rows if row.state == "unknown" and self.got[row.id]}


def judge_reminders(verdict: Verdict, told: Told, *, may_be_unknown: int) -> None:
    """Nothing missing, nothing twice, but for outcomes nobody can know by the rule in reminders/sending.py.

    `may_be_unknown` is how many of those there may be: one a worker for each kill, and each answer the mail
    server lost.
    """
    unknown = told.unknown()
    verdict.figures |= {
        "reminders due": sum(len(kinds) for kinds in told.due.values()),
        "people to tell": len(told.due),
        "mails that arrived": sum(told.got.values()),
        f"outcomes unknown (at most {may_be_unknown})": len(unknown),
        "… of which the mail arrived": len(told.unknown_that_came()),
    }
    verdict.hold("reminders missing", told.missing())
    verdict.hold("mails twice", told.twice())
    verdict.hold("mails for nobody", told.stray())
    verdict.hold("told apart of what fell due together", told.apart())
    verdict.hold("more unknown than kills explain", sorted(unknown)[may_be_unknown:])

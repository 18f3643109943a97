"""What people write while the servers are killed. Another kind is one more entry here.

Each kind gives the address and the form as a browser would send it, and a statement that counts its rows by
their words; words are new in each write, so a row belongs to exactly one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

CSRF = "b" * 32


@dataclass
class Person:
    """Somebody who writes: signed in, and how many check-ins of theirs were acknowledged so far.

    `couple` is given where they answer its monthly reviews.
    """

    id: str
    cookie: str
    goal: str
    day: str
    couple: str = ""
    checked_in: int = 0


@dataclass(frozen=True)
class Kind:
    """One kind of write. `rows` gives (words, audit events about the row) of every row there is."""

    name: str
    path: Callable[[Person], str]
    form: Callable[[Person, str], dict[str, str]]
    rows: str


def _rows(table: str, words: str, *actions: str) -> str:
    """Each row's words, and how often its making stands in the audit log."""
    named = ", ".join(f"'{action}'" for action in actions)
    return (
        f"SELECT {words}, count(made.id) FROM {table} written LEFT JOIN"
        f" (SELECT id, unnest(ids) AS about FROM audit_auditevent WHERE action IN ({named})) made"
        f" ON made.about = written.id GROUP BY written.id"
    )


CHECK_IN = Kind(
    "check-in",
    lambda person: "/check-in/",
    lambda person, words: {
        "day": person.day,
        "revision": str(person.checked_in),
        "feeling": str(len(words) % 11),
        "feeling_audience": "care_team",
        "closeness": "7",
        "closeness_audience": "couple",
        "noticed": words,
        "noticed_audience": "private",
        "line": words,
        "line_audience": "couple",
    },
    _rows("progress_affirmation", "text", "affirmation.keep"),
)
LOG = Kind(
    "log",
    lambda person: f"/goals/{person.goal}/log/",
    lambda person, words: {
        "what": words,
        "how_it_went": "4",
        "effort": "2",
        "occurred_on": person.day,
        "audience": "couple",
    },
    _rows("progress_progresslog", "what", "progress.log"),
)
JOURNAL = Kind(
    "journal",
    lambda person: "/journal/new/",
    lambda person, words: {"text": words, "audience": "private"},
    _rows("progress_journalentry", "text", "journal.write"),
)
REVIEW = Kind(
    "review",
    lambda person: "/review/focus/",
    lambda person, words: {"goals": person.goal, "ritual": words},
    _rows("progress_reviewfocus", "ritual", "review.focus"),
)
KINDS = (CHECK_IN, LOG, JOURNAL, REVIEW)

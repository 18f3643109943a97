"""What the writing help says about one place in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """One place worth a second look.

    `why` is one sentence in the reader's language; `instead` is the whole text of the field after one tap,
    empty where there is only a question.
    """

    field: str
    kind: str
    found: str
    why: str
    instead: str = ""

"""What a language brings: its rules about words, and the small lists the rules about goals read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

# Stand-ins of the same length, so that every place in a text stays where it was.
NAME = "\ue000"
QUOTED = "\ue001"


class Tied(Enum):
    """What becomes of a find that hangs on another clause: "I feel sad when | you never call"."""

    SAME = "offer the same words"
    ASK = "only ask"
    SKIP = "say nothing"


@dataclass(frozen=True)
class Rule:
    """One way of putting things, and what else could be said.

    The pattern may name `who` (whom it is about) and `cut` (what is replaced; all of it otherwise).
    `instead` may use every named part and {whom}; None means there is only a question, "" that the words go.
    A rule is tried only where one of the words in `needs` stands.
    """

    kind: str
    pattern: re.Pattern[str]
    needs: frozenset[str]
    instead: str | None = None
    tied: Tied = Tied.SAME
    unless: re.Pattern[str] | None = None


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """The words of one language. A second language is one more of these."""

    rules: tuple[Rule, ...]
    # Words before a clause that make it part of the one before.
    tied: re.Pattern[str]
    # Said of violence, force and fear: left as it is.
    unsafe: re.Pattern[str]
    # What points to help and switches every other rule off, and what only sounds like it.
    danger: re.Pattern[str]
    harmless: re.Pattern[str]
    # "he" after "my father" is not the partner.
    third_persons: frozenset[str]
    partner: re.Pattern[str]
    other_people: re.Pattern[str]
    # "he" → "him", after "I would like".
    object_forms: Mapping[str, str]
    # About goals.
    vague: re.Pattern[str]
    countable: re.Pattern[str]
    about_other: re.Pattern[str]
    about_us: re.Pattern[str]
    # (order, verb, rest) of "Jonas must …", and the opening of "We …".
    order: re.Pattern[str]
    no_we: re.Pattern[str]
    deed: re.Pattern[str]
    we: str
    each_other: Mapping[str, str]
    numbers: Mapping[str, int]
    amount: re.Pattern[str]
    every: re.Pattern[str]
    less_is_better: re.Pattern[str]
    fillers: frozenset[str]


def phrase(pattern: str) -> re.Pattern[str]:
    """Compile words as people type them: any case, a space is one to four blanks, " ?" up to four."""
    spaced = pattern.replace(" ?", r"\s{0,4}").replace(" ", r"\s{1,4}")
    return re.compile(spaced, re.IGNORECASE)


def any_of(choices: str) -> str:
    """Return a pattern for one of several words, "a|b|c", the longest first."""
    return "(?:" + "|".join(sorted(choices.split("|"), key=len, reverse=True)) + ")"


def words(text: str) -> frozenset[str]:
    """Return the single words of "a b-c|d", as a rule's `needs`."""
    return frozenset(re.findall(r"[^\s|-]+", text))

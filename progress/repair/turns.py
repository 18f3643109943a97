"""The repair conversation in turns: one says, the other says back, the first agrees or adds, they swap.

After the speaker-listener technique (Markman, Stanley & Blumberg, 1994). Nothing here knows a database: turns
come in by number, oldest first, and what may follow comes out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from progress.repair.refusals import NotNow, Reason
from progress.repair.states import REASONS, State

# Characters in one turn; less where one of the two asked to go slower.
LONGEST, LONGEST_SLOWER = 2000, 400


class Kind(StrEnum):
    """What a turn is; the codes are those of the record (TurnKind)."""

    SAY = "say"
    REFLECT = "reflect"
    CONFIRM = "confirm"
    ADD = "add"


@dataclass(frozen=True)
class Turn:
    """One turn; `number` counts from 1 without a gap. `words` may be empty only where one agrees."""

    number: int
    person: UUID
    kind: Kind
    words: str = ""


@dataclass(frozen=True)
class Expected:
    """Who goes on, and how. Where a round opens either may begin; `person` is then who is asked first."""

    person: UUID
    kinds: frozenset[Kind]
    other: UUID
    opens: bool = False

    def kinds_for(self, person: UUID) -> frozenset[Kind]:
        """Return what this person may write now; empty where they wait, or have no part in it."""
        may = person == self.person or (self.opens and person == self.other)
        return self.kinds if may else frozenset()


# What follows a turn; whoever wrote the last, it is always the other who goes on.
FOLLOWS = {
    Kind.SAY: frozenset({Kind.REFLECT}),
    Kind.REFLECT: frozenset({Kind.CONFIRM, Kind.ADD}),
    Kind.ADD: frozenset({Kind.REFLECT}),
    Kind.CONFIRM: frozenset({Kind.SAY}),
}


def whose_turn(turns: Sequence[Turn], first: UUID, second: UUID) -> Expected:
    """Return who goes on after these turns, and with what. `first` offered the conversation.

    The first turn may be either's ("or let the other begin"), and so may the first of every later round.
    """
    if not turns:
        return Expected(first, FOLLOWS[Kind.CONFIRM], second, opens=True)
    last = turns[-1]
    person, other = (second, first) if last.person == first else (first, second)
    return Expected(person, FOLLOWS[last.kind], other, opens=_ends_round(turns))


def next_allowed(
    turns: Sequence[Turn], person: UUID, first: UUID, second: UUID, state: State = State.RUNNING
) -> frozenset[Kind]:
    """Return the kinds this person may write now; empty where they wait, pause or are done."""
    if state is not State.RUNNING:
        return frozenset()
    return whose_turn(turns, first, second).kinds_for(person)


def next_number(turns: Sequence[Turn]) -> int:
    """Return the number the next turn carries."""
    return turns[-1].number + 1 if turns else 1


def is_heard(turns: Sequence[Turn]) -> bool:
    """Whether both have said "yes, that is it" to what was said back: from then on it may end well."""
    return len({turn.person for turn in turns if turn.kind is Kind.CONFIRM}) == 2


def round_number(turns: Sequence[Turn]) -> int:
    """Return the round the last turn belongs to, from 1; in a round each has the floor once."""
    return sum(turn.kind is Kind.CONFIRM for turn in turns[:-1]) // 2 + 1


def speaker(turns: Sequence[Turn]) -> UUID | None:
    """Return whose words the two are with; None where they are agreed on, or nobody has begun."""
    if not turns or turns[-1].kind is Kind.CONFIRM:
        return None
    return next(turn.person for turn in reversed(turns) if turn.kind in (Kind.SAY, Kind.ADD))


def longest(*, slower: bool) -> int:
    """Return how many characters a turn may have."""
    return LONGEST_SLOWER if slower else LONGEST


def check(
    turns: Sequence[Turn],
    new: Turn,
    first: UUID,
    second: UUID,
    *,
    state: State = State.RUNNING,
    slower: bool = False,
) -> None:
    """Let a turn pass, or raise NotNow with the reason; what was typed is the caller's to keep."""
    if reason := _reason_against(turns, new, whose_turn(turns, first, second), state):
        raise NotNow(reason)
    words = new.words.strip()
    if not words and new.kind is not Kind.CONFIRM:
        raise NotNow(Reason.NO_WORDS)
    if len(words) > longest(slower=slower):
        raise NotNow(Reason.TOO_LONG)


def _reason_against(turns: Sequence[Turn], new: Turn, expected: Expected, state: State) -> Reason | None:
    """Say what stands against this person, kind and number; None for nothing."""
    if state is not State.RUNNING:
        return REASONS[state]
    if new.number != next_number(turns):
        return Reason.TAKEN
    if not (kinds := expected.kinds_for(new.person)):
        return Reason.NOT_YOUR_TURN
    return None if new.kind in kinds else Reason.OTHER_KIND


def _ends_round(turns: Sequence[Turn]) -> bool:
    """Whether each has had the floor and the last was agreed on."""
    return turns[-1].kind is Kind.CONFIRM and round_number(turns) * 2 == sum(
        turn.kind is Kind.CONFIRM for turn in turns
    )

"""Which trigger, moves and softer feelings came most often, in how many setbacks, and the entries behind it.

Counted from what the caller hands in and nothing else: for the couple's picture only sides both partners may
read, so that both see one and the same cycle. It is drawn from what happened between two; it blames neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

# One time is no cycle.
ENOUGH_SETBACKS = 2
# Chosen where no other word fits; it says least, so any word that says more goes before it.
VAGUE = frozenset({"something-else"})


class Field(StrEnum):
    """What is counted of a side; the names are those of its fields."""

    TRIGGER = "trigger"
    MOVE = "move"
    SOFTER = "softer"


@dataclass(frozen=True)
class Side:
    """What one partner shared about one setback; a code of progress.lists, or "" where nothing was chosen."""

    setback: UUID
    happened_on: date
    person: UUID
    entry: UUID
    trigger: str = ""
    move: str = ""
    softer: str = ""

    @property
    def says_something(self) -> bool:
        """Whether any of the three was shared."""
        return bool(self.trigger or self.move or self.softer)


@dataclass(frozen=True)
class Counted:
    """A code, in how many setbacks it came (1 or more), and the entries that say so, newest first."""

    code: str
    setbacks: int
    entries: tuple[UUID, ...]


@dataclass(frozen=True)
class Loop:
    """The cycle: trigger → a's move → what it touched in b → b's move → what it touched in a → and again.

    A step is None where nothing was shared for it yet. `setbacks`, 2 or more, is what the counts are out of.
    """

    setbacks: int
    trigger: Counted | None
    a_move: Counted | None
    b_softer: Counted | None
    b_move: Counted | None
    a_softer: Counted | None

    @property
    def is_whole(self) -> bool:
        """Whether each step has a word, so that the circle closes."""
        return None not in (self.trigger, self.a_move, self.b_softer, self.b_move, self.a_softer)


def loop_of(sides: Iterable[Side], a: UUID, b: UUID) -> Loop | None:
    """Count the cycle of two partners; None under two setbacks about which anything was shared."""
    told = [side for side in sides if side.says_something and side.person in (a, b)]
    setbacks = len({side.setback for side in told})
    if setbacks < ENOUGH_SETBACKS:
        return None
    return Loop(
        setbacks=setbacks,
        trigger=most(told, Field.TRIGGER),
        a_move=most(told, Field.MOVE, a),
        b_softer=most(told, Field.SOFTER, b),
        b_move=most(told, Field.MOVE, b),
        a_softer=most(told, Field.SOFTER, a),
    )


def most(sides: Sequence[Side], field: Field, person: UUID | None = None) -> Counted | None:
    """Return what came most often, of one partner or of both; None for nothing."""
    return next(iter(ranking(sides, field, person)), None)


def ranking(sides: Sequence[Side], field: Field, person: UUID | None = None) -> list[Counted]:
    """Count the setbacks each code came in, most first; of two with as many, the one that came last.

    A setback both told counts once, with both entries behind it. "Something else" comes after all others.
    """
    found: dict[str, list[Side]] = {}
    for side in sorted(sides, key=_when, reverse=True):
        code = str(getattr(side, field))
        if code and person in (None, side.person):
            found.setdefault(code, []).append(side)
    # Stable: codes stand in the order they last came in, so ties need no more than the count.
    order = sorted(found, key=lambda code: (code in VAGUE, -_setbacks(found[code])))
    return [Counted(code, _setbacks(found[code]), tuple(s.entry for s in found[code])) for code in order]


def _when(side: Side) -> tuple[date, UUID, UUID]:
    """Order by day; ids are UUIDv7, so on one day the later written is the later."""
    return side.happened_on, side.setback, side.entry


def _setbacks(sides: Sequence[Side]) -> int:
    return len({side.setback for side in sides})

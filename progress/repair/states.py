"""Where a repair conversation stands: offered, running, paused or ended, and what either may do with it."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from progress.repair.refusals import NotNow, Reason

# After this long without a word the clinician sees that it waits; the two are told nothing of the kind.
STALLED_AFTER = timedelta(days=3)


class State(StrEnum):
    """Where it stands. Going slower is no state of its own: it only makes turns shorter."""

    OFFERED = "offered"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


class Move(StrEnum):
    """What is not a turn. Either may pause, resume, slow down or stop, without giving a reason."""

    ACCEPT = "accept"
    PAUSE = "pause"
    RESUME = "resume"
    SLOW = "slow"
    STOP = "stop"
    END_WELL = "end-well"


TRANSITIONS: dict[State, dict[Move, State]] = {
    State.OFFERED: {Move.ACCEPT: State.RUNNING, Move.STOP: State.ENDED},
    State.RUNNING: {
        Move.PAUSE: State.PAUSED,
        Move.SLOW: State.RUNNING,
        Move.STOP: State.ENDED,
        Move.END_WELL: State.ENDED,
    },
    State.PAUSED: {
        Move.RESUME: State.RUNNING,
        Move.SLOW: State.PAUSED,
        Move.STOP: State.ENDED,
        Move.END_WELL: State.ENDED,
    },
    State.ENDED: {},
}
REASONS = {State.OFFERED: Reason.NOT_ACCEPTED, State.PAUSED: Reason.PAUSED, State.ENDED: Reason.ENDED}


def state_of(*, accepted_at: datetime | None, paused_at: datetime | None, ended_at: datetime | None) -> State:
    """Return the state three times tell; an end outweighs a pause, and nothing runs before it is accepted."""
    if ended_at is not None:
        return State.ENDED
    if accepted_at is None:
        return State.OFFERED
    return State.RUNNING if paused_at is None else State.PAUSED


def moves_in(state: State, *, is_heard: bool = False) -> frozenset[Move]:
    """Return what may be done now; it can end well only after both were heard, and be stopped at any time."""
    return frozenset(move for move in TRANSITIONS[state] if is_heard or move is not Move.END_WELL)


def after(state: State, move: Move, *, is_heard: bool = False) -> State:
    """Return the state a move leads to; NotNow where it cannot be made from here."""
    if move in moves_in(state, is_heard=is_heard):
        return TRANSITIONS[state][move]
    if move is Move.END_WELL and move in TRANSITIONS[state]:
        raise NotNow(Reason.NOT_HEARD)
    raise NotNow(Reason.ENDED if state is State.ENDED else Reason.NOT_THIS)


def stalled(
    *,
    offered_at: datetime,
    accepted_at: datetime | None,
    last_turn_at: datetime | None,
    paused_at: datetime | None,
    ended_at: datetime | None,
    now: datetime,
    is_heard: bool = False,
) -> bool:
    """Whether it waits since 3 days (72 hours) or more: for a yes, or for the next turn while it runs.

    A pause is a choice and no stall; neither is a conversation in which both were heard, or one that ended.
    """
    state = state_of(accepted_at=accepted_at, paused_at=paused_at, ended_at=ended_at)
    if is_heard or state in (State.PAUSED, State.ENDED):
        return False
    since = max(one for one in (offered_at, accepted_at, last_turn_at) if one is not None)
    return now - since >= STALLED_AFTER

"""Two people write, pause, slow down and stop as they like; the rules of the turns hold after every move."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from progress.models.repair import LONGEST_TURN, TurnKind
from progress.repair.refusals import WORDS, NotNow, Reason
from progress.repair.states import Move, State, after, moves_in, stalled, state_of
from progress.repair.turns import (
    LONGEST,
    LONGEST_SLOWER,
    Kind,
    Turn,
    check,
    is_heard,
    next_allowed,
    next_number,
    round_number,
    speaker,
    whose_turn,
)

A, B, STRANGER = UUID(int=1), UUID(int=2), UUID(int=3)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
PEOPLE = st.sampled_from([A, B])
KINDS = st.sampled_from(Kind)
ANYBODY = st.sampled_from([A, B, STRANGER])
TEXTS = st.sampled_from(["I hear you", "", " ", "x" * (LONGEST_SLOWER + 1), "x" * (LONGEST + 1)])
NUMBERS = st.sampled_from([0, 0, 0, -1, 1])


def turns(*kinds: str, begins: UUID = A) -> list[Turn]:
    """As the rules have it: the two take turns with every turn."""
    people = [begins, B if begins == A else A]
    return [Turn(n + 1, people[n % 2], Kind(kind), "words") for n, kind in enumerate(kinds)]


ROUND = ("say", "reflect", "confirm", "say", "reflect", "confirm")


class Talk(RuleBasedStateMachine):
    """One conversation and everything both may try."""

    def __init__(self) -> None:
        super().__init__()
        self.state = State.OFFERED
        self.slower = False
        self.turns: list[Turn] = []

    def tries(self, turn: Turn) -> bool:
        """Write it if it may stand, as a table with a unique number would."""
        try:
            check(self.turns, turn, A, B, state=self.state, slower=self.slower)
        except NotNow:
            return False
        assert self.state is State.RUNNING
        assert len(turn.words.strip()) <= (LONGEST_SLOWER if self.slower else LONGEST)
        self.turns.append(turn)
        return True

    @initialize(begun=st.integers(0, 13), begins=PEOPLE)
    def may_be_under_way(self, begun: int, begins: UUID) -> None:
        """Begin anywhere in a conversation, or most runs would end before both were heard."""
        if begun:
            self.state = after(self.state, Move.ACCEPT)
            self.turns = turns(*(ROUND * 3)[:begun], begins=begins)

    @rule(who=ANYBODY, kind=KINDS, words=TEXTS, ahead=NUMBERS)
    def anybody_writes(self, who: UUID, kind: Kind, words: str, ahead: int) -> None:
        assert not (self.tries(Turn(next_number(self.turns) + ahead, who, kind, words)) and ahead)

    @rule(data=st.data())
    def the_next_writes(self, data: st.DataObject) -> None:
        expected = whose_turn(self.turns, A, B)
        kind = data.draw(st.sampled_from(sorted(expected.kinds)))
        done = self.tries(Turn(next_number(self.turns), expected.person, kind, "words"))
        assert done == (self.state is State.RUNNING)

    @rule(kind=KINDS, other_kind=KINDS, one=PEOPLE)
    def both_write_at_once(self, kind: Kind, other_kind: Kind, one: UUID) -> None:
        number, other = next_number(self.turns), B if one == A else A
        first = self.tries(Turn(number, one, kind, "words"))
        second = self.tries(Turn(number, other, other_kind, "words"))
        assert not (first and second)

    @rule(move=st.sampled_from([*Move, Move.ACCEPT, Move.ACCEPT, Move.RESUME, Move.RESUME]))
    def somebody_moves(self, move: Move) -> None:
        may = move in moves_in(self.state, is_heard=is_heard(self.turns))
        try:
            self.state = after(self.state, move, is_heard=is_heard(self.turns))
        except NotNow:
            assert not may
            return
        assert may
        self.slower = self.slower or move is Move.SLOW

    @invariant()
    def numbers_run_without_a_gap(self) -> None:
        assert [turn.number for turn in self.turns] == list(range(1, len(self.turns) + 1))

    @invariant()
    def speaker_and_listener_keep_to_their_parts(self) -> None:
        holder: UUID | None = None
        for place, turn in enumerate(self.turns):
            before = self.turns[place - 1].kind if place else Kind.CONFIRM
            if turn.kind is Kind.SAY:
                assert before is Kind.CONFIRM
                holder = turn.person
            elif turn.kind is Kind.REFLECT:
                assert before in (Kind.SAY, Kind.ADD)
                assert turn.person != holder, "nobody says back their own words"
            else:
                assert before is Kind.REFLECT
                assert turn.person == holder, "who spoke says whether that is it"
        over = not self.turns or self.turns[-1].kind is Kind.CONFIRM
        assert speaker(self.turns) == (None if over else holder)

    @invariant()
    def each_has_the_floor_once_a_round(self) -> None:
        agreed = [turn.person for turn in self.turns if turn.kind is Kind.CONFIRM]
        for place in range(0, len(agreed) - 1, 2):
            assert agreed[place] != agreed[place + 1]
        assert is_heard(self.turns) == (len(agreed) >= 2)
        assert round_number(self.turns) in (len(agreed) // 2 + 1, len(agreed) // 2)

    @invariant()
    def somebody_may_go_on_while_it_runs(self) -> None:
        may = [person for person in (A, B) if next_allowed(self.turns, person, A, B, self.state)]
        assert bool(may) == (self.state is State.RUNNING)
        assert not next_allowed(self.turns, STRANGER, A, B, self.state)
        assert (Move.STOP in moves_in(self.state)) == (self.state is not State.ENDED)


def test_the_rules_hold_whatever_the_two_do() -> None:
    run_state_machine_as_test(Talk, settings=settings(max_examples=60, stateful_step_count=30, deadline=None))


def test_codes_and_limit_are_those_of_the_record() -> None:
    assert [kind.value for kind in Kind] == TurnKind.values
    assert LONGEST == LONGEST_TURN
    assert set(WORDS) == set(Reason)


def test_either_begins_a_round_and_from_then_on_they_swap() -> None:
    assert whose_turn([], A, B).person == A
    assert next_allowed([], B, A, B) == {Kind.SAY}
    begun = turns("say", "reflect", "confirm", begins=B)
    assert next_allowed(begun, A, A, B) == {Kind.SAY}
    assert next_allowed(begun, B, A, B) == frozenset(), "the other has the floor now"
    heard = turns(*ROUND)
    assert next_allowed(heard, A, A, B) == next_allowed(heard, B, A, B) == {Kind.SAY}
    assert round_number(heard) == 1
    assert round_number([*heard, Turn(7, B, Kind.SAY, "more")]) == 2


def test_what_is_added_is_said_back_before_it_is_agreed_on() -> None:
    added = turns("say", "reflect", "add")
    assert whose_turn(added, A, B).person == B
    assert next_allowed(added, B, A, B) == {Kind.REFLECT}
    assert not is_heard(turns(*ROUND[:5], "add"))


@pytest.mark.parametrize(
    ("turn", "state", "reason"),
    [
        (Turn(2, A, Kind.REFLECT, "x"), State.RUNNING, Reason.NOT_YOUR_TURN),
        (Turn(2, B, Kind.SAY, "x"), State.RUNNING, Reason.OTHER_KIND),
        (Turn(1, B, Kind.REFLECT, "x"), State.RUNNING, Reason.TAKEN),
        (Turn(2, B, Kind.REFLECT, "  "), State.RUNNING, Reason.NO_WORDS),
        (Turn(2, B, Kind.REFLECT, "x" * 401), State.RUNNING, Reason.TOO_LONG),
        (Turn(2, B, Kind.REFLECT, "x"), State.PAUSED, Reason.PAUSED),
        (Turn(2, B, Kind.REFLECT, "x"), State.ENDED, Reason.ENDED),
        (Turn(2, B, Kind.REFLECT, "x"), State.OFFERED, Reason.NOT_ACCEPTED),
    ],
)
def test_each_no_has_its_reason(turn: Turn, state: State, reason: Reason) -> None:
    with pytest.raises(NotNow) as no:
        check(turns("say"), turn, A, B, state=state, slower=True)
    assert no.value.reason == reason
    assert str(no.value) == WORDS[reason]


def test_it_ends_well_only_after_both_were_heard() -> None:
    with pytest.raises(NotNow) as no:
        after(State.RUNNING, Move.END_WELL)
    assert no.value.reason == Reason.NOT_HEARD
    assert after(State.RUNNING, Move.END_WELL, is_heard=True) is State.ENDED


def test_three_days_without_a_yes_or_a_turn_are_a_stall() -> None:
    def waits(days: float, **times: datetime | None) -> bool:
        known = {"accepted_at": NOW, "last_turn_at": None, "paused_at": None, "ended_at": None} | times
        return stalled(offered_at=NOW, now=NOW + timedelta(days=days), **known)

    assert waits(3, accepted_at=None)
    assert not waits(2.9, accepted_at=None)
    assert waits(3)
    assert not waits(4, last_turn_at=NOW + timedelta(days=2))
    assert waits(5, last_turn_at=NOW + timedelta(days=2))
    assert not waits(9, paused_at=NOW), "a pause is a choice"
    assert not waits(9, ended_at=NOW)
    assert state_of(accepted_at=None, paused_at=NOW, ended_at=None) is State.OFFERED

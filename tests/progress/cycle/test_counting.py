"""The cycle is counted from what was shared, setback by setback, with the entries behind each count."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from progress.cycle.counting import VAGUE, Field, Side, loop_of, most, ranking
from progress.lists import Trigger

A, B = UUID(int=1), UUID(int=2)
FIRST = date(2026, 9, 1)
ENTRIES = count(1000)


def side(setback: int, person: UUID, trigger: str = "", move: str = "", softer: str = "") -> Side:
    day = FIRST + timedelta(days=setback)
    return Side(UUID(int=100 + setback), day, person, UUID(int=next(ENTRIES)), trigger, move, softer)


def test_one_setback_is_no_cycle_and_an_empty_side_counts_for_nothing() -> None:
    told = [side(1, A, "money", "went-quiet", "hurt"), side(1, B, "money")]
    assert loop_of(told, A, B) is None
    assert loop_of([*told, side(2, A), side(2, B)], A, B) is None
    assert loop_of([*told, side(2, B, softer="sad")], A, B) is not None


def test_each_step_has_its_word_its_count_and_its_entries() -> None:
    sides = [
        side(1, A, "money", "kept-asking", "lonely"),
        side(1, B, "money", "went-quiet", "not-enough"),
        side(2, A, "silence", "kept-asking", "scared"),
        side(2, B, "", "went-quiet", "not-enough"),
        side(3, B, "money", "left-the-room", ""),
    ]
    loop = loop_of(sides, A, B)
    assert loop is not None
    assert loop.is_whole
    assert loop.setbacks == 3
    assert (loop.trigger.code, loop.trigger.setbacks) == ("money", 2), "told by both it counts once"
    assert loop.trigger.entries == (sides[4].entry, sides[1].entry, sides[0].entry)
    assert (loop.a_move.code, loop.b_move.code) == ("kept-asking", "went-quiet")
    assert loop.b_softer.entries == (sides[3].entry, sides[1].entry)
    assert (loop.a_softer.code, loop.a_softer.setbacks) == ("scared", 1), "of two the last goes first"


def test_a_step_nobody_shared_is_open() -> None:
    loop = loop_of([side(1, A, "money"), side(2, A, move="went-quiet")], A, B)
    assert loop is not None
    assert not loop.is_whole
    assert loop.b_move is None
    assert loop.b_softer is None


def test_a_word_that_says_more_goes_before_something_else() -> None:
    assert set(Trigger.values) >= VAGUE
    sides = [side(1, A, "something-else"), side(2, A, "something-else"), side(3, A, "work")]
    assert [one.code for one in ranking(sides, Field.TRIGGER)] == ["work", "something-else"]
    assert most(sides[:2], Field.TRIGGER).setbacks == 2


def test_nobody_but_the_two_is_counted() -> None:
    stranger = UUID(int=9)
    assert loop_of([side(1, A, "money"), side(2, stranger, "money")], A, B) is None


CODES = st.sampled_from(["", "one", "two", "three"])
SIDES = st.lists(
    st.builds(side, st.integers(1, 4), st.sampled_from([A, B]), CODES, CODES, CODES), max_size=12
)


@given(SIDES, st.randoms())
def test_order_changes_nothing_and_nobody_is_counted_for_the_other(sides: list[Side], chance: object) -> None:
    mixed = sorted(sides, key=lambda _side: chance.random())
    assert loop_of(sides, A, B) == loop_of(mixed, A, B)
    by_entry = {one.entry: one for one in sides}
    for person in (A, B):
        for counted in ranking(sides, Field.MOVE, person):
            behind = [by_entry[entry] for entry in counted.entries]
            assert {one.person for one in behind} == {person}
            assert {one.move for one in behind} == {counted.code}
            assert counted.setbacks == len({one.setback for one in behind})

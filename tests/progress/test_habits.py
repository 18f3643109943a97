"""Habits only add up: days so far, weeks in a row, and words that never speak of an end."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progress.habits import Habit, habit_of, milestone, notices

MONDAY = date(2026, 11, 2)
NAMES = {"a": "Maya", "b": "Jonas"}
DAYS = st.sets(st.integers(0, 69).map(lambda n: MONDAY + timedelta(days=n)))


def weekly(*weeks: int, weekday: int = 0) -> set[date]:
    return {MONDAY + timedelta(weeks=week, days=weekday) for week in weeks}


def test_a_week_counts_where_each_did_it_once() -> None:
    today = MONDAY + timedelta(weeks=2, days=6)
    assert habit_of(weekly(0, 1, 2), weekly(0, 1, 2, weekday=5), today) == Habit(
        3, 3, weeks=3, run=3, longest=3
    )
    assert habit_of(weekly(0, 2), weekly(0, 1, 2), today) == Habit(2, 3, weeks=2, run=1, longest=1)
    assert habit_of(weekly(0), set(), today).weeks == 0


def test_the_week_that_has_not_ended_breaks_nothing() -> None:
    both = weekly(0, 1, 2)
    assert habit_of(both, both, MONDAY + timedelta(weeks=3, days=6)).run == 3
    assert habit_of(both, both, MONDAY + timedelta(weeks=4)) == Habit(3, 3, weeks=3, run=0, longest=3)


def test_days_to_come_do_not_count() -> None:
    assert habit_of(weekly(0, 1), weekly(0, 1), MONDAY) == Habit(1, 1, weeks=1, run=1, longest=1)


@pytest.mark.parametrize(
    ("days", "last"), [(6, None), (7, 7), (29, 14), (364, 180), (365, 365), (729, 365), (800, 730)]
)
def test_milestones(days: int, last: int | None) -> None:
    assert milestone(days) == last


def test_it_speaks_to_who_reads() -> None:
    habit = Habit(9, 14, weeks=4, run=4, longest=4)
    assert notices(habit, "Evening walk", NAMES, reader="a") == [
        "4 weeks in a row in which you both did “Evening walk”.",
        "You have done “Evening walk” on 9 days so far.",
        "Jonas has done “Evening walk” on 14 days so far.",
    ]
    assert notices(habit, "Walk", NAMES)[:2] == [
        "4 weeks in a row in which both did “Walk”.",
        "Maya has done “Walk” on 9 days so far.",
    ]
    assert notices(habit, "Walk", {"b": "Jonas"}, reader="b") == ["You have done “Walk” on 14 days so far."]


def test_early_days_need_no_word() -> None:
    assert notices(Habit(6, 6, weeks=2, run=2, longest=2), "Walk", NAMES, reader="a") == []


@given(DAYS, DAYS, st.integers(0, 120))
def test_nothing_ever_gets_less_and_no_word_is_of_an_end(a: set[date], b: set[date], later: int) -> None:
    today = MONDAY + timedelta(days=69)
    now, then = habit_of(a, b, today), habit_of(a, b, today + timedelta(days=later))
    assert (then.a_days, then.b_days, then.weeks, then.longest) == (
        now.a_days,
        now.b_days,
        now.weeks,
        now.longest,
    )
    assert now.run <= now.longest <= now.weeks
    said = " ".join(notices(then, "Walk", NAMES, reader="a"))
    assert not re.search(r"\b(ended|lost|over|broke\w*|stop\w*|streak|again|0|only|missed|but)\b", said)

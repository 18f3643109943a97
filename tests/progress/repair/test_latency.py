"""Time to repair: figures for the clinician, words for the couple, and nothing where nothing has come."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from progress.repair.latency import WayBack, days_words, latencies_of, trend_words

START = datetime(2026, 9, 1, 20, tzinfo=UTC)


def way(week: int, repaired: float | None = None, recommitted: float | None = None) -> WayBack:
    reported = START + timedelta(weeks=week)
    after = [None if days is None else reported + timedelta(days=days) for days in (repaired, recommitted)]
    return WayBack(UUID(int=week + 1), reported, *after)


def test_nothing_is_none_and_never_zero() -> None:
    none = latencies_of([], START)
    assert (none.repair, none.median_repair, none.median_recommit) == ((), None, None)
    only_open = latencies_of([way(0)], START + timedelta(days=3))
    assert only_open.median_repair is None
    assert [one.days for one in only_open.still_open] == [3]


def test_figures_are_in_days_from_the_report_oldest_first() -> None:
    found = latencies_of([way(2, 3, 3.5), way(0, 9, 10), way(1), way(3, 2)], START + timedelta(weeks=4))
    assert found.repair == (9, 3, 2)
    assert found.median_repair == 3
    assert found.recommit == (10, 3.5)
    assert found.median_recommit == 6.75
    assert [(one.setback, one.days) for one in found.still_open] == [(UUID(int=2), 21)]


def test_a_repair_before_its_setback_is_refused() -> None:
    with pytest.raises(ValueError, match="begins with its setback"):
        way(0, -1)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([], "When you two have come back from two setbacks, you will see here how long each way took."),
        ([3], "You have found your way back once, in 3 days. The next way will stand beside it."),
        (
            [9, 2],
            "Your first way back took 9 days, the second 2 days. You are finding your way back sooner.",
        ),
        (
            [9, 2, 3],
            "Your last two ways back took 2 days and 3 days; the first took 9 days."
            " You are finding your way back sooner.",
        ),
        (
            [0.2, 0.3],
            "Your first way back took less than a day, the second less than a day."
            " You know the way by now, and you keep walking it.",
        ),
        (
            [2, 1, 8],
            "Your last two ways back took 1 day and 8 days; the first took 2 days."
            " Some ways are longer than others. You walked these too and came back to each other.",
        ),
    ],
)
def test_the_couple_reads_a_sentence(days: list[float], words: str) -> None:
    assert trend_words([way(week, one) for week, one in enumerate(days)]) == words


@given(st.lists(st.one_of(st.none(), st.floats(0, 400)), max_size=6))
def test_whatever_it_took_the_words_judge_nothing(days: list[float | None]) -> None:
    words = trend_words([way(week, one) for week, one in enumerate(days)])
    assert not re.search(r"\b(worse|slow\w*|only|still|fail\w*|should|0 days)\b", words)


def test_half_a_day_is_told_as_the_next() -> None:
    assert [days_words(days) for days in (0.9, 1, 1.4, 1.5, 2.5)] == [
        "less than a day", "1 day", "1 day", "2 days", "3 days",
    ]  # fmt: skip

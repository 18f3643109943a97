"""On which days a step comes, told by hand: weeks, year ends, leap days, changes of the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from goals.rhythm import (
    Schedule,
    day_name,
    days_by_outcome,
    rhythm_words,
    short_names,
    strip_of,
    strip_words,
    tally_words,
)

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def schedule(rhythm: str, first: str, last: str, *weekdays: int, ended: str | None = None) -> Schedule:
    return Schedule(
        rhythm,
        date.fromisoformat(first),
        date.fromisoformat(last),
        weekdays,
        date.fromisoformat(ended) if ended else None,
    )


def days_of(step: Schedule, first: str, last: str) -> list[str]:
    return [day.isoformat() for day in step.days(date.fromisoformat(first), date.fromisoformat(last))]


@pytest.mark.parametrize(
    ("step", "first", "last", "expected"),
    [
        # The year ends on a Thursday, the next begins on a Friday.
        (schedule("weekly", "2026-12-21", "2027-01-10", 4, 5), "2026-12-28", "2027-01-09",
         ["2026-12-31", "2027-01-01", "2027-01-07", "2027-01-08"]),
        (schedule("daily", "2026-12-30", "2027-01-02"), "2026-12-01", "2027-02-01",
         ["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"]),
        # 29 February is a day like others; 2028 has one, 2027 and 2100 have not.
        (schedule("daily", "2028-02-27", "2028-03-01"), "2028-02-01", "2028-03-31",
         ["2028-02-27", "2028-02-28", "2028-02-29", "2028-03-01"]),
        (schedule("weekly", "2028-02-01", "2028-03-31", 2), "2028-02-22", "2028-03-07",
         ["2028-02-22", "2028-02-29", "2028-03-07"]),
        (schedule("daily", "2027-02-27", "2027-03-01"), "2027-02-01", "2027-03-31",
         ["2027-02-27", "2027-02-28", "2027-03-01"]),
        # The weeks in which the clocks change, in New York and in Berlin.
        (schedule("daily", "2027-03-13", "2027-03-15"), "2027-03-12", "2027-03-16",
         ["2027-03-13", "2027-03-14", "2027-03-15"]),
        (schedule("weekly", "2027-03-01", "2027-04-30", 7), "2027-03-08", "2027-03-31",
         ["2027-03-14", "2027-03-21", "2027-03-28"]),
        (schedule("weekly", "2026-10-19", "2026-11-08", 7), "2026-10-19", "2026-11-08",
         ["2026-10-25", "2026-11-01", "2026-11-08"]),
        # A week of all seven days is every day; a single day is possible.
        (schedule("weekly", "2026-11-23", "2026-11-25", 1, 2, 3, 4, 5, 6, 7), "2026-11-20", "2026-11-30",
         ["2026-11-23", "2026-11-24", "2026-11-25"]),
        (schedule("daily", "2026-11-23", "2026-11-23"), "2026-11-20", "2026-11-30", ["2026-11-23"]),
        # From the day it was ended it comes no more.
        (schedule("daily", "2026-11-20", "2026-11-30", ended="2026-11-22"), "2026-11-19", "2026-11-30",
         ["2026-11-20", "2026-11-21"]),
        (schedule("daily", "2026-11-25", "2026-11-30", ended="2026-11-22"), "2026-11-19", "2026-11-30", []),
    ],
)  # fmt: skip
def test_the_days_a_step_comes_on(step: Schedule, first: str, last: str, expected: list[str]) -> None:
    assert days_of(step, first, last) == expected


@pytest.mark.parametrize(
    ("moment", "zone", "day"),
    [
        # Midnight comes when it comes where the couple lives, an hour skipped or doubled or not.
        ("2027-03-14T04:59:00", "America/New_York", "2027-03-13"),
        ("2027-03-14T05:00:00", "America/New_York", "2027-03-14"),
        ("2027-03-15T03:59:00", "America/New_York", "2027-03-14"),
        ("2027-03-15T04:00:00", "America/New_York", "2027-03-15"),
        ("2026-11-01T03:59:00", "America/New_York", "2026-10-31"),
        ("2026-11-02T04:59:00", "America/New_York", "2026-11-01"),
        ("2026-11-02T05:00:00", "America/New_York", "2026-11-02"),
        ("2026-12-31T23:00:00", "Pacific/Auckland", "2027-01-01"),
    ],
)
def test_a_day_is_the_couples_own(moment: str, zone: str, day: str) -> None:
    at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    today = timezone.localtime(at, ZoneInfo(zone)).date()
    assert schedule("daily", day, day).comes_on(today)


class TestOnce:
    step = schedule("once", "2026-11-20", "2026-11-30")

    def test_it_is_asked_for_until_it_is_done(self) -> None:
        assert self.step.is_due_on(date(2026, 11, 20))
        assert self.step.is_due_on(date(2026, 11, 30))
        assert not self.step.is_due_on(date(2026, 12, 1))

    def test_on_the_day_it_was_done_it_still_shows_and_then_no_more(self) -> None:
        done = date(2026, 11, 24)
        assert [self.step.is_due_on(done + timedelta(days=n), done) for n in (-1, 0, 1)] == [
            True,
            True,
            False,
        ]

    def test_other_rhythms_go_on_after_it_was_done(self) -> None:
        daily = schedule("daily", "2026-11-20", "2026-11-30")
        assert daily.is_due_on(date(2026, 11, 25), date(2026, 11, 24))


@given(first=DAYS, length=st.integers(0, 366), weekdays=st.sets(st.integers(1, 7), min_size=1))
def test_a_weekly_step_comes_on_its_days_and_on_no_other(
    first: date, length: int, weekdays: set[int]
) -> None:
    last = first + timedelta(days=length)
    step = Schedule("weekly", first, last, tuple(sorted(weekdays)))
    days = list(step.days(first - timedelta(days=9), last + timedelta(days=9)))
    assert all(first <= day <= last and day.isoweekday() in weekdays for day in days)
    assert len(days) == sum((first + timedelta(days=n)).isoweekday() in weekdays for n in range(length + 1))


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (schedule("weekly", "2026-11-01", "2026-12-03", 1, 4), "Mondays and Thursdays, until December 3"),
        (schedule("weekly", "2026-11-01", "2027-03-03", 4, 1), "Mondays and Thursdays, until March 3, 2027"),
        (schedule("weekly", "2026-11-01", "2026-12-03", 1, 3, 7),
         "Mondays, Wednesdays and Sundays, until December 3"),
        (schedule("weekly", "2026-11-01", "2026-12-03", 2), "Tuesdays, until December 3"),
        (schedule("weekly", "2026-11-01", "2026-12-03", 1, 2, 3, 4, 5, 6, 7),
         "Every day, until December 3"),
        (schedule("daily", "2026-11-01", "2026-12-03"), "Every day, until December 3"),
        (schedule("once", "2026-11-01", "2026-12-03"), "Once, by December 3"),
        (schedule("daily", "2026-11-30", "2027-01-03"), "Every day, from November 30 until January 3, 2027"),
        (schedule("daily", "2026-11-01", "2026-12-03", ended="2026-11-20"), "Every day, until November 19"),
        (schedule("daily", "2026-11-20", "2026-12-03", ended="2026-11-20"), "Every day, until November 20"),
    ],
)  # fmt: skip
def test_a_rhythm_in_words(step: Schedule, words: str) -> None:
    assert rhythm_words(step, date(2026, 11, 23)) == words


@pytest.mark.parametrize(
    ("done", "partly", "words"),
    [
        (0, 0, ""),
        (1, 0, "Done 1 time"),
        (14, 3, "Done 14 times, partly 3"),
        (0, 1, "Partly done 1 time"),
        (0, 2, "Partly done 2 times"),
    ],
)
def test_what_was_done_in_words(done: int, partly: int, words: str) -> None:
    assert tally_words(done, partly) == words


class TestTheStrip:
    today = date(2027, 1, 5)
    step = schedule("weekly", "2026-12-01", "2027-02-01", 2)

    def test_it_is_four_weeks_up_to_today(self) -> None:
        strip = strip_of(self.step, {}, self.today)
        assert (len(strip), strip[0].day, strip[-1].day) == (28, date(2026, 12, 9), self.today)
        assert [one.day.day for one in strip if one.is_due] == [15, 22, 29, 5]

    def test_a_day_with_nothing_is_just_that(self) -> None:
        strip = strip_of(self.step, {date(2026, 12, 22): "done"}, self.today)
        assert [one.outcome for one in strip if one.is_due] == ["", "done", "", ""]
        assert "not recorded" not in strip_words(strip)

    def test_in_words(self) -> None:
        outcomes = {date(2026, 12, 22): "done", date(2027, 1, 5): "partly", date(2026, 1, 1): "done"}
        assert strip_words(strip_of(self.step, outcomes, self.today)) == (
            "The last four weeks: done 1, partly 1, not today 0."
        )

    def test_as_a_table_today_is_not_over_yet(self) -> None:
        outcomes = {date(2026, 12, 22): "done", date(2026, 12, 24): "partly"}
        strip = strip_of(self.step, outcomes, self.today)
        said = [("Done", "Dec 22"), ("Partly", "Dec 24")]
        names = short_names(self.today)
        assert days_by_outcome(strip, names, is_own=False) == said
        assert days_by_outcome(strip, names, is_own=True) == [*said, ("Not recorded", "Dec 15, Dec 29")]


def test_a_day_tells_its_year_only_where_it_is_another() -> None:
    assert day_name(date(2028, 2, 29), date(2028, 1, 1)) == "February 29"
    assert day_name(date(2028, 2, 29), date(2027, 12, 31)) == "February 29, 2028"

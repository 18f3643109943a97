"""The two forms of the rule, in Python and in SQL, say the same."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from couplesgoals.program.models import Couple, Program
from couplesgoals.reminders import due, sql

ZONES = ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kolkata"]
# Lord Howe skips half an hour; Berlin and New York an hour; each has a time that comes twice.
TIMES = [time(9), time(0), time(1, 45), time(2), time(2, 15), time(2, 30), time(3)]
EACH_HOUR = sql.hours("review_at", "true", "%(review_time)s::time")
EVER = datetime(1970, 1, 1, tzinfo=UTC)
NEW_YORK = ZoneInfo("America/New_York")


@pytest.fixture
def zones_in_use(program: Program) -> None:
    """One couple in each zone: the statement starts from the zones in use."""
    for zone in ZONES:
        Couple.objects.create(program=program, name=zone, time_zone=zone)


def moments_by_sql(at: datetime, review_time: time) -> dict[tuple[str, int], tuple[str, datetime, date]]:
    """Ask PostgreSQL for the latest moment of every zone and day."""
    statement = (
        sql.months(EACH_HOUR)
        + "SELECT zone, day, period, due_at, due_on FROM moments WHERE hour = %(review_time)s"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, {"at": at, "since": EVER, "review_time": review_time.isoformat()})
        return {(zone, day): rest for zone, day, *rest in cursor.fetchall() for rest in [tuple(rest)]}


def moments_by_python(at: datetime) -> dict[tuple[str, int], tuple[str, datetime, date]]:
    """Ask due.py the same."""
    found = {}
    for name in ZONES:
        zone = ZoneInfo(name)
        for day in range(1, 32):
            period = due.period_at(zone, day, at)
            moment = due.review_due(zone, day, period)
            found[name, day] = (period, moment, date.fromisoformat(f"{period}-{_clamped(period, day):02d}"))
    return found


def _clamped(period: str, day: int) -> int:
    first = date.fromisoformat(f"{period}-01")
    return min(day, ((first + timedelta(days=31)).replace(day=1) - timedelta(days=1)).day)


@settings(max_examples=60, deadline=None)
@given(
    at=st.datetimes(datetime(2023, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    review_time=st.sampled_from(TIMES),
)
@pytest.mark.usefixtures("zones_in_use")
def test_sql_and_python_agree(at: datetime, review_time: time) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(due, "REVIEW_TIME", review_time)
        assert moments_by_sql(at, review_time) == moments_by_python(at)


@pytest.mark.usefixtures("zones_in_use")
def test_sql_and_python_agree_around_every_change_of_the_clocks() -> None:
    changes = [datetime(year, month, 1, tzinfo=UTC) for year in range(2023, 2028) for month in (4, 5, 11, 12)]
    for at in changes:
        for review_time in TIMES:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(due, "REVIEW_TIME", review_time)
                assert moments_by_sql(at, review_time) == moments_by_python(at)


@pytest.mark.parametrize(
    ("zone", "day", "period", "moment"),
    [
        ("America/New_York", 31, "2026-02", "2026-02-28T14:00"),
        ("America/New_York", 31, "2028-02", "2028-02-29T14:00"),
        ("America/New_York", 30, "2026-04", "2026-04-30T13:00"),
        # The day the clocks go forward, and the day they go back.
        ("America/New_York", 8, "2026-03", "2026-03-08T13:00"),
        ("America/New_York", 1, "2026-11", "2026-11-01T14:00"),
        ("Australia/Lord_Howe", 1, "2026-10", "2026-09-30T22:30"),
        ("Asia/Kolkata", 1, "2026-01", "2026-01-01T03:30"),
    ],
)
def test_nine_in_the_morning_where_they_live(zone: str, day: int, period: str, moment: str) -> None:
    expected = datetime.fromisoformat(f"{moment}+00:00")
    assert due.review_due(ZoneInfo(zone), day, period) == expected


def test_a_skipped_time_moves_on_and_of_two_equal_ones_the_first_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(due, "REVIEW_TIME", time(2, 30))
    assert due.review_due(NEW_YORK, 8, "2026-03") == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)
    monkeypatch.setattr(due, "REVIEW_TIME", time(1, 30))
    assert due.review_due(NEW_YORK, 1, "2026-11") == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_the_period_is_that_of_the_latest_review_not_the_month() -> None:
    before, after = datetime(2026, 3, 15, 12, 59, tzinfo=UTC), datetime(2026, 3, 15, 13, tzinfo=UTC)
    assert due.period_at(NEW_YORK, 15, before) == "2026-02"
    assert due.period_at(NEW_YORK, 15, after) == "2026-03"
    assert due.period_at(NEW_YORK, 31, datetime(2027, 1, 1, 6, tzinfo=UTC)) == "2026-12"

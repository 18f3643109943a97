"""When something falls due: on the couple's day, or on the days a person chose, at the hour they chose.

The rule stands twice: here for one person, in sql.py for all of them at once; a property test compares the
two. Days beyond the month's end fall on its last day. A time the clocks skip moves on by as much as they
skip; of a time that comes twice the first counts.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

# At which hour where they live, until somebody chooses another.
REVIEW_TIME = time(9)
# The first review comes when there has been something to look back on.
DAYS_BEFORE_FIRST = 14


def local_moment(zone: ZoneInfo, day: date, at: time) -> datetime:
    """Return the moment (aware, UTC) at which a day's wall clock shows `at`."""
    # fold=0 (the default) is the first of two equal times, and in a gap the offset from before it.
    return datetime.combine(day, at, zone).astimezone(UTC)


def review_due(zone: ZoneInfo, day: int, period: str, at: time | None = None) -> datetime:
    """Return when the review of a period "YYYY-MM" falls due; `day` is 1 to 31, `at` the person's hour."""
    year, month = (int(part) for part in period.split("-"))
    last = monthrange(year, month)[1]
    return local_moment(zone, date(year, month, min(day, last)), at or REVIEW_TIME)


def month_after(period: str) -> str:
    """Return the period after a period "YYYY-MM"."""
    year, month = (int(part) for part in period.split("-"))
    return f"{year + month // 12:04d}-{month % 12 + 1:02d}"


def period_at(zone: ZoneInfo, day: int, now: datetime, at: time | None = None) -> str:
    """Return the period whose review is the latest that fell due by `now`.

    Not the calendar month: what fell due on the 31st while nothing ran is still to be sent on the 1st.
    """
    here = now.astimezone(zone)
    this_month = f"{here:%Y-%m}"
    if review_due(zone, day, this_month, at) <= now:
        return this_month
    return f"{here.replace(day=1) - timedelta(days=1):%Y-%m}"


def day_at(zone: ZoneInfo, now: datetime, at: time) -> date:
    """Return the latest day whose wall clock has shown `at` by `now`."""
    today = now.astimezone(zone).date()
    return today if local_moment(zone, today, at) <= now else today - timedelta(days=1)

"""When a couple's monthly review falls due: on their day, at nine in the morning where they live.

The rule stands twice: here for one couple, in sql.py for all of them at once; a property test compares
the two. Days beyond the month's end fall on its last day. A time the clocks skip moves on by as much as
they skip; of a time that comes twice the first counts.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

REVIEW_TIME = time(9)
# The first review comes when there has been something to look back on.
DAYS_BEFORE_FIRST = 14


def review_due(zone: ZoneInfo, day: int, period: str) -> datetime:
    """Return the moment (aware, UTC) the review of a period "YYYY-MM" falls due; `day` is 1 to 31."""
    year, month = (int(part) for part in period.split("-"))
    last = monthrange(year, month)[1]
    # fold=0 (the default) is the first of two equal times, and in a gap the offset from before it.
    return datetime.combine(date(year, month, min(day, last)), REVIEW_TIME, zone).astimezone(UTC)


def period_at(zone: ZoneInfo, day: int, at: datetime) -> str:
    """Return the period whose review is the latest that fell due by then.

    Not the calendar month: what fell due on the 31st while nothing ran is still to be sent on the 1st.
    """
    here = at.astimezone(zone)
    this_month = f"{here:%Y-%m}"
    if review_due(zone, day, this_month) <= at:
        return this_month
    return f"{here.replace(day=1) - timedelta(days=1):%Y-%m}"

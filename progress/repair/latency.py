"""Time to repair: from a setback to its repair and to recommitting, as figures and in a hopeful, honest line.

All times are in days of 24 hours, 0 or more. What has not come yet is None and never 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

DAY = timedelta(days=1)
# Less apart than this, two lengths are told as alike; in days.
ALIKE = 0.5


@dataclass(frozen=True)
class WayBack:
    """One setback: when both could read it, were heard and recommitted; ValueError for a time before it."""

    setback: UUID
    reported_at: datetime
    repaired_at: datetime | None = None
    recommitted_at: datetime | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        if any(at is not None and at < self.reported_at for at in (self.repaired_at, self.recommitted_at)):
            raise ValueError("a way back begins with its setback")

    @property
    def days_to_repair(self) -> float | None:
        """Days from report to repair."""
        return days_between(self.reported_at, self.repaired_at)

    @property
    def days_to_recommit(self) -> float | None:
        """Days from report, not from repair, to recommitting."""
        return days_between(self.reported_at, self.recommitted_at)


@dataclass(frozen=True)
class OpenWay:
    """A setback without a repair, and its age in days."""

    setback: UUID
    days: float


@dataclass(frozen=True)
class Latencies:
    """For the clinician: days to repair and to recommit, oldest setback first; no days, no median."""

    repair: tuple[float, ...]
    recommit: tuple[float, ...]
    median_repair: float | None
    median_recommit: float | None
    still_open: tuple[OpenWay, ...]


def days_between(start: datetime, end: datetime | None) -> float | None:
    """Return the days of 24 hours between two times; None where the second has not come."""
    return None if end is None else (end - start) / DAY


def latencies_of(ways: Iterable[WayBack], now: datetime) -> Latencies:
    """Return the figures of all ways back; what is open is not in the medians, longest open first."""
    known = by_age(ways)
    repair = tuple(days for way in known if (days := way.days_to_repair) is not None)
    recommit = tuple(days for way in known if (days := way.days_to_recommit) is not None)
    return Latencies(
        repair=repair,
        recommit=recommit,
        median_repair=median(repair) if repair else None,
        median_recommit=median(recommit) if recommit else None,
        still_open=tuple(
            OpenWay(way.setback, (now - way.reported_at) / DAY) for way in known if way.repaired_at is None
        ),
    )


def by_age(ways: Iterable[WayBack]) -> list[WayBack]:
    """Order ways back by their setback, oldest first."""
    return sorted(ways, key=lambda way: (way.reported_at, way.setback))


def trend_words(ways: Iterable[WayBack]) -> str:
    """Tell the couple how long their ways back took; what is still open is not told here."""
    days = [days for way in by_age(ways) if (days := way.days_to_repair) is not None]
    if not days:
        return _("When you two have come back from two setbacks, you will see here how long each way took.")
    if len(days) == 1:
        values = {"time": days_words(days[0])}
        return (
            _("You have found your way back once, in %(time)s. The next way will stand beside it.") % values
        )
    return f"{_lengths(days)} {_direction(days)}"


def days_words(days: float) -> str:
    """Tell a length of time in whole days, half a day up; "less than a day" below one."""
    if days < 1:
        return _("less than a day")
    whole = int(days + 0.5)
    return ngettext("%(n)s day", "%(n)s days", whole) % {"n": whole}


def _lengths(days: Sequence[float]) -> str:
    values = {"first": days_words(days[0]), "before": days_words(days[-2]), "last": days_words(days[-1])}
    if len(days) == 2:
        return _("Your first way back took %(first)s, the second %(last)s.") % values
    return _("Your last two ways back took %(before)s and %(last)s; the first took %(first)s.") % values


def _direction(days: Sequence[float]) -> str:
    """Compare the last ways with those before in kind words; longer is no worse, only longer."""
    recent = days[-1:] if len(days) == 2 else days[-2:]
    change = sum(recent) / len(recent) - median(days[: -len(recent)])
    if change <= -ALIKE:
        return _("You are finding your way back sooner.")
    if change < ALIKE:
        return _("You know the way by now, and you keep walking it.")
    return _("Some ways are longer than others. You walked these too and came back to each other.")

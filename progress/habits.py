"""New habits, noticed from the days a step was done on: days that only add up, and weeks in a row.

Nothing here goes back to nothing. Once weeks in a row are over, the words are of all days so far and of the
best time. Days are the couple's own; the caller hands in those the reader may see. No queries here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

# From here on it is worth a word: weeks in a row for two, days so far for one.
ENOUGH_WEEKS = 3
MILESTONES = (7, 14, 30, 60, 90, 180, 365)


@dataclass(frozen=True)
class Habit:
    """One step of two: days so far of each, and the weeks in which both did it at least once.

    `run` is the weeks in a row up to now, 0 or more; the week that has not ended cannot break it. `longest`
    is the best so far, `weeks` how many in all.
    """

    a_days: int
    b_days: int
    weeks: int
    run: int
    longest: int


@dataclass(frozen=True)
class Done:
    """How many days one has done a step on, and the weeks they lie in (see `week_of`)."""

    days: int = 0
    weeks: frozenset[int] = frozenset()


def habit_of(a: Collection[date], b: Collection[date], today: date) -> Habit:
    """Count a step's done days of two; days after today are left out."""
    done = [{day for day in days if day <= today} for days in (a, b)]
    return habit_from(*(Done(len(days), frozenset(map(week_of, days))) for days in done), today=today)


def habit_from(a: Done, b: Done, *, today: date) -> Habit:
    """The same from days counted already, none of them after today."""
    shared = sorted(a.weeks & b.weeks)
    runs = _runs(shared)
    goes_on = bool(shared) and shared[-1] >= week_of(today) - 1
    return Habit(
        a_days=a.days,
        b_days=b.days,
        weeks=len(shared),
        run=runs[-1] if goes_on else 0,
        longest=max(runs, default=0),
    )


def week_of(day: date) -> int:
    """Number the weeks from the year 1 on, whose first day was a Monday."""
    return (day.toordinal() - 1) // 7


def milestone(days: int) -> int | None:
    """Return the last number of days worth a word: 7, 14, 30 … 365, then each further year; None before 7."""
    reached = [one for one in MILESTONES if one <= days]
    if not reached:
        return None
    year = MILESTONES[-1]
    return days // year * year if days >= year else reached[-1]


def notices(habit: Habit, what: str, names: Mapping[str, str], *, reader: str = "") -> list[str]:
    """Tell what there is to be glad of, in sentences; none while it is too early to say.

    `what` is the step in the couple's words. `names` are first names by "a" and "b": who has none is not told
    of. `reader` is "a" or "b" for who reads it as "you", "" for somebody else.
    """
    told = [_together(habit, what, is_own=bool(reader))] if {"a", "b"} <= set(names) else []
    days = {"a": habit.a_days, "b": habit.b_days}
    told += [
        _alone(days[key], what, "" if key == reader else name)
        for key, name in names.items()
        if milestone(days[key]) is not None
    ]
    return [words for words in told if words]


def _together(habit: Habit, what: str, *, is_own: bool) -> str:
    """Tell the weeks in a row, or the weeks so far with the best time in them."""
    if habit.longest < ENOUGH_WEEKS:
        return ""
    values = {"what": what, "n": habit.run, "weeks": habit.weeks, "longest": habit.longest}
    if habit.run >= ENOUGH_WEEKS:
        said = (
            _("%(n)s weeks in a row in which you both did “%(what)s”.")
            if is_own
            else _("%(n)s weeks in a row in which both did “%(what)s”.")
        )
        return said % values
    said = (
        _("“%(what)s”: %(weeks)s weeks so far in which you both did it, at best %(longest)s in a row.")
        if is_own
        else _("“%(what)s”: %(weeks)s weeks so far in which both did it, at best %(longest)s in a row.")
    )
    return said % values


def _alone(days: int, what: str, name: str) -> str:
    """Tell the days so far of one; an empty name is the reader."""
    values = {"what": what, "n": days, "name": name}
    if not name:
        return _("You have done “%(what)s” on %(n)s days so far.") % values
    return _("%(name)s has done “%(what)s” on %(n)s days so far.") % values


def _runs(weeks: Iterable[int]) -> list[int]:
    """Return the lengths of weeks in a row, oldest first; `weeks` are in order."""
    runs: list[int] = []
    before: int | None = None
    for week in weeks:
        if before is not None and week - before == 1:
            runs[-1] += 1
        else:
            runs.append(1)
        before = week
    return runs

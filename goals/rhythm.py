"""On which days a step comes, and how its rhythm is told. Days are the couple's own; no queries here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.utils.text import get_text_list
from django.utils.translation import gettext_lazy, ngettext

from couplesgoals.sentences import gettext as _
from couplesgoals.web.days import day_words
from goals.models import Rhythm, StepOutcome

WEEK = 7
A_DAY = timedelta(days=1)
STRIP_DAYS = 4 * WEEK
EVERY_DAY = tuple(range(1, WEEK + 1))

# ISO weekdays, 1 Monday to 7 Sunday, as a habit: "on Mondays".
WEEKDAYS = {
    1: gettext_lazy("Mondays"),
    2: gettext_lazy("Tuesdays"),
    3: gettext_lazy("Wednesdays"),
    4: gettext_lazy("Thursdays"),
    5: gettext_lazy("Fridays"),
    6: gettext_lazy("Saturdays"),
    7: gettext_lazy("Sundays"),
}


@dataclass(frozen=True)
class Schedule:
    """When a step comes: both ends are days it may come on; from `ended_on` it comes no more."""

    rhythm: str
    starts_on: date
    ends_on: date
    weekdays: tuple[int, ...] = ()
    ended_on: date | None = None

    def is_open_on(self, day: date) -> bool:
        """Whether this day lies in the step's time."""
        return self.starts_on <= day <= self.ends_on and (self.ended_on is None or day < self.ended_on)

    def is_over_on(self, day: date) -> bool:
        """Whether the step comes no more, this day included."""
        return day > self.ends_on or (self.ended_on is not None and day >= self.ended_on)

    def comes_on(self, day: date) -> bool:
        """Whether the rhythm has the step on this day; a step of once may be done on any day of its time."""
        if not self.is_open_on(day):
            return False
        return self.rhythm != Rhythm.WEEKLY or day.isoweekday() in self.weekdays

    def is_due_on(self, day: date, done_on: date | None = None) -> bool:
        """Whether to ask for it on this day; a step of once no more after the day it was done on."""
        return self.comes_on(day) and not self.was_done_before(day, done_on)

    def was_done_before(self, day: date, done_on: date | None) -> bool:
        """Whether it is a step of once, done on an earlier day; on that day it stays, to be taken back."""
        return self.rhythm == Rhythm.ONCE and done_on is not None and done_on < day

    def days(self, first: date, last: date) -> Iterator[date]:
        """The days between two, both included, on which the rhythm has the step."""
        last = min(last, self.ends_on, self.ended_on - A_DAY if self.ended_on else last)
        of_its_time = range(max(first, self.starts_on).toordinal(), last.toordinal() + 1)
        days = map(date.fromordinal, of_its_time)
        if self.rhythm != Rhythm.WEEKLY:
            return days
        return (day for day in days if day.isoweekday() in self.weekdays)


def rhythm_words(schedule: Schedule, today: date) -> str:
    """Tell a rhythm and its end, for example "Mondays and Thursdays, until March 3"."""
    until = schedule.ends_on
    if schedule.ended_on is not None and schedule.ended_on <= until:
        until = max(schedule.starts_on, schedule.ended_on - timedelta(days=1))
    values = {"days": days_words(schedule), "day": day_name(until, today)}
    if schedule.starts_on > today:
        values["first"] = day_name(schedule.starts_on, today)
        return _("%(days)s, from %(first)s until %(day)s") % values
    return (
        _("Once, by %(day)s") if schedule.rhythm == Rhythm.ONCE else _("%(days)s, until %(day)s")
    ) % values


def days_words(schedule: Schedule) -> str:
    """Tell how often a step comes: once, every day, or on which days of the week."""
    if schedule.rhythm == Rhythm.ONCE:
        return _("Once")
    if schedule.rhythm == Rhythm.DAILY or schedule.weekdays == EVERY_DAY:
        return _("Every day")
    return get_text_list([str(WEEKDAYS[day]) for day in sorted(schedule.weekdays)], _("and"))


def day_name(day: date, today: date) -> str:
    """Tell a day without its year where that is this year's."""
    return day_words(day, "F j" if day.year == today.year else "F j, Y")


def tally_words(done: int, partly: int) -> str:
    """Tell what was done since the step began, for example "Done 14 times, partly 3"; "" for nothing yet."""
    if not done and not partly:
        return ""
    if not done:
        return ngettext("Partly done %(n)s time", "Partly done %(n)s times", partly) % {"n": partly}
    words = ngettext("Done %(n)s time", "Done %(n)s times", done) % {"n": done}
    return _("%(done)s, partly %(partly)s") % {"done": words, "partly": partly} if partly else words


class StripDay(NamedTuple):
    """One day of a strip: what was recorded on it, if anything, and whether the step came on it at all."""

    day: date
    outcome: str
    is_due: bool


def strip_of(schedule: Schedule, outcomes: Mapping[date, str], today: date) -> list[StripDay]:
    """Return the last four weeks up to today, oldest first; a day with nothing on it is a gap."""
    first = today - timedelta(days=STRIP_DAYS - 1)
    days = (first + timedelta(days=offset) for offset in range(STRIP_DAYS))
    return [StripDay(day, outcomes.get(day, ""), schedule.comes_on(day)) for day in days]


def strip_words(days: Iterable[StripDay]) -> str:
    """Tell a strip in one sentence, for who hears it instead of seeing it."""
    counts = Counter(one.outcome for one in days)
    values = {"done": counts["done"], "partly": counts["partly"], "not_today": counts["not-today"]}
    return _("The last four weeks: done %(done)s, partly %(partly)s, not today %(not_today)s.") % values


def short_names(today: date) -> dict[date, str]:
    """Name the days of a strip, once for all strips of a page: naming a day costs more than drawing it."""
    days = (today - timedelta(days=back) for back in reversed(range(STRIP_DAYS)))
    return {day: day_words(day, "M j") for day in days}


def days_by_outcome(
    days: Sequence[StripDay], names: Mapping[date, str], *, is_own: bool
) -> list[tuple[str, str]]:
    """Return (outcome, its days) for a strip's table.

    One's own ends with the days the step came on and nothing was said; of somebody else there are only the
    days they shared, without a word on the others. `names` are those of `short_names`. The strip's last day
    is today, which is not over: never among those nothing was said on.
    """
    named: dict[str, list[str]] = {outcome: [] for outcome in (*StepOutcome.values, "")}
    for one in days:
        if one.outcome or (is_own and one.is_due and one is not days[-1]):
            named[one.outcome].append(names[one.day])
    labels = dict(StepOutcome.choices) | {"": _("Not recorded")}
    return [(str(labels[outcome]), ", ".join(found)) for outcome, found in named.items() if found]

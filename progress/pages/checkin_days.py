"""A month of days on which one checked in; the other's only where they agreed to show theirs."""

from __future__ import annotations

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils.formats import date_format, get_format

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from couplesgoals.records.prepared import prepared
from progress.models import CheckIn, CheckInDay

EARLIEST = date(2015, 1, 1)


@dataclass(frozen=True)
class Square:
    """One day of the calendar; days of the months around it are empty."""

    number: int
    in_words: str
    is_today: bool
    mine: bool
    others: bool


@dataclass(frozen=True)
class Month:
    """A calendar page."""

    title: str
    weekdays: list[str]
    weeks: list[list[Square | None]]
    earlier: str
    later: str
    shows_other: bool


def month_of(text: str, today: date) -> date:
    """Read a month from the address ("2026-11"); anything else is the present one."""
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        first = today.replace(day=1)
    return first if EARLIEST <= first <= today else today.replace(day=1)


def days_of(person: User, pair: Pair, first: date, today: date) -> Month:
    """Draw one month of both."""
    after = (first + timedelta(days=31)).replace(day=1)
    mine = set(_own_days(person, person.pk, first, after))
    other = pair.other(person)
    theirs = set(_shown_days(person, other.pk, first, after)) if other else set()

    def square(day: date) -> Square | None:
        if day.month != first.month:
            return None
        words = date_format(day, "l, F j")
        return Square(day.day, words, day == today, day in mine, day in theirs)

    weeks = Calendar(_first_weekday()).monthdatescalendar(first.year, first.month)
    before = first - timedelta(days=1)
    return Month(
        title=date_format(first, "F Y"),
        weekdays=[date_format(day, "D") for day in weeks[0]],
        weeks=[[square(day) for day in week] for week in weeks],
        earlier=before.strftime("%Y-%m") if before >= EARLIEST else "",
        later=after.strftime("%Y-%m") if after <= today else "",
        shows_other=bool(theirs),
    )


def _first_weekday() -> int:
    """The day a week begins with where the reader lives: Django counts from Sunday, calendar from Monday."""
    return (int(get_format("FIRST_DAY_OF_WEEK")) - 1) % 7


@prepared
def _own_days(person: User, author: UUID, first: date, after: date) -> QuerySet[CheckIn, date]:
    rows: QuerySet[CheckIn] = CheckIn.visible_to(person)
    return rows.filter(author=author, day__gte=first, day__lt=after).values_list("day", flat=True)


@prepared
def _shown_days(person: User, other: UUID, first: date, after: date) -> QuerySet[CheckInDay, date]:
    rows: QuerySet[CheckInDay] = CheckInDay.visible_to(person)
    shown = rows.filter(author=other, audience=Audience.COUPLE, day__gte=first, day__lt=after)
    return shown.values_list("day", flat=True)

"""Five years in four zones: each partner gets one review a month, on the couple's day, at their own hour."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest

from couplesgoals.demo.factories import make_couple, make_partner
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, Program
from couplesgoals.reminders import due
from couplesgoals.reminders.actions import create_due_reminders
from couplesgoals.reminders.models import Reminder, ReminderChoices

ZONES = ("America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata")
DAYS = (1, 28, 29, 30, 31)
# Hours the clocks skip or show twice somewhere, and the ends of a day.
HOURS = (0, 1, 2, 3, 9, 23)
START, END = datetime(2023, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)


@pytest.fixture
def couples(program: Program) -> list[tuple[Couple, User, time]]:
    """A couple for each zone and day, enrolled long ago; each partner with an hour of their own."""
    made = []
    hours = iter(HOURS * len(ZONES) * len(DAYS))
    for zone in ZONES:
        for day in DAYS:
            people = [make_partner(f"{slot}{day} {zone}") for slot in "AB"]
            couple = make_couple(program, *people, started_at=START - timedelta(days=60), review_day=day)
            couple.time_zone = zone
            couple.save()
            for person in people:
                choices = ReminderChoices(person=person, review_at=time(next(hours)))
                choices.save()
                made.append((couple, person, choices.review_at))
    return made


def sweeps() -> Iterator[datetime]:
    """Moments a sweep runs at: now minutes, now days apart, and twice at once."""
    chance, at = random.Random(5), START
    while at < END:
        yield at
        if chance.random() < 0.1:
            yield at
        at += timedelta(days=chance.choice((0.01, 3, 6, 9, 9)), minutes=chance.random() * 60)


def months(first: date, last: date) -> list[str]:
    """Every month between two days, as periods are named."""
    found = {f"{first + timedelta(days=n):%Y-%m}" for n in range((last - first).days)}
    return sorted(found)


def test_exactly_one_a_month_on_its_day(couples: list[tuple[Couple, User, time]]) -> None:
    for at in sweeps():
        create_due_reminders(at=at)
    expected = set(months(START.date() + timedelta(days=31), END.date() - timedelta(days=31)))
    for couple, person, hour in couples:
        rows = Reminder.objects.filter(person=person).values_list("period", "due_at")
        found = [row for row in rows if row[0] in expected]
        assert sorted(period for period, _moment in found) == sorted(expected), (couple.time_zone, hour)
        for period, moment in found:
            assert moment == due.review_due(couple.zone, couple.review_day, period, hour)
            here = moment.astimezone(couple.zone)
            last = (date(here.year, here.month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
            assert here.day == min(couple.review_day, last.day)

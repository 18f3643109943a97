"""Five years in four zones: each partner gets one review a month, on the couple's day, at their own hour."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from django.db import connection

from couplesgoals.demo.factories import make_couple, make_partner
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, Program, ProgressReview
from couplesgoals.reminders import due
from couplesgoals.reminders.actions import create_due_reminders
from couplesgoals.reminders.models import Reminder, ReminderChoices, ReminderKind

ZONES = ("America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata")
DAYS = (1, 28, 29, 30, 31)
# The longest time between two sweeps below.
AT_MOST = timedelta(days=10)
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
    with connection.cursor() as cursor:
        # Of tables filled a moment ago PostgreSQL knows no sizes: it would try all moments with all people.
        cursor.execute("SET LOCAL enable_nestloop = off")
    for at in sweeps():
        create_due_reminders(at=at)
    expected = set(months(START.date() + timedelta(days=31), END.date() - timedelta(days=31)))
    for couple, person, hour in couples:
        told = Reminder.objects.filter(person=person)
        rows = told.filter(kind=ReminderKind.MONTHLY_REVIEW).values_list("period", "due_at")
        found = [row for row in rows if row[0] in expected]
        assert sorted(period for period, _moment in found) == sorted(expected), (couple.time_zone, hour)
        for period, moment in found:
            assert moment == due.review_due(couple.zone, couple.review_day, period, hour)
            here = moment.astimezone(couple.zone)
            last = (date(here.year, here.month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
            assert here.day == min(couple.review_day, last.day)
    for couple in {couple for couple, _person, _hour in couples}:
        one_after_the_other(couple, expected)
    on_the_way(couples)


def one_after_the_other(couple: Couple, expected: set[str]) -> None:
    """Each month's review opens once, on its day or when a sweep came, and ends before the next begins."""
    reviews = list(ProgressReview.objects.filter(couple=couple, period__in=expected).order_by("period"))
    assert [one.period for one in reviews] == sorted(expected)
    for one, following in pairwise(reviews):
        day = due.review_due(couple.zone, couple.review_day, one.period).astimezone(couple.zone).date()
        assert day <= one.opens_on <= day + AT_MOST
        assert one.opens_on <= one.halfway_on <= one.last_on < following.opens_on
        after = one.last_on + timedelta(days=1)
        assert one.closes_at == due.local_moment(couple.zone, after, time(0))


def on_the_way(couples: list[tuple[Couple, User, time]]) -> None:
    """Half-way and on the last day each is told once, at their hour, while the window is open."""
    for kind, column in (
        (ReminderKind.REVIEW_HALFWAY, "halfway_on"),
        (ReminderKind.REVIEW_LAST_DAY, "last_on"),
    ):
        for couple, person, hour in couples:
            days = dict(ProgressReview.objects.filter(couple=couple).values_list("period", column))
            ends = dict(ProgressReview.objects.filter(couple=couple).values_list("period", "closes_at"))
            rows = list(Reminder.objects.filter(person=person, kind=kind).values_list("period", "due_at"))
            assert rows
            assert len({period for period, _at in rows}) == len(rows)
            for period, moment in rows:
                here = moment.astimezone(couple.zone)
                assert here.date() >= days[period]
                assert moment == due.local_moment(couple.zone, here.date(), hour)
                assert moment < ends[period]

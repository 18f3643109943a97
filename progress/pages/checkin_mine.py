"""One's own check-ins: twelve weeks as pictures with gaps, and two weeks in words, then earlier ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from couplesgoals.people.models import User
from couplesgoals.records.prepared import prepared
from couplesgoals.sentences import gettext as _
from couplesgoals.web.addresses import address_of
from couplesgoals.web.audiences import audience_icon
from couplesgoals.web.charts import TrendLine, trend_chart
from progress.models import Affirmation, CheckIn, CheckInRating, Tracker
from progress.pages.times import day_in_words
from progress.pages.told import Answer, feedback_at

CHART_DAYS = 84
LIST_DAYS = 14


@dataclass(frozen=True)
class Said:
    """One answer of a day, and who reads it."""

    label: str
    words: str
    icon: str
    readers: str
    url: str


@dataclass(frozen=True)
class MyDay:
    """What I said about one day."""

    day: date
    words: str
    said: list[Said] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)


@dataclass(frozen=True)
class Mine:
    """What the page shows."""

    days: list[MyDay]
    charts: list[SafeString]
    earlier: date | None


def mine_of(person: User, *, today: date, until: date, readers: dict[str, str]) -> Mine:
    """Put together what this person said up to a day, the latest first."""
    first, listed = until - timedelta(days=CHART_DAYS - 1), until - timedelta(days=LIST_DAYS - 1)
    ratings: list[Any] = _ratings(person, person.pk, first, until)
    check_ins = _check_ins(person, person.pk, listed, until)
    noticed = _affirmations(person, person.pk, listed, until)
    rows = [row for row in ratings if row[1] >= listed]
    days = _by_day([*rows], check_ins, noticed, today=today, readers=readers)
    by_check_in, day_of = feedback_at(person, [row.pk for row in check_ins]), {one.day: one for one in days}
    for row in check_ins:
        if row.day in day_of:
            day_of[row.day].answers.extend(by_check_in.get(row.pk, []))
    return Mine(
        days=days,
        charts=_charts(ratings, first=first, last=until),
        earlier=listed - timedelta(days=1) if _before(person, person.pk, listed) else None,
    )


def _by_day(
    ratings: Sequence[Any],
    check_ins: Sequence[CheckIn],
    noticed: Sequence[Affirmation],
    *,
    today: date,
    readers: dict[str, str],
) -> list[MyDay]:
    icons = {value: audience_icon(value) for value in readers}
    days: dict[date, MyDay] = {}

    def add(day: date, label: str, words: str, audience: str, url: str) -> None:
        one = days.setdefault(day, MyDay(day, day_in_words(day, today)))
        one.said.append(Said(label, words, icons[audience], readers[audience], url))

    labels = {one.value: str(one.label) for one in Tracker}
    order = {tracker: n for n, tracker in enumerate(Tracker.values)}
    for pk, day, tracker, value, audience in sorted(ratings, key=lambda row: order[row[2]]):
        words = _("%(value)s of 10") % {"value": value}
        add(day, labels[tracker], words, audience, address_of("progress:check_in_answer_readers", pk))
    for row in check_ins:
        if row.line:
            url = address_of("progress:check_in_line_readers", row.pk)
            add(row.day, _("A line"), row.line, row.audience, url)
    for one in noticed:
        add(one.day, _("Something good I noticed"), one.text, one.audience, "")
    return [days[day] for day in sorted(days, reverse=True)]


def _charts(ratings: Sequence[Any], *, first: date, last: date) -> list[SafeString]:
    """Draw feeling and closeness in one picture, and the urge apart: there less is not less good."""
    lines = []
    for tracker in Tracker:
        values = {day: value for _pk, day, one, value, _audience in ratings if one == tracker}
        if values:
            lines.append((tracker, TrendLine(str(tracker.label), values)))
    drawn = [
        ([line for one, line in lines if one != Tracker.URGE], _("How I was, day by day")),
        ([line for one, line in lines if one == Tracker.URGE], _("Urge or craving, day by day")),
    ]
    return [
        trend_chart(some, first=first, last=last, title=title, uid=f"trend-{n}")
        for n, (some, title) in enumerate(drawn)
        if some
    ]


@prepared
def _ratings(person: User, author: UUID, first: date, last: date) -> QuerySet[CheckInRating, Any]:
    rows: QuerySet[CheckInRating] = CheckInRating.visible_to(person)
    mine = rows.filter(author=author, day__gte=first, day__lte=last)
    return mine.values_list("pk", "day", "tracker", "value", "audience")


@prepared
def _check_ins(person: User, author: UUID, first: date, last: date) -> QuerySet[CheckIn]:
    rows: QuerySet[CheckIn] = CheckIn.visible_to(person)
    return rows.filter(author=author, day__gte=first, day__lte=last)


@prepared
def _affirmations(person: User, author: UUID, first: date, last: date) -> QuerySet[Affirmation]:
    rows: QuerySet[Affirmation] = Affirmation.visible_to(person)
    return rows.filter(author=author, day__gte=first, day__lte=last).order_by("id")


@prepared
def _before(person: User, author: UUID, first: date) -> QuerySet[CheckIn, UUID]:
    # Found by author and day, walked from the newest: by couple PostgreSQL would sort ten years for one day.
    rows: QuerySet[CheckIn] = CheckIn.narrowed_to(person)
    return rows.filter(author=author, day__lt=first).order_by("-day").values_list("pk", flat=True)[:1]

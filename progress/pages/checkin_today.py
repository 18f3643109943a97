"""How a day is for the two: that I checked in, and what each chose to share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from couplesgoals.records.prepared import prepared
from progress.models import CheckIn, CheckInRating, Tracker


@dataclass(frozen=True)
class SharedDay:
    """What one of the two shared of a day."""

    slot: str
    name: str
    is_me: bool
    answers: list[tuple[str, int]]
    line: str


@dataclass(frozen=True)
class HowToday:
    """Whether I checked in, and what both shared; who shared nothing is not in it."""

    has_checked_in: bool
    shared: list[SharedDay]

    @property
    def from_other(self) -> list[SharedDay]:
        """What the other shared: one, or none."""
        return [one for one in self.shared if not one.is_me]


def how_today(person: User, pair: Pair, day: date) -> HowToday:
    """Look the day up: two queries, however many days there are."""
    people = [one.pk for one in pair.people.values()]
    check_ins = _check_ins(person, people, day)
    ratings = _ratings(person, people, day)
    sides = [
        SharedDay(slot, one.first_name, one.pk == person.pk, _answers(one, ratings), _line(one, check_ins))
        for slot, one in pair.people.items()
    ]
    has_mine = any(row.author_id == person.pk for row in check_ins)
    return HowToday(has_mine, [one for one in sides if one.answers or one.line])


def _answers(one: User, ratings: list[CheckInRating]) -> list[tuple[str, int]]:
    """The numbers one of the two shared, in the order they are asked for."""
    theirs = {row.tracker: row.value for row in ratings if _is_shared_by(one, row)}
    return [(str(tracker.label), theirs[tracker]) for tracker in Tracker if tracker in theirs]


def _line(one: User, check_ins: list[CheckIn]) -> str:
    return next((row.line for row in check_ins if _is_shared_by(one, row)), "")


def _is_shared_by(one: User, row: CheckIn | CheckInRating) -> bool:
    return row.author_id == one.pk and row.audience == Audience.COUPLE


@prepared
def _check_ins(viewer: User, people: list[UUID], day: date) -> QuerySet[CheckIn]:
    rows: QuerySet[CheckIn] = CheckIn.narrowed_to(viewer)
    return rows.filter(author__among=people, day=day)


@prepared
def _ratings(viewer: User, people: list[UUID], day: date) -> QuerySet[CheckInRating]:
    rows: QuerySet[CheckInRating] = CheckInRating.narrowed_to(viewer)
    return rows.filter(author__among=people, day=day)

"""How a day is for the two: that I checked in, and what each chose to share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet, Value

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from couplesgoals.records.prepared import prepared
from progress.models import CheckIn, CheckInRating, Tracker

LINE = "line"


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
    """Look the day up: one query, however many days there are."""
    said: list[Any] = _said(person, [one.pk for one in pair.people.values()], day)
    sides = [
        SharedDay(slot, one.first_name, one.pk == person.pk, _answers(one, said), _line(one, said))
        for slot, one in pair.people.items()
    ]
    has_mine = any(
        author == person.pk and tracker == LINE for author, _readers, tracker, _value, _words in said
    )
    return HowToday(has_mine, [one for one in sides if one.answers or one.line])


def _answers(one: User, said: list[Any]) -> list[tuple[str, int]]:
    """The numbers one of the two shared, in the order they are asked for."""
    theirs = {tracker: value for tracker, value, _words in _shared_by(one, said)}
    return [(str(tracker.label), theirs[tracker]) for tracker in Tracker if tracker in theirs]


def _line(one: User, said: list[Any]) -> str:
    return next((words for tracker, _value, words in _shared_by(one, said) if tracker == LINE), "")


def _shared_by(one: User, said: list[Any]) -> list[tuple[str, int, str]]:
    return [tuple(row) for author, readers, *row in said if author == one.pk and readers == Audience.COUPLE]


@prepared
def _said(viewer: User, people: list[UUID], day: date) -> QuerySet[Any, Any]:
    """Author, readers, tracker, number and words of what this viewer reads; a line stands under LINE."""
    lines: QuerySet[Any] = CheckIn.narrowed_to(viewer).filter(author__among=people, day=day)
    numbers: QuerySet[Any] = CheckInRating.narrowed_to(viewer).filter(author__among=people, day=day)
    return (
        lines.annotate(what=Value(LINE), number=Value(0), words=F("line"))
        .values_list("author_id", "audience", "what", "number", "words")
        .union(
            numbers.annotate(what=F("tracker"), number=F("value"), words=Value("")).values_list(
                "author_id", "audience", "what", "number", "words"
            ),
            all=True,
        )
    )

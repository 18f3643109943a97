"""What both said in a review, as far as the care team reads it: answers, wishes, decisions, focus."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from couplesgoals.people.models import User
from couplesgoals.program.models import ProgressReview
from couplesgoals.program.pair import Pair
from couplesgoals.records.arrays import Record, built
from couplesgoals.sentences import labels
from progress.models import (
    PriorityShift,
    Question,
    ReviewAnswer,
    ReviewDecision,
    ReviewFocus,
    ReviewWish,
    Since,
)
from progress.pages.timeline import audience_in_words
from progress.review.latest import decisions_that_count, focuses_that_count, goals_in, wishes_that_count

ABOUT_THE_MONTH = (Question.THANKS, Question.MONTH, Question.SURE)


@dataclass(frozen=True)
class Line:
    """One answer of one partner."""

    pk: UUID
    question: str
    label: str
    goal: UUID | None
    slot: str
    name: str
    words: str
    value: int | None
    audience: str
    readers: str


@dataclass(frozen=True)
class Shift:
    """Priorities of one partner that shifted."""

    pk: UUID
    slot: str
    name: str
    at: datetime
    more: str
    less: str
    since: str
    would_help: str
    audience: str
    readers: str


@dataclass(frozen=True)
class First:
    """What one partner would put first next month; `goals` by id."""

    pk: UUID
    slot: str
    name: str
    goals: list[UUID]
    ritual: str


@dataclass(frozen=True)
class Said:
    """All of it; wishes by goal and person, and what became of each goal."""

    lines: list[Line] = field(default_factory=list)
    wishes: Mapping[tuple[UUID, UUID], Any] = field(default_factory=dict)
    decisions: Mapping[UUID, ReviewDecision] = field(default_factory=dict)
    first: list[First] = field(default_factory=list)
    first_before: list[First] = field(default_factory=list)
    shifts: list[Shift] = field(default_factory=list)

    @property
    def about_the_month(self) -> list[Line]:
        """Thanks, the month in a sentence, how sure: question by question, slot A first."""
        order = {question.value: n for n, question in enumerate(ABOUT_THE_MONTH)}
        found = [line for line in self.lines if line.question in order]
        return sorted(found, key=lambda line: (order[line.question], line.slot))

    def goals(self) -> set[UUID]:
        """The goals something was said about."""
        named = {line.goal for line in self.lines if line.goal} | {goal for goal, _person in self.wishes}
        return (
            named | set(self.decisions) | {g for one in (*self.first, *self.first_before) for g in one.goals}
        )

    def ids(self) -> dict[str, list[UUID]]:
        """Return what is shown, by model, for the log of what staff read."""
        return {
            "progress.ReviewAnswer": [line.pk for line in self.lines],
            "progress.ReviewWish": [wish.pk for wish in self.wishes.values()],
            "progress.ReviewDecision": [one.pk for one in self.decisions.values()],
            "progress.ReviewFocus": [one.pk for one in (*self.first, *self.first_before)],
            "progress.PriorityShift": [one.pk for one in self.shifts],
        }


def said_in(
    record: Record, viewer: User, pair: Pair, review: ProgressReview | None, before: ProgressReview | None
) -> Said:
    """Return what was said in a review and put first in it and the one before; priorities since a day."""
    shifts = [_shift(built(PriorityShift, one), pair, viewer) for one in record["shifts"]]
    if review is None:
        return Said(shifts=shifts)
    focuses = focuses_that_count(built(ReviewFocus, one) for one in record["focuses"])
    return Said(
        lines=[_line(built(ReviewAnswer, one), pair, viewer) for one in record["answers"]],
        wishes=wishes_that_count(built(ReviewWish, one) for one in record["wishes"]),
        decisions=decisions_that_count(built(ReviewDecision, one) for one in record["decisions"]),
        first=_first(focuses, review, pair),
        first_before=_first(focuses, before, pair),
        shifts=shifts,
    )


def _line(row: ReviewAnswer, pair: Pair, viewer: User) -> Line:
    slot = pair.slot_of(row.author_id)
    return Line(
        pk=row.pk,
        question=row.question,
        label=labels(Question)[row.question],
        goal=row.goal_id,
        slot=slot,
        name=pair.names.get(slot, ""),
        words=row.words,
        value=row.value,
        audience=row.audience,
        readers=audience_in_words(row.audience, is_mine=False, pair=pair, viewer=viewer),
    )


def _shift(row: PriorityShift, pair: Pair, viewer: User) -> Shift:
    slot = pair.slot_of(row.author_id)
    return Shift(
        pk=row.pk,
        slot=slot,
        name=pair.names.get(slot, ""),
        at=row.created_at,
        more=row.more,
        less=row.less,
        since=labels(Since)[row.since] if row.since else "",
        would_help=row.would_help,
        audience=row.audience,
        readers=audience_in_words(row.audience, is_mine=False, pair=pair, viewer=viewer),
    )


def _first(
    focuses: Mapping[UUID, Mapping[UUID, ReviewFocus]], review: ProgressReview | None, pair: Pair
) -> list[First]:
    chosen = [
        First(
            pk=row.pk,
            slot=(slot := pair.slot_of(row.author_id)),
            name=pair.names.get(slot, ""),
            goals=goals_in(row),
            ritual=row.ritual,
        )
        for row in (focuses.get(review.pk, {}) if review else {}).values()
    ]
    return sorted(chosen, key=lambda one: one.slot)

"""The couple's reviews in a row, as a story: chosen focus, levels, words; the latest dozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from couplesgoals.people.models import User
from couplesgoals.program.models import ProgressReview
from couplesgoals.program.pair import Pair
from couplesgoals.web.forms import MARKS
from goals.models import Goal
from progress.models import GoalRating, Question, ReviewAnswer, ReviewFocus
from progress.review.latest import goals_in, is_agreed, latest_focuses
from progress.review.levels import days_of
from progress.review.standing import reviews_for

CHAPTERS = 12
# Not recorded.
_NONE = "–"


@dataclass(frozen=True)
class Chapter:
    """One review in short: words and thanks of either, each goal's two marks, and what was put first."""

    pk: UUID
    month: date
    is_revealed: bool
    words: list[tuple[str, str, str]]
    thanks: list[tuple[str, str, str]]
    levels: list[tuple[str, str, str]]
    focus: list[str]
    ritual: str


def story_of(viewer: User, pair: Pair) -> list[Chapter]:
    """Return the latest dozen reviews; as many queries for one as for twelve."""
    rows: list[Any] = list(reviews_for(viewer).filter(couple=pair.couple).order_by("-period")[:CHAPTERS])
    opened = [row for row in rows if row.is_over or row.has_sent or row.is_revealed]
    if not opened:
        return []
    answers = _answers(viewer, opened)
    focuses = latest_focuses(viewer, [row.pk for row in opened])
    ratings = _ratings(viewer, pair, opened)
    wanted = {rating.goal_id for found in ratings.values() for rating in found}
    wanted |= {pk for found in focuses.values() for one in found.values() for pk in goals_in(one)}
    titles = _titles(viewer, wanted)
    return [
        _chapter(row, answers.get(row.pk, []), focuses.get(row.pk, {}), ratings.get(row.pk, []), titles, pair)
        for row in opened
    ]


def _chapter(
    row: Any,
    answers: list[ReviewAnswer],
    focuses: dict[UUID, ReviewFocus],
    ratings: list[GoalRating],
    titles: dict[UUID, str],
    pair: Pair,
) -> Chapter:
    marks: dict[UUID, dict[str, str]] = {}
    for rating in ratings:
        marks.setdefault(rating.goal_id, {})[pair.slot_of(rating.author_id)] = MARKS[rating.level]
    chosen = list(focuses.values())
    agreed = chosen[0] if is_agreed(chosen) else None
    return Chapter(
        pk=row.pk,
        month=row.opens_on,
        is_revealed=row.is_revealed or row.is_closed,
        words=_lines(answers, Question.MONTH, pair),
        thanks=_lines(answers, Question.THANKS, pair),
        levels=[
            (titles[goal], by_slot.get("a", _NONE), by_slot.get("b", _NONE))
            for goal, by_slot in marks.items()
            if goal in titles
        ],
        focus=[titles[pk] for pk in goals_in(agreed) if pk in titles] if agreed else [],
        ritual=agreed.ritual if agreed else "",
    )


def _lines(answers: list[ReviewAnswer], question: str, pair: Pair) -> list[tuple[str, str, str]]:
    """Name slot, name and words of each."""
    found = [(pair.slot_of(one.author_id), one.words) for one in answers if one.question == question]
    return [(slot, pair.names.get(slot, ""), words) for slot, words in sorted(found)]


def _answers(viewer: User, reviews: list[ProgressReview]) -> dict[UUID, list[ReviewAnswer]]:
    rows = ReviewAnswer.visible_to(viewer).filter(
        review__in=reviews, question__in=[Question.MONTH, Question.THANKS]
    )
    found: dict[UUID, list[ReviewAnswer]] = {}
    for row in rows:
        found.setdefault(row.review_id, []).append(row)
    return found


def _ratings(viewer: User, pair: Pair, reviews: list[ProgressReview]) -> dict[UUID, list[GoalRating]]:
    """The levels of each review's days, in the order they were given."""
    days = {one.pk: days_of(one, pair.couple) for one in reviews}
    first, last = min(began for began, _end in days.values()), max(end for _began, end in days.values())
    rows = GoalRating.visible_to(viewer).filter(
        couple=pair.couple, goal__subject=None, created_at__gte=first, created_at__lt=last
    )
    found: dict[UUID, list[GoalRating]] = {}
    for row in rows.order_by("created_at", "id"):
        for pk, (began, end) in days.items():
            if began <= row.created_at < end:
                found.setdefault(pk, []).append(row)
    return found


def _titles(viewer: User, wanted: set[UUID]) -> dict[UUID, str]:
    rows = Goal.visible_to(viewer).filter(pk__in=wanted).for_page()
    return {goal.pk: version.title for goal in rows if (version := goal.agreed or goal.current)}

"""What a partner reads of a review: their own answers; once it is revealed, what is meant for both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import FETCH_RAISE
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.program.models import ProgressReview
from couplesgoals.program.pair import Pair
from couplesgoals.web.forms import MARKS
from goals.models import Goal, LifecycleStatus
from progress.models import (
    Decision,
    GoalRating,
    PriorityShift,
    Question,
    ReviewAnswer,
    ReviewDecision,
    ReviewFocus,
    ReviewWish,
    Wish,
)
from progress.pages.ratings import Side
from progress.pages.timeline import audience_in_words
from progress.review.latest import decisions_in, goals_in, is_agreed, latest_focuses, latest_wishes
from progress.review.levels import levels_in
from progress.rounds import Gap, gap_between


@dataclass(frozen=True)
class Said:
    """One answer as the page shows it; `may_narrow` where its author still shares it with somebody."""

    pk: UUID
    question: str
    goal: UUID | None
    slot: str
    name: str
    words: str
    value: int | None
    audience: str
    readers: str
    is_mine: bool

    @property
    def may_narrow(self) -> bool:
        """Whether fewer people could read it."""
        return self.is_mine and self.audience != "private"


@dataclass(frozen=True)
class Wished:
    """One partner's latest wish."""

    slot: str
    name: str
    wish: str
    words: str
    is_mine: bool


@dataclass(frozen=True)
class GoalTalk:
    """One goal: both levels side by side, what was said about it, both wishes, and what became of it."""

    goal: Goal
    sides: list[Side]
    gap: Gap | None
    starter: str
    said: list[Said]
    wishes: list[Wished]
    decision: ReviewDecision | None

    @property
    def title(self) -> str:
        """The goal's words."""
        version = self.goal.agreed or self.goal.current
        return version.title if version else ""

    @property
    def same(self) -> str:
        """What both wish, where both wish the same; empty otherwise."""
        return (
            self.wishes[0].wish if len(self.wishes) == 2 and len({w.wish for w in self.wishes}) == 1 else ""
        )

    @property
    def is_decided(self) -> bool:
        """Whether it was carried out; brought to the clinician it still waits."""
        return self.decision is not None and self.decision.decision != Decision.TALK

    @property
    def is_active(self) -> bool:
        """Whether it is still in effect, so that something can be decided."""
        return self.goal.lifecycle_status == LifecycleStatus.ACTIVE


@dataclass(frozen=True)
class Focus:
    """What one partner would put first."""

    slot: str
    name: str
    goals: list[str]
    ritual: str
    is_mine: bool


@dataclass(frozen=True)
class ReviewPage:
    """A review as its reader may see it, thanks first."""

    thanks: list[Said]
    months: list[Said]
    sure: list[Said]
    shifts: list[PriorityShift]
    talks: list[GoalTalk]
    focuses: list[Focus]
    is_agreed: bool
    voices: int


def read_review(viewer: User, pair: Pair, review: ProgressReview) -> ReviewPage:
    """Put everything of one review together; the number of queries does not grow with it."""
    answers = ReviewAnswer.visible_to(viewer).filter(review=review).order_by("created_at", "id")
    said = [_said(one, pair=pair, viewer=viewer) for one in answers.fetch_mode(FETCH_RAISE)]
    wishes = latest_wishes(viewer, review)
    decisions = decisions_in(viewer, review)
    focuses = latest_focuses(viewer, [review.pk]).get(review.pk, {})
    shifts = list(PriorityShift.visible_to(viewer).filter(review=review).select_related("author"))
    named = {one.goal for one in said if one.goal} | {goal for goal, _person in wishes} | set(decisions)
    named |= {goal for focus in focuses.values() for goal in goals_in(focus)}
    goals = _goals(viewer, named)
    levels = levels_in(viewer, review, list(goals))
    talks = [
        _talk(goal, levels.get(goal.pk, {}), said, wishes, decisions.get(goal.pk), pair=pair, viewer=viewer)
        for goal in goals.values()
        if goal.pk in levels or any(key[0] == goal.pk for key in wishes) or _is_spoken_of(goal, said)
    ]
    people = {one.slot for one in said} | {pair.slot_of(person) for _goal, person in wishes}
    people |= {pair.slot_of(shift.author_id) for shift in shifts}
    return ReviewPage(
        thanks=_only(said, Question.THANKS),
        months=_only(said, Question.MONTH),
        sure=_only(said, Question.SURE),
        shifts=shifts,
        talks=talks,
        focuses=[_focus(one, goals, pair=pair, viewer=viewer) for one in focuses.values()],
        is_agreed=is_agreed(focuses.values()),
        voices=len(people),
    )


def _said(answer: ReviewAnswer, *, pair: Pair, viewer: User) -> Said:
    is_mine, slot = answer.author_id == viewer.pk, pair.slot_of(answer.author_id)
    return Said(
        pk=answer.pk,
        question=answer.question,
        goal=answer.goal_id,
        slot=slot,
        name=pair.names.get(slot, ""),
        words=answer.words,
        value=answer.value,
        audience=answer.audience,
        readers=audience_in_words(answer.audience, is_mine=is_mine, pair=pair, viewer=viewer),
        is_mine=is_mine,
    )


def _only(said: Iterable[Said], question: str) -> list[Said]:
    return sorted((one for one in said if one.question == question), key=lambda one: one.slot)


def _is_spoken_of(goal: Goal, said: Iterable[Said]) -> bool:
    return any(one.goal == goal.pk for one in said)


def _talk(
    goal: Goal,
    levels: dict[UUID, GoalRating],
    said: list[Said],
    wishes: dict[tuple[UUID, UUID], ReviewWish],
    decision: ReviewDecision | None,
    *,
    pair: Pair,
    viewer: User,
) -> GoalTalk:
    ratings = {pair.slot_of(person): rating for person, rating in levels.items()}
    sides = [
        Side(slot, pair.names[slot], MARKS[one.level], one.revision.level_words().get(one.level, ""))
        for slot, one in sorted(ratings.items())
        if slot in pair.names
    ]
    gap = _gap(list(ratings.values()))
    theirs = [
        Wished(
            slot=pair.slot_of(person),
            name=pair.names.get(pair.slot_of(person), ""),
            wish=wish.wish,
            words=str(Wish(wish.wish).label),
            is_mine=person == viewer.pk,
        )
        for (goal_id, person), wish in wishes.items()
        if goal_id == goal.pk
    ]
    return GoalTalk(
        goal=goal,
        sides=sides,
        gap=gap,
        starter=_starter(gap),
        said=sorted((one for one in said if one.goal == goal.pk), key=lambda one: (one.question, one.slot)),
        wishes=sorted(theirs, key=lambda one: one.slot),
        decision=decision,
    )


def _gap(ratings: list[GoalRating]) -> Gap | None:
    """Compare two levels given for the same words; nothing else is compared."""
    if len(ratings) != 2 or len({one.revision_id for one in ratings}) != 1:
        return None
    return gap_between(ratings[0].level, ratings[1].level)


def _starter(gap: Gap | None) -> str:
    """Offer a question to begin with: nobody is right about a level."""
    if gap is None:
        return ""
    if gap.differs:
        return _("What did each of you see that the other may not have seen?")
    if gap.size:
        return _("What would half a step more look like to each of you?")
    return _("What do you want to keep doing, so that it stays like this?")


def _focus(focus: ReviewFocus, goals: dict[UUID, Goal], *, pair: Pair, viewer: User) -> Focus:
    slot = pair.slot_of(focus.author_id)
    named = [goals[pk] for pk in goals_in(focus) if pk in goals]
    titles = [version.title for goal in named if (version := goal.agreed or goal.current)]
    return Focus(slot, pair.names.get(slot, ""), titles, focus.ritual, focus.author_id == viewer.pk)


def _goals(viewer: User, wanted: set[UUID]) -> dict[UUID, Goal]:
    rows = Goal.visible_to(viewer).filter(pk__in=wanted).for_page().order_by("created_at", "id")
    return {goal.pk: goal for goal in rows}

"""Joint goals for a clinician: both levels side by side, never averaged, both wishes, what helped."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.program.models import ProgressReview
from couplesgoals.program.pair import Pair
from goals.models import Goal, LifecycleStatus
from goals.presenters import standing
from progress.models import Decision, GoalRating, ReviewDecision, Wish
from progress.pages.ratings import Round, Side, revealed_rounds, sides, words_of
from progress.review.levels import levels_in
from progress.review_care.said import Line, Said

type Levels = Mapping[UUID, Mapping[UUID, GoalRating]]


@dataclass(frozen=True)
class Wished:
    """One partner's latest wish for a goal."""

    slot: str
    name: str
    words: str


@dataclass(frozen=True)
class GoalRow:
    """One goal: levels of the review, or else of the last round both had rated, and what was said of it."""

    goal: UUID
    title: str
    url: str
    standing: str
    is_active: bool
    levels: Round | None
    sides: list[Side]
    is_of_review: bool
    wishes: list[Wished]
    lines: list[Line]
    decision: str
    decided: str

    @property
    def on(self) -> date | None:
        """The day of levels given before the review."""
        return self.levels.on if self.levels and not self.is_of_review else None

    @property
    def needs_talk(self) -> bool:
        """Whether the two levels differ, or the two wishes do and nothing is decided."""
        gap = self.levels.gap if self.levels else None
        return bool(gap and gap.differs) or self.decision == Decision.TALK


def goals_looked_at(viewer: User, pair: Pair, named: Collection[UUID]) -> list[Goal]:
    """Return the joint goals in effect and those that were spoken of, the oldest first."""
    wanted = Q(lifecycle_status=LifecycleStatus.ACTIVE) | Q(pk__in=named)
    goals = Goal.visible_to(viewer).filter(wanted, couple=pair.couple).joint().for_page()
    found = list(goals.order_by("created_at", "id"))
    for goal in found:
        goal.couple = pair.couple
    return found


def goal_rows(
    viewer: User, pair: Pair, goals: Sequence[Goal], said: Said, levels: Levels, *, until: date
) -> list[GoalRow]:
    """Return what there is to say of each goal, in one query and one for words gone by.

    Where no level was given in the review it is the last round both had rated by the day `until`.
    """
    before = revealed_rounds(goals, pair=pair, viewer=viewer)
    known = {pk: [one for one in rounds if one.on <= until] for pk, rounds in before.items()}
    shown = {goal.pk: _round(levels.get(goal.pk, {}), known.get(goal.pk, []), pair) for goal in goals}
    rated = {pk: [one] for pk, one in shown.items() if one is not None}
    words = words_of(goals, rated, viewer=viewer)
    return [
        GoalRow(
            goal=goal.pk,
            title=version.title,
            url=reverse("progress:goal", args=[goal.pk]),
            standing=standing(goal),
            is_active=goal.lifecycle_status == LifecycleStatus.ACTIVE,
            levels=(levels_shown := shown[goal.pk]),
            sides=sides(levels_shown, pair=pair, words=words) if levels_shown else [],
            is_of_review=goal.pk in levels,
            wishes=_wishes(goal.pk, said, pair),
            lines=sorted(
                (line for line in said.lines if line.goal == goal.pk),
                key=lambda one: (one.question, one.slot),
            ),
            decision=said.decisions[goal.pk].decision if goal.pk in said.decisions else "",
            decided=_decided(said.decisions.get(goal.pk)),
        )
        for goal in goals
        if (version := goal.agreed or goal.current) is not None
    ]


def levels_for(viewer: User, review: ProgressReview | None, goals: Collection[UUID]) -> Levels:
    """Return the levels of a review, as far as this viewer reads them; none without one."""
    return levels_in(viewer, review, goals) if review else {}


def read_by_both(levels: Levels, pair: Pair, review: ProgressReview, goals: Collection[UUID]) -> Levels:
    """Keep only the levels both partners read by now: what goes to both tells neither anything new."""
    theirs = [
        {one.pk for given in levels_in(person, review, goals).values() for one in given.values()}
        for person in pair.people.values()
    ]
    known = set.intersection(*theirs) if theirs else set()
    kept = {
        goal: {person: one for person, one in given.items() if one.pk in known}
        for goal, given in levels.items()
    }
    return {goal: given for goal, given in kept.items() if given}


def titles_of(goals: Iterable[Goal]) -> dict[UUID, str]:
    """Name goals by id."""
    return {goal.pk: version.title for goal in goals if (version := goal.agreed or goal.current)}


def ids_of(rows: Iterable[GoalRow]) -> dict[str, list[UUID]]:
    """Return what is shown, by model, for the log of what staff read."""
    shown = list(rows)
    return {
        "goals.Goal": [row.goal for row in shown],
        "progress.GoalRating": [pk for row in shown if row.levels for pk in row.levels.rating_ids],
    }


def _round(given: Mapping[UUID, GoalRating], before: Sequence[Round], pair: Pair) -> Round | None:
    """Put the levels of the review into a round; without any, take the last one both had rated."""
    if not given:
        return before[-1] if before else None
    by_slot = {pair.slot_of(person): one for person, one in given.items()}
    known = {slot: one for slot, one in by_slot.items() if slot in pair.names}
    last = max(given.values(), key=lambda one: one.created_at)
    return Round(
        number=last.round,
        on=timezone.localtime(last.created_at, pair.couple.zone).date(),
        levels={slot: one.level for slot, one in known.items()},
        revisions={slot: one.revision_id for slot, one in known.items()},
        rating_ids=[one.pk for one in known.values()],
    )


def _decided(decision: ReviewDecision | None) -> str:
    """Say what became of the two wishes, as a clinician reads it."""
    if decision is None:
        return ""
    if decision.decision == Decision.TALK:
        return _("Brought to the clinician, to be talked through")
    return str(Decision(decision.decision).label)


def _wishes(goal: UUID, said: Said, pair: Pair) -> list[Wished]:
    found = [
        Wished(slot, pair.names.get(slot, ""), str(Wish(wish.wish).label))
        for (about, person), wish in said.wishes.items()
        if about == goal and (slot := pair.slot_of(person))
    ]
    return sorted(found, key=lambda one: one.slot)

"""Joint goals for a clinician: both levels side by side, never averaged, both wishes, what helped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import FETCH_RAISE, Func, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import ProgressReview
from couplesgoals.program.pair import Pair
from couplesgoals.records.arrays import Told, built, each
from couplesgoals.records.lookups import ids
from couplesgoals.records.prepared import prepared
from couplesgoals.sentences import gettext as _
from couplesgoals.sentences import label_of
from couplesgoals.statements import Ahead
from couplesgoals.web.addresses import address_of
from goals.models import Goal, GoalRevision, LifecycleStatus
from goals.models.goal import GoalQuerySet
from goals.models.revision import LEVELS
from goals.presenters import standing
from progress.models import Decision, GoalRating, RevealedRound, ReviewDecision, Wish
from progress.pages.ratings import CHART_DAYS, Round, Side, sides, words_of
from progress.review.levels import days_of, levels_in
from progress.review_care.said import Line, Said

# Its words: of the version in effect, or before there is one of the latest.
VERSION = ("id", "title", *(name for _level, name in LEVELS))
RATING = ("id", "author_id", "revision_id", "round", "level", "created_at")

type Levels = Mapping[UUID, Mapping[UUID, GoalRating]]


@dataclass(frozen=True)
class LookedAt:
    """A goal with its levels of the review by person, and the last round both had rated."""

    goal: Goal
    levels: Mapping[UUID, GoalRating]
    before: Round | None


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


def goals_looked_at(
    viewer: User,
    pair: Pair,
    named: Collection[UUID],
    review: ProgressReview | None,
    *,
    until: date,
    in_effect: list[Any] | None = None,
) -> list[LookedAt]:
    """Return the joint goals in effect and those that were spoken of, the oldest first.

    Each comes with its levels of the review and the last round both had rated by the day `until`. Those
    `in_effect` may have been asked for before; what was spoken of is in effect as a rule.
    """
    moments, rows = _moments(pair, review, until), in_effect or []
    if in_effect is None or not {row.pk for row in rows}.issuperset(named):
        rows = _goals(viewer, pair.couple.pk, list(named), *moments)
    since, days = moments[0] - timedelta(days=CHART_DAYS), moments[1:]
    for row in rows:
        row.couple = pair.couple
        version = built(GoalRevision, row.version[0]) if row.version else None
        row.agreed, row.current = (version, None) if row.agreed_id else (None, version)
    return [
        LookedAt(row, _levels(row.rated, *days), _last_round(row.rated, row.revealed, since, pair))
        for row in rows
    ]


def ahead_of_goals(viewer: User, pair: Pair, review: ProgressReview | None, *, until: date) -> Ahead:
    """Ask for the goals in effect as `goals_looked_at` takes them."""
    return _goals.ahead(viewer, pair.couple.pk, [], *_moments(pair, review, until))


def _moments(
    pair: Pair, review: ProgressReview | None, until: date
) -> tuple[datetime, datetime | None, datetime | None]:
    """Return the moment until which rounds count, the first one of a review's days and the one after."""
    after = datetime.combine(until + timedelta(days=1), time(), pair.couple.zone)
    return after, *(days_of(review, pair.couple) if review else (None, None))


@prepared
def _goals(
    viewer: User,
    couple: UUID,
    named: list[UUID],
    until: datetime,
    began: datetime | None,
    ended: datetime | None,
) -> QuerySet[Goal]:
    wanted = Q(lifecycle_status=LifecycleStatus.ACTIVE) | Q(pk__among=named)
    goals: GoalQuerySet = Goal.visible_to(viewer).filter(wanted, couple=couple)
    in_effect = Coalesce(OuterRef("agreed_id"), OuterRef("current_id"))
    version = each(GoalRevision.of_row_around().filter(pk=in_effect).order_by(), *VERSION)
    revealed = each(_last_revealed(OuterRef("pk"), until), "number", "created_at")
    rated = each(_rated(viewer, couple, until, began, ended).order_by("round"), *RATING)
    with_levels = goals.joint().annotate(rated=rated, revealed=revealed, version=version)
    return with_levels.order_by("created_at", "id").fetch_mode(FETCH_RAISE)


def _rated(
    viewer: User, couple: UUID, until: datetime, began: datetime | None, ended: datetime | None
) -> QuerySet[GoalRating]:
    """What was rated, of each goal of a query, in its last revealed round and in those of a review's days.

    One of the two may have rated a round of these days before they began.
    """

    def of_goal(around: OuterRef) -> QuerySet[GoalRating]:
        rows: QuerySet[GoalRating] = GoalRating.of_row_around(viewer, goal=around).filter(couple=couple)
        return rows

    goal = OuterRef(OuterRef("pk"))
    rounds: Any = ArraySubquery(_last_revealed(goal, until).values("number"))
    if began is not None and ended is not None:
        then = of_goal(goal).filter(created_at__gte=began, created_at__lt=ended)
        rounds = Func(ids(then.values("round")), rounds, function="array_cat")
    return of_goal(OuterRef("pk")).filter(round__among=rounds)


def _last_revealed(goal: OuterRef, until: datetime) -> QuerySet[RevealedRound]:
    rounds: QuerySet[RevealedRound] = RevealedRound.of_row_around(goal).filter(created_at__lt=until)
    return rounds.order_by("-number")[:1]


def _levels(
    rated: Iterable[Told], began: datetime | None, ended: datetime | None
) -> Mapping[UUID, GoalRating]:
    """Keep each one's latest level of the rounds of a review's days."""
    if began is None or ended is None:
        return {}
    rows = [built(GoalRating, one) for one in rated]
    then = {row.round for row in rows if began <= row.created_at < ended}
    return {row.author_id: row for row in rows if row.round in then}


def _last_round(rated: Iterable[Told], revealed: Iterable[Told], since: datetime, pair: Pair) -> Round | None:
    """Put the last revealed round together, of what was rated since a moment."""
    for last in revealed:
        levels = [built(GoalRating, one) for one in rated if one["round"] == last["number"]]
        if lately := [one for one in levels if one.created_at >= since]:
            return _put_together(lately, last["number"], datetime.fromisoformat(last["created_at"]), pair)
    return None


def levels_of(goals: Iterable[LookedAt]) -> Levels:
    """Return the levels of the review, by goal and person, as far as they were read."""
    return {one.goal.pk: one.levels for one in goals if one.levels}


def goal_rows(
    viewer: User, pair: Pair, looked_at: Sequence[LookedAt], said: Said, levels: Levels
) -> list[GoalRow]:
    """Return what there is to say of each goal; only words gone by cost a query.

    Where no level was given in the review it is the last round both had rated.
    """
    goals = [one.goal for one in looked_at]
    shown = {one.goal.pk: _round(levels.get(one.goal.pk, {}), one.before, pair) for one in looked_at}
    rated = {pk: [one] for pk, one in shown.items() if one is not None}
    words = words_of(goals, rated, viewer=viewer)
    lines: dict[UUID | None, list[Line]] = defaultdict(list)
    for line in said.lines:
        lines[line.goal].append(line)
    return [
        GoalRow(
            goal=(pk := goal.pk),
            title=version.title,
            url=address_of("progress:goal", pk),
            standing=standing(goal),
            is_active=goal.lifecycle_status == LifecycleStatus.ACTIVE,
            levels=(levels_shown := shown[pk]),
            sides=sides(levels_shown, pair=pair, words=words) if levels_shown else [],
            is_of_review=pk in levels,
            wishes=_wishes(pk, said, pair),
            lines=sorted(lines[pk], key=lambda one: (one.question, one.slot)),
            decision=said.decisions[pk].decision if pk in said.decisions else "",
            decided=_decided(said.decisions.get(pk)),
        )
        for goal in goals
        if (version := goal.agreed or goal.current) is not None
    ]


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


def titles_of(goals: Iterable[LookedAt]) -> dict[UUID, str]:
    """Name goals by id."""
    named = [(one.goal.pk, one.goal.agreed or one.goal.current) for one in goals]
    return {pk: version.title for pk, version in named if version}


def ids_of(rows: Iterable[GoalRow]) -> dict[str, list[UUID]]:
    """Return what is shown, by model, for the log of what staff read."""
    shown = list(rows)
    return {
        "goals.Goal": [row.goal for row in shown],
        "progress.GoalRating": [pk for row in shown if row.levels for pk in row.levels.rating_ids],
    }


def _round(given: Mapping[UUID, GoalRating], before: Round | None, pair: Pair) -> Round | None:
    """Put the levels of the review into a round; without any, take the last one both had rated."""
    if not given:
        return before
    last = max(given.values(), key=lambda one: one.created_at)
    return _put_together(given.values(), last.round, last.created_at, pair)


def _put_together(given: Iterable[GoalRating], number: int, at: datetime, pair: Pair) -> Round:
    by_slot = {pair.slot_of(one.author_id): one for one in given}
    known = {slot: one for slot, one in by_slot.items() if slot in pair.names}
    return Round(
        number=number,
        on=timezone.localtime(at, pair.couple.zone).date(),
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
    return label_of(Decision(decision.decision))


def _wishes(goal: UUID, said: Said, pair: Pair) -> list[Wished]:
    found = [
        Wished(slot, pair.names.get(slot, ""), label_of(Wish(wish.wish)))
        for (about, person), wish in said.wishes.items()
        if about == goal and (slot := pair.slot_of(person))
    ]
    return sorted(found, key=lambda one: one.slot)

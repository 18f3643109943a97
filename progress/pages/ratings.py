"""Revealed ratings of goals: side by side, the gap in words, and the chart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import JSONField, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.safestring import SafeString

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.prepared import prepared
from couplesgoals.sentences import gettext as _
from couplesgoals.web.charts import rating_chart
from couplesgoals.web.forms import MARKS
from goals.models import Goal, GoalRevision
from progress.models import GoalRating, RevealedRound
from progress.rounds import Gap, gap_between

CHART_DAYS = 366  # what one chart holds; older rounds stay in the record
FEW = 6  # rounds in each chart of a page that has one for every goal; the goal's own page has the year


@dataclass(frozen=True)
class Round:
    """One revealed round of one goal: both levels, and the day both were in."""

    number: int
    on: date
    levels: dict[str, int]
    revisions: dict[str, UUID] = field(default_factory=dict)
    rating_ids: list[UUID] = field(default_factory=list)

    @property
    def gap(self) -> Gap | None:
        """How far apart the two are; None for one person's own goal. Different words are not compared."""
        if len(self.levels) != 2:
            return None
        if len(set(self.revisions.values())) > 1:
            words = _("The words of the goal changed between your two ratings, so they are not compared.")
            about = _("The words of the goal changed between their two ratings, so they are not compared.")
            return Gap(0, differs=False, words=words, about_them=about)
        return gap_between(self.levels["a"], self.levels["b"])


@dataclass(frozen=True)
class Side:
    """One partner's level in a round, in the goal's own words."""

    slot: str
    name: str
    mark: str
    words: str


def revealed_rounds(goals: Sequence[Goal], *, pair: Pair, viewer: User) -> dict[UUID, list[Round]]:
    """Return each goal's revealed rounds of the past year, oldest first, in one query."""
    return rounds_of_year(goals, pair=pair, viewer=viewer)[0]


def rounds_of_year(
    goals: Sequence[Goal], *, pair: Pair, viewer: User
) -> tuple[dict[UUID, list[Round]], set[UUID]]:
    """Return the same, and the goals whose round this viewer has rated and nobody sees yet."""
    since = timezone.now() - timedelta(days=CHART_DAYS)
    rows: list[Any] = _revealed_ratings(viewer, [goal.pk for goal in goals], since)
    rounds: dict[UUID, dict[int, Round]] = {}
    waiting = set()
    for pk, goal_id, revision_id, number, author_id, level, revealed_at in rows:
        # Asked for as a condition too, PostgreSQL would look it up twice.
        if revealed_at is None:
            if author_id == viewer.pk:
                waiting.add(goal_id)
            continue
        on = timezone.localtime(revealed_at, pair.couple.zone).date()
        known = rounds.setdefault(goal_id, {}).setdefault(number, Round(number, on, {}))
        slot = pair.slot_of(author_id)
        known.levels[slot], known.revisions[slot] = level, revision_id
        known.rating_ids.append(pk)
    return {goal_id: list(by_number.values()) for goal_id, by_number in rounds.items()}, waiting


@prepared
def _revealed_ratings(viewer: User, goals: list[UUID], since: datetime) -> QuerySet[GoalRating, Any]:
    revealed = RevealedRound.narrowed_to(viewer).filter(goal=OuterRef("goal"), number=OuterRef("round"))
    rows: QuerySet[GoalRating, Any] = (
        GoalRating.narrowed_to(viewer)
        .filter(goal__among=goals, created_at__gte=since)
        .annotate(revealed_at=Subquery(revealed.values("created_at")[:1]))
        .order_by("goal_id", "round")
        .values_list("pk", "goal_id", "revision_id", "round", "author_id", "level", "revealed_at")
    )
    return rows


def latest_revealed(viewer: User, couple: UUID, since: datetime) -> ArraySubquery:
    """The last revealed rounds, with who rated what, the newest first, of each goal of a `visible_to` query.

    Only what was rated `since` then is told of, as in `revealed_rounds`. The `couple` is the goal's: with it
    each round is one step into an index.
    """
    rounds = RevealedRound.of_row_around().order_by("-number")[:FEW]
    ratings = GoalRating.of_row_around(viewer, goal=OuterRef("goal")).filter(
        couple=couple, round=OuterRef("number")
    )
    rating = JSONObject(id="id", author="author_id", revision="revision_id", level="level")
    given = ArraySubquery(ratings.filter(created_at__gte=since).values(said=rating))
    return ArraySubquery(rounds.values(said=JSONObject(number="number", at="created_at", ratings=given)))


def rounds_told(told: Iterable[dict[str, Any]], pair: Pair) -> list[Round]:
    """Turn what `latest_revealed` told of a goal into rounds, oldest first."""
    rounds = []
    for one in told:
        if not one["ratings"]:
            continue
        on = timezone.localtime(datetime.fromisoformat(one["at"]), pair.couple.zone).date()
        by_slot = {pair.slot_of(UUID(rating["author"])): rating for rating in one["ratings"]}
        rounds.append(
            Round(
                number=one["number"],
                on=on,
                levels={slot: rating["level"] for slot, rating in by_slot.items()},
                revisions={slot: UUID(rating["revision"]) for slot, rating in by_slot.items()},
                rating_ids=[UUID(rating["id"]) for rating in one["ratings"]],
            )
        )
    return rounds[::-1]


def rating_ids(rounds: Sequence[Round]) -> list[UUID]:
    """Name every rating in these rounds, for the log of what staff read."""
    return [pk for one in rounds for pk in one.rating_ids]


type Words = Mapping[UUID, dict[int, str]]


def words_of(goals: Sequence[Goal], rounds: Mapping[UUID, Sequence[Round]], *, viewer: User) -> Words:
    """Return the levels' words of each version that was rated last; only versions gone by cost a query."""
    words = {goal.agreed.pk: goal.agreed.level_words() for goal in goals if goal.agreed}
    rated = {pk for known in rounds.values() for pk in known[-1].revisions.values()} if rounds else set()
    if gone_by := rated - set(words):
        for revision in _versions(viewer, gone_by):
            words[revision.pk] = revision.level_words()
    return words


@prepared
def _versions(viewer: User, wanted: Collection[UUID]) -> QuerySet[GoalRevision]:
    rows: QuerySet[GoalRevision] = GoalRevision.visible_to(viewer).filter(pk__among=wanted)
    return rows


def sides(shown: Round, *, pair: Pair, words: Words) -> list[Side]:
    """Give each partner's level in the words it was given for, slot A first; no order of merit."""
    return [
        Side(slot, pair.names[slot], MARKS[level], words.get(shown.revisions[slot], {}).get(level, ""))
        for slot, level in sorted(shown.levels.items())
    ]


def chart_of(goal: Goal, rounds: Sequence[Round], *, pair: Pair, uid: str) -> SafeString:
    """Draw both partners' ratings over time against the five levels."""
    series: dict[str, list[tuple[date, int | None]]] = {
        slot: [(one.on, one.levels.get(slot)) for one in rounds] for slot in ("a", "b")
    }
    if goal.subject_id is not None:
        series = {pair.slot_of(goal.subject_id): series[pair.slot_of(goal.subject_id)]}
    return rating_chart(series, names=pair.names, uid=uid)


type Latest = dict[UUID, tuple[int, datetime]]


def latest_rounds(viewer: User, goals: Sequence[Goal]) -> tuple[Latest, Latest]:
    """Return, by goal, this person's own latest round and the last revealed, each with when that was."""
    return by_goal(_latest_rounds(viewer, [goal.pk for goal in goals]))


def by_goal(rows: Iterable[tuple[UUID, Any, Any]]) -> tuple[Latest, Latest]:
    """Sort what `rounds_of` found, a goal's id before it."""
    mine: Latest = {}
    revealed: Latest = {}
    for goal_id, own, last in rows:
        for found, one in ((mine, own), (revealed, last)):
            if one is not None:
                found[goal_id] = (one["number"], datetime.fromisoformat(one["at"]))
    return mine, revealed


def rounds_of(viewer: User) -> tuple[Subquery, Subquery]:
    """This person's own latest round of the query's goal, and the last revealed, as {number, at}."""
    # Goal by goal one step into an index: a maximum would read every round ever rated.
    ratings = GoalRating.narrowed_to(viewer).filter(goal=OuterRef("pk"), author=viewer).order_by("-round")
    rounds = RevealedRound.narrowed_to(viewer).filter(goal=OuterRef("pk")).order_by("-number")
    mine = ratings.values(said=JSONObject(number="round", at="created_at"))[:1]
    last = rounds.values(said=JSONObject(number="number", at="created_at"))[:1]
    return Subquery(mine, output_field=JSONField()), Subquery(last, output_field=JSONField())


@prepared
def _latest_rounds(viewer: User, goals: list[UUID]) -> QuerySet[Goal, Any]:
    mine, last = rounds_of(viewer)
    rows: QuerySet[Goal] = Goal.narrowed_to(viewer).filter(pk__among=goals)
    return rows.annotate(mine=mine, last=last).values_list("pk", "mine", "last")


def last_revealed(viewer: User, goals: Sequence[Goal]) -> Latest:
    """Return each goal's last revealed round and when it was revealed."""
    return latest_rounds(viewer, goals)[1]


def done_for_review(rated: Latest, revealed: Latest, due_at: datetime) -> set[UUID]:
    """Goals about which the review that fell due then asks nothing more of who gave these ratings.

    Rated since, or rated before in a round the other has not rated yet: that one takes no second level.
    """
    return {
        goal_id
        for goal_id, (latest, at) in rated.items()
        if at >= due_at or latest > revealed.get(goal_id, (0, at))[0]
    }

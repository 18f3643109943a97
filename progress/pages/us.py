"""Us: what both shared, how both see their goals, and when they next meet their clinician."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import FETCH_RAISE, QuerySet
from django.utils import timezone
from django.utils.safestring import SafeString

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.prepared import prepared
from goals.models import Goal
from goals.models.goal import GoalQuerySet
from progress.pages.jar import Jar, jar_of
from progress.pages.ratings import (
    CHART_DAYS,
    Round,
    Side,
    chart_of,
    latest_revealed,
    rating_ids,
    rounds_told,
    sides,
    words_of,
)
from progress.pages.timeline import Timeline, timeline_page
from progress.pages.wins_habits import joint_habits
from sessions.models import TherapySession
from sessions.models.therapy_session import TherapySessionQuerySet

CHARTS = 6


@dataclass(frozen=True)
class GoalChart:
    """One joint goal with its last revealed round and its chart."""

    goal: Goal
    last: Round | None
    sides: list[Side]
    chart: SafeString
    rating_ids: list[UUID]


@dataclass(frozen=True)
class Us:
    """What the page shows."""

    charts: list[GoalChart]
    sessions: list[TherapySession]
    timeline: Timeline
    # The jar and the habits stand on the first page alone.
    jar: Jar | None
    habits: list[str]


def us_of(person: User, pair: Pair, before: UUID | None = None) -> Us:
    """Put the page together: only what both partners read."""
    couple, now = pair.couple.pk, timezone.now()
    goals = _goals_to_chart(person, couple, now - timedelta(days=CHART_DAYS))
    return Us(
        charts=joint_charts(goals, person, pair),
        sessions=_coming_up(person, couple, now),
        timeline=timeline_page(pair=pair, viewer=person, before=before, shared=True),
        jar=jar_of(person, pair) if before is None else None,
        habits=joint_habits(person, pair) if before is None else [],
    )


@prepared
def _goals_to_chart(person: User, couple: UUID, since: datetime) -> QuerySet[Any]:
    goals: GoalQuerySet = Goal.visible_to(person).filter(couple=couple)
    in_effect = goals.joint().in_effect().select_related("agreed").fetch_mode(FETCH_RAISE)
    return in_effect.annotate(rounds=latest_revealed(person, couple, since)).order_by("created_at")[:CHARTS]


@prepared
def _coming_up(person: User, couple: UUID, now: datetime) -> TherapySessionQuerySet:
    sessions: TherapySessionQuerySet = TherapySession.visible_to(person).filter(couple=couple)
    return sessions.still_held().upcoming(now).for_page()[:3]


def joint_charts(goals: list[Any], viewer: User, pair: Pair) -> list[GoalChart]:
    """Return each goal's chart of the `rounds` that came with it."""
    rounds = {goal.pk: told for goal in goals if (told := rounds_told(goal.rounds, pair))}
    words = words_of(goals, rounds, viewer=viewer)
    charts = []
    for index, goal in enumerate(goals):
        known = rounds.get(goal.pk, [])
        last = known[-1] if known else None
        charts.append(
            GoalChart(
                goal=goal,
                last=last,
                sides=sides(last, pair=pair, words=words) if last else [],
                chart=chart_of(goal, known, pair=pair, uid=f"ratings-{index}"),
                rating_ids=rating_ids(known),
            )
        )
    return charts

"""Us: what both shared, how both see their goals, and when they next meet their clinician."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.safestring import SafeString

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.audience import Audience
from goals.models import Goal
from progress.models import ProgressLog
from progress.pages.ratings import Round, Side, chart_of, rating_ids, revealed_rounds, sides, words_of
from progress.pages.timeline import Timeline, timeline_page
from sessions.models import TherapySession

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


def us_of(person: User, pair: Pair, before: UUID | None = None) -> Us:
    """Put the page together: only what both partners read."""
    logs = ProgressLog.visible_to(person).filter(couple=pair.couple, audience=Audience.COUPLE)
    goals = Goal.visible_to(person).filter(couple=pair.couple).joint()
    sessions = TherapySession.visible_to(person).filter(couple=pair.couple).still_held().upcoming()
    return Us(
        charts=joint_charts(list(goals.in_effect().for_page().order_by("created_at")[:CHARTS]), person, pair),
        sessions=list(sessions.for_page()[:3]),
        timeline=timeline_page(logs, pair=pair, viewer=person, before=before),
    )


def joint_charts(goals: list[Goal], viewer: User, pair: Pair) -> list[GoalChart]:
    """Return each goal's chart from one query for all of them."""
    rounds = revealed_rounds(goals, pair=pair, viewer=viewer)
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

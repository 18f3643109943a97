"""A clinician's page of one couple: goals, both voices, timeline, charts, appointments, notes."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import FETCH_RAISE

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from goals.models import Goal, GoalAcceptance
from goals.presenters import standing
from progress.models import ProgressLog
from progress.pages.timeline import Timeline, audience_in_words, timeline_page
from progress.pages.us import CHARTS, GoalChart, joint_charts
from sessions.models import SessionNote, TherapySession

NOTES = 5


@dataclass(frozen=True)
class Voice:
    """What one partner said about a goal when they accepted its latest version."""

    slot: str
    name: str
    why: str


@dataclass(frozen=True)
class GoalRow:
    """A goal with both voices."""

    goal: Goal
    title: str
    standing: str
    owner: str
    audience_words: str
    voices: list[Voice]


@dataclass(frozen=True)
class CouplePage:
    """What the page shows."""

    joint: list[GoalRow]
    individual: list[GoalRow]
    charts: list[GoalChart]
    upcoming: list[TherapySession]
    past: list[TherapySession]
    notes: list[SessionNote]
    timeline: Timeline
    read_ids: dict[str, list[UUID]]


def couple_page(clinician: User, pair: Pair, before: UUID | None = None) -> CouplePage:
    """Put the page of a couple on this clinician's caseload together."""
    couple = pair.couple
    goals = list(Goal.visible_to(clinician).filter(couple=couple).open().for_page().order_by("created_at"))
    rows = goal_rows(goals, clinician, pair)
    sessions = TherapySession.visible_to(clinician).filter(couple=couple).for_page()
    notes = (
        SessionNote.visible_to(clinician).filter(couple=couple).select_related("session", "author", "subject")
    )
    recent_notes = list(notes.order_by("-created_at", "-id").fetch_mode(FETCH_RAISE)[:NOTES])
    logs = ProgressLog.visible_to(clinician).filter(couple=couple)
    timeline = timeline_page(logs, pair=pair, viewer=clinician, before=before)
    upcoming = list(sessions.upcoming()[:3])
    charted = [goal for goal in goals if goal.is_joint and goal.agreed][:CHARTS]
    charts = joint_charts(charted, clinician, pair)
    past = list(sessions.past()[:NOTES])
    return CouplePage(
        joint=[row for row in rows if row.goal.is_joint],
        individual=[row for row in rows if not row.goal.is_joint],
        charts=charts,
        upcoming=upcoming,
        past=past,
        notes=recent_notes,
        timeline=timeline,
        read_ids={
            "goals.Goal": [goal.pk for goal in goals],
            "progress.ProgressLog": [entry.pk for entry in timeline.entries],
            "progress.GoalRating": [pk for chart in charts for pk in chart.rating_ids],
            "sessions.SessionNote": [note.pk for note in recent_notes],
            "sessions.TherapySession": [session.pk for session in (*upcoming, *past)],
        },
    )


def goal_rows(goals: list[Goal], viewer: User, pair: Pair) -> list[GoalRow]:
    """Return each goal with what its people said when they accepted the latest version."""
    by_revision: dict[UUID, list[GoalAcceptance]] = {}
    shown = [goal.current_id for goal in goals]
    for one in GoalAcceptance.visible_to(viewer).filter(revision__in=shown).fetch_mode(FETCH_RAISE):
        by_revision.setdefault(one.revision_id, []).append(one)
    rows = []
    for goal in goals:
        said = by_revision.get(goal.current_id, []) if goal.current_id else []
        voices = [
            Voice(slot, pair.names.get(slot, ""), one.why)
            for slot, one in sorted(
                ((pair.slot_of(one.person_id), one) for one in said), key=lambda each: each[0]
            )
        ]
        owner = pair.names.get(pair.slot_of(goal.subject_id), "") if goal.subject_id else ""
        reads = audience_in_words(goal.audience, is_mine=False, pair=pair, viewer=viewer)
        title = goal.current.title if goal.current else ""
        rows.append(GoalRow(goal, title, standing(goal), owner, reads, voices))
    return rows

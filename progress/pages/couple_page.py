"""A clinician's page of one couple: what cannot wait, what is new, goals, both voices, sessions, notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import itemgetter
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import FETCH_RAISE, OuterRef, QuerySet, Value
from django.db.models.functions import JSONObject
from django.utils import timezone

from couplesgoals.people.models import User, first_name_of
from couplesgoals.program.pair import Pair
from couplesgoals.records.prepared import prepared
from couplesgoals.records.rule import only_of
from couplesgoals.sentences import gettext as _
from couplesgoals.sentences import label_of
from goals.models import Goal, GoalAcceptance
from goals.models.goal import GoalQuerySet
from goals.presenters import standing
from progress.pages.care_news import News, news_of
from progress.pages.ratings import CHART_DAYS, latest_revealed
from progress.pages.timeline import Timeline, audience_in_words, timeline_page
from progress.pages.us import CHARTS, GoalChart, joint_charts
from sessions.models import NoteStatus, SessionNote, TherapySession
from sessions.models.therapy_session import TherapySessionQuerySet

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


class NoteLine(NamedTuple):
    """A note of the care team's: the day of its session, whom it is about, and how it stands."""

    pk: UUID
    day: date
    about: str
    status: str


@dataclass(frozen=True)
class CouplePage:
    """What the page shows. What is new, and what cannot wait, stand on the first page alone."""

    news: News | None
    joint: list[GoalRow]
    individual: list[GoalRow]
    charts: list[GoalChart]
    upcoming: list[TherapySession]
    past: list[TherapySession]
    notes: list[NoteLine]
    timeline: Timeline
    read_ids: dict[str, list[UUID]]


def couple_page(clinician: User, pair: Pair, before: UUID | None = None) -> CouplePage:
    """Put the page of a couple on this clinician's caseload together."""
    with only_of(pair.couple.pk, clinician):
        return _couple_page(clinician, pair, before)


def _couple_page(clinician: User, pair: Pair, before: UUID | None) -> CouplePage:
    couple, now = pair.couple.pk, timezone.now()
    goals: list[Any] = _open_goals(clinician, couple, now - timedelta(days=CHART_DAYS))
    for goal in goals:
        goal.couple = pair.couple
    rows = goal_rows(goals, clinician, pair)
    notes = [_note_line(row, clinician) for row in _recent_notes(clinician, couple)]
    timeline = timeline_page(pair=pair, viewer=clinician, before=before)
    upcoming, past = _sessions(clinician, couple, now)
    charted = [goal for goal in goals if goal.is_joint and goal.agreed][:CHARTS]
    charts = joint_charts(charted, clinician, pair)
    news = news_of(clinician, pair) if before is None else None
    read_first = news.ids() if news else {}
    beside = timeline.ids()
    logs = [*read_first.get("progress.ProgressLog", []), *beside["progress.ProgressLog"]]
    about = [*(goal.pk for goal in goals), *beside["goals.Goal"]]
    return CouplePage(
        news=news,
        joint=[row for row in rows if row.goal.is_joint],
        individual=[row for row in rows if not row.goal.is_joint],
        charts=charts,
        upcoming=upcoming,
        past=past,
        notes=notes,
        timeline=timeline,
        read_ids=read_first
        | {
            "goals.Goal": list(dict.fromkeys(about)),
            "progress.ProgressLog": list(dict.fromkeys(logs)),
            "progress.EntryFeedback": beside["progress.EntryFeedback"],
            "progress.GoalRating": [pk for chart in charts for pk in chart.rating_ids],
            "sessions.SessionNote": [note.pk for note in notes],
            "sessions.TherapySession": [session.pk for session in (*upcoming, *past)],
        },
    )


@prepared
def _open_goals(clinician: User, couple: UUID, since: datetime) -> QuerySet[Any]:
    """With the latest rounds, and what each said when they accepted the latest version."""
    goals: GoalQuerySet = Goal.narrowed_to(clinician).filter(couple=couple)
    with_words = goals.open().select_related("current", "agreed").fetch_mode(FETCH_RAISE)
    yes = GoalAcceptance.of_row_around().filter(revision=OuterRef("current")).order_by("created_at", "id")
    said = ArraySubquery(yes.values(said=JSONObject(person="person_id", why="why")))
    told = with_words.annotate(rounds=latest_revealed(clinician, couple, since), yes=said)
    return told.order_by("created_at")


@prepared
def _recent_notes(clinician: User, couple: UUID) -> QuerySet[SessionNote, Any]:
    notes: QuerySet[SessionNote] = SessionNote.narrowed_to(clinician).filter(couple=couple)
    latest = notes.order_by("-created_at", "-id")[:NOTES]
    return latest.values_list("pk", "session__starts_at", "subject__name", "status")


def _note_line(row: Any, reader: User) -> NoteLine:
    pk, starts_at, name, status = row
    day = timezone.localtime(starts_at, reader.zone).date()
    about = _("Couple") if name is None else first_name_of(name)
    return NoteLine(pk, day, about, label_of(NoteStatus(status)))


def _sessions(
    clinician: User, couple: UUID, now: datetime
) -> tuple[list[TherapySession], list[TherapySession]]:
    """Return those to come, the next one first, and those gone by, the last one first, in one query."""
    parts: dict[bool, list[Any]] = {False: [], True: []}
    found: list[Any] = _around(clinician, couple, now)  # with what it annotates
    for session in found:
        parts[session.is_past].append(session)
    for is_past, sessions in parts.items():
        sessions.sort(key=lambda one: (one.starts_at, one.pk), reverse=is_past)
    return parts[False], parts[True]


@prepared
def _around(clinician: User, couple: UUID, now: datetime) -> TherapySessionQuerySet:
    sessions: TherapySessionQuerySet = TherapySession.narrowed_to(clinician).filter(couple=couple).for_page()
    upcoming = sessions.upcoming(now).annotate(is_past=Value(False))[:3]
    return upcoming.union(sessions.past(now).annotate(is_past=Value(True))[:NOTES], all=True)


def goal_rows(goals: list[Any], viewer: User, pair: Pair) -> list[GoalRow]:
    """Return each goal with what its people said when they accepted the latest version."""
    rows, names = [], pair.names
    for goal in goals:
        said = [(pair.slot_of(UUID(one["person"])), one["why"]) for one in goal.yes]
        voices = [Voice(slot, names.get(slot, ""), why) for slot, why in sorted(said, key=itemgetter(0))]
        owner = names.get(pair.slot_of(goal.subject_id), "") if goal.subject_id else ""
        reads = audience_in_words(goal.audience, is_mine=False, pair=pair, viewer=viewer)
        title = goal.current.title if goal.current else ""
        rows.append(GoalRow(goal, title, standing(goal), owner, reads, voices))
    return rows

"""What was said about a goal as it stands now, by both and by the clinician, and what it is tied to.

In one query: a handful of rows of half a dozen tables, asked for one by one, cost more than all they say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from couplesgoals.people.models import User
from couplesgoals.records.arrays import built, each
from couplesgoals.records.prepared import prepared
from goals.completed import readable_by
from goals.links import Link, links_from, links_said
from goals.models import (
    AchievementStatus,
    CompletionVoice,
    Goal,
    GoalAcceptance,
    GoalReview,
    GoalStatusChange,
    LifecycleStatus,
    StartingPoint,
    StartingPointVersion,
    StatusReason,
)
from goals.values_map import BehindGoal, behind_goal, values_said

VOICE = ("id", "revision_id", "person_id", "why", "first_step", "ask_of_partner")
REVIEW = ("id", "revision_id", "outcome", "realistic", "actionable", "tailored", "message", "created_at")


BY = {"name": "clinician__name", "credential": "clinician__credential"}


@dataclass(frozen=True)
class LastWord:
    """One partner's "I am done with this" in the stretch of the goal that runs or just ended."""

    person_id: UUID
    achievement: str
    words: str


@dataclass(frozen=True)
class Said:
    """Both partners' words, the clinician's latest answer, last words, and the latest change of status."""

    voices: list[GoalAcceptance]
    reviews: list[GoalReview]
    last_words: list[LastWord]
    changed_at: datetime | None = None
    reason: str = ""
    started_from: StartingPointVersion | None = None
    # Who said that they are done; what they said is in `last_words` as far as the viewer may read it yet.
    have_spoken: frozenset[UUID] = frozenset()
    # How other goals stand to this one, and the values it begins from.
    links: list[Link] = field(default_factory=list)
    values: list[BehindGoal] = field(default_factory=list)


def said_about(goal: Goal, viewer: User) -> Said:
    """Read it, as far as this viewer reads the goal. `goal` comes with its agreed version."""
    rows = _rows(viewer, goal.pk, joint=goal.is_joint)
    if not rows:
        return Said([], [], [])
    row = rows[0]
    lap = row["reopened"] + (goal.agreed.number if goal.agreed else 0)
    spoken = [_last_word(one) for one in row["last_words"] if one["lap"] == lap]
    change = row["change"][0] if row["change"] else None
    return Said(
        voices=[built(GoalAcceptance, one) for one in row["yes"]],
        reviews=[_review(one) for one in row["last_review"]],
        last_words=readable_by(viewer, goal, spoken),
        have_spoken=frozenset(one.person_id for one in spoken),
        changed_at=datetime.fromisoformat(change["created_at"]) if change else None,
        started_from=_origin(row),
        links=links_from(row["tied_to"], joint=goal.is_joint),
        values=behind_goal(row["begins_from"], viewer),
        reason=str(StatusReason(change["reason"]).label) if change and change["reason"] else "",
    )


@prepared
def _rows(viewer: User, goal: UUID, *, joint: bool) -> QuerySet[Goal, dict[str, Any]]:
    shown = Q(revision=OuterRef("current")) | Q(revision=OuterRef("agreed"))
    voices = GoalAcceptance.of_row_around().filter(shown).order_by("created_at", "id")
    reviews = GoalReview.of_row_around().order_by("-created_at", "-id")
    done = CompletionVoice.of_row_around().order_by("-lap", "person")
    changes = GoalStatusChange.of_row_around().order_by("-created_at", "-id")
    again = changes.filter(before=LifecycleStatus.COMPLETED).order_by().values("goal")
    return (
        Goal.visible_to(viewer)
        .filter(pk=goal)
        .values(
            yes=each(voices, *VOICE),
            last_review=each(
                reviews[:1], *REVIEW, name="clinician__name", credential="clinician__credential"
            ),
            last_words=each(done[:2], "person_id", "achievement", "words", "lap"),
            change=each(changes[:1], "created_at", "reason"),
            origin=F("started_from__title"),
            origin_number=F("started_from__number"),
            origin_slug=F("started_from__starting_point__slug"),
            origin_retired=F("started_from__starting_point__retired_at"),
            tied_to=links_said(viewer, joint=joint),
            begins_from=values_said(viewer),
            reopened=Coalesce(Subquery(again.annotate(times=Count("pk")).values("times")), 0),
        )
    )


def _origin(row: dict[str, Any]) -> StartingPointVersion | None:
    if row["origin"] is None:
        return None
    example = StartingPoint(slug=row["origin_slug"], retired_at=row["origin_retired"])
    return StartingPointVersion(title=row["origin"], number=row["origin_number"], starting_point=example)


def _review(said: dict[str, Any]) -> GoalReview:
    review = built(GoalReview, {name: said[name] for name in REVIEW})
    review.clinician = User(name=said["name"], credential=said["credential"])
    return review


def _last_word(said: dict[str, Any]) -> LastWord:
    status = AchievementStatus(said["achievement"])
    return LastWord(UUID(said["person_id"]), str(status.label), said["words"])

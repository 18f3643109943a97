"""What each partner told the care team about a joint goal; for clinicians alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import FETCH_RAISE

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.models import ClinicalRecord
from goals.models import Boundary, FitCheck, Goal, GoalFeedback, GoalLink, GoalNote, ReadinessRating


@dataclass(frozen=True)
class CareSide:
    """One partner's side, as the care team reads it."""

    slot: str
    name: str
    # Every answer whether it fits, the latest first: a later one does not take back an earlier.
    fits: list[FitCheck]
    boundaries: list[Boundary]
    ruler: ReadinessRating | None
    links: list[GoalLink]
    notes: list[GoalNote]
    feedback: list[GoalFeedback]

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing here beyond the goal itself."""
        return not (self.fits or self.boundaries or self.ruler or self.links or self.notes or self.feedback)


@dataclass(frozen=True)
class Care:
    """Both sides, and what the care team noted on talks."""

    goal: UUID
    sides: list[CareSide]
    talks: list[GoalNote]
    rows: Mapping[str, Sequence[ClinicalRecord]]

    def ids(self) -> dict[str, list[UUID]]:
        """Name every record, for the audit log."""
        found = {f"goals.{name}": [row.pk for row in rows] for name, rows in self.rows.items() if rows}
        linked = [link.own_goal_id for side in self.sides for link in side.links]
        return found | {"goals.Goal": [self.goal, *linked]}


def care_of(goal: Goal, *, viewer: User, pair: Pair) -> Care:
    """Read both partners' sides of a joint goal in a fixed number of queries."""
    about = {"goal": goal}
    links = GoalLink.visible_to(viewer).filter(goal=goal).select_related("own_goal__current")
    rows: dict[str, list[Any]] = {
        "FitCheck": _newest(FitCheck.visible_to(viewer).filter(**about).select_related("revision")),
        "Boundary": _newest(Boundary.visible_to(viewer).filter(couple=goal.couple, ended_at=None)),
        "ReadinessRating": _latest(ReadinessRating.visible_to(viewer).filter(**about)),
        "GoalLink": _newest(links),
        "GoalNote": _newest(GoalNote.visible_to(viewer).filter(**about).select_related("author")),
        "GoalFeedback": _newest(
            GoalFeedback.visible_to(viewer).filter(**about).select_related("author", "subject")
        ),
    }
    sides = [_side(slot, person, rows) for slot, person in pair.people.items()]
    talks = [note for note in rows["GoalNote"] if note.author.is_clinician]
    return Care(goal.pk, sides, talks, rows)


def _side(slot: str, person: User, rows: Mapping[str, list[Any]]) -> CareSide:
    mine = {name: [row for row in found if row.subject_id == person.pk] for name, found in rows.items()}
    return CareSide(
        slot=slot,
        name=person.first_name,
        fits=mine["FitCheck"],
        boundaries=mine["Boundary"],
        ruler=next(iter(mine["ReadinessRating"]), None),
        links=mine["GoalLink"],
        notes=[note for note in rows["GoalNote"] if note.author_id == person.pk],
        feedback=mine["GoalFeedback"],
    )


def _newest(rows: Any) -> list[Any]:
    return list(rows.order_by("-created_at", "-id").fetch_mode(FETCH_RAISE))


def _latest(rows: Any) -> list[Any]:
    """Return each author's newest row, the newest first."""
    ranked = rows.order_by("author_id", "-created_at", "-id").distinct("author_id").fetch_mode(FETCH_RAISE)
    return sorted(ranked, key=lambda row: row.created_at, reverse=True)

"""What lies between two partners on a goal now: one version to answer, or two to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from goals.actions.agreeing import AGREEING
from goals.comparing import Comparison
from goals.history import History, Version
from goals.models import GoalRevision
from goals.presenters import Side, says_something, sides_of


@dataclass(frozen=True)
class Suggestion:
    """One of two suggestions made at once, as the page shows it."""

    revision: GoalRevision
    slot: str
    is_mine: bool
    name: str
    comparison: Comparison | None
    sides: list[Side]


def answer_context(viewer: User, pair: Pair, history: History, seen: int | None) -> dict[str, Any]:
    """Return what the pages show on which a version is answered; `seen` is the one last read."""
    goal, answered = history.goal, history.to_answer(viewer)
    newer = history.since(seen, answered)
    has_said_yes = answered.voice_of(viewer) is not None
    is_open = goal.lifecycle_status in AGREEING and goal.couple.frozen_at is None
    return {
        "goal": goal,
        "revision": answered.revision,
        "sides": [side for side in sides_of(answered.voices, pair=pair, viewer=viewer) if side.said],
        "reviews": [review for review in answered.reviews if says_something(review)],
        "partner": pair.other_name(viewer),
        "by_me": answered.revision.author_id == viewer.pk,
        "by_clinician": pair.slot_of(answered.revision.author_id) == "staff",
        "newer": newer,
        "comparison": newer or answered.comparison,
        "two": _two(viewer, pair, history),
        "has_said_yes": has_said_yes,
        "was_returned": answered.was_returned,
        "is_open": is_open,
        "may_accept": is_open and not has_said_yes and goal.talk_requested_at is None,
    }


def _two(viewer: User, pair: Pair, history: History) -> list[Suggestion]:
    """Return both suggestions, slot A first, while the couple has not chosen."""
    if history.beside is None:
        return []
    both = (_suggestion(viewer, pair, version) for version in (history.latest, history.beside))
    return sorted(both, key=lambda one: one.slot)


def _suggestion(viewer: User, pair: Pair, version: Version) -> Suggestion:
    author = version.revision.author_id
    slot = pair.slot_of(author)
    return Suggestion(
        revision=version.revision,
        slot=slot,
        is_mine=author == viewer.pk,
        name=pair.names.get(slot, ""),
        comparison=version.comparison,
        sides=[side for side in sides_of(version.voices, pair=pair, viewer=viewer) if side.said],
    )

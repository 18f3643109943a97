"""Ideas for a next step: one's own first words for the goal, and the library's; a size that fits oneself."""

from __future__ import annotations

from dataclasses import dataclass

from couplesgoals.people.models import User
from goals.models import Goal, GoalAcceptance, ReadinessRating, StartingPointVersion, StepSize
from goals.scoring.readiness import step_size


@dataclass(frozen=True)
class Ideas:
    """Words to begin from, the size that may fit best, and whether that came from one's own rulers."""

    words: list[str]
    size: str
    is_fitted: bool

    @property
    def is_tiny(self) -> bool:
        """Whether something tiny may fit best right now."""
        return self.is_fitted and self.size == StepSize.TINY

    @property
    def is_bigger(self) -> bool:
        """Whether there is room for more than a small step."""
        return self.is_fitted and self.size == StepSize.BIGGER


def ideas_for(goal: Goal, person: User) -> Ideas:
    """Return ideas for this person alone; what the other said, or is ready for, plays no part."""
    ratings = (
        ReadinessRating.visible_to(person).filter(goal=goal, author=person).order_by("-created_at", "-id")
    )
    readiness = ratings.values_list("readiness", flat=True).first()
    words = [*_own_first_step(goal, person), *_library_steps(goal)]
    size = StepSize.SMALL if readiness is None else step_size(readiness)
    return Ideas(list(dict.fromkeys(words)), size, readiness is not None)


def _own_first_step(goal: Goal, person: User) -> list[str]:
    voices = GoalAcceptance.visible_to(person).filter(goal=goal, person=person).order_by("-created_at")
    return [text for text in voices.values_list("first_step", flat=True)[:1] if text.strip()]


def _library_steps(goal: Goal) -> list[str]:
    if goal.started_from_id is None:
        return []
    edition = StartingPointVersion.objects.filter(pk=goal.started_from_id).first()
    return [edition.first_step_one, edition.first_step_other] if edition else []

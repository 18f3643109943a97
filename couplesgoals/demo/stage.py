"""Where the story is told: its people, its clock, and what has been made so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from couplesgoals.demo.scenes import CoupleStory, Words
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, Program
from goals.models import Goal, GoalStep
from goals.terms import GoalTerms
from progress.models import PriorityShift, SafetyCheck, Setback


@dataclass
class Stage:
    """What scenes need of each other. `now` is when the story is told."""

    now: datetime
    program: Program
    people: dict[str, User] = field(default_factory=dict)
    couples: dict[str, Couple] = field(default_factory=dict)
    stories: dict[UUID, CoupleStory] = field(default_factory=dict)
    goals: dict[tuple[UUID, str], Goal] = field(default_factory=dict)
    steps: dict[tuple[UUID, str], GoalStep] = field(default_factory=dict)
    setbacks: dict[tuple[UUID, str], Setback] = field(default_factory=dict)
    shifts: dict[tuple[UUID, str], PriorityShift] = field(default_factory=dict)
    checks: dict[tuple[UUID, str], SafetyCheck] = field(default_factory=dict)

    def moment(self, story: CoupleStory, ago: int, at: str) -> datetime:
        """That many days before today at a time of day, where this couple lives."""
        zone = Couple(time_zone=story.time_zone).zone
        day = timezone.localtime(self.now, zone).date() - timedelta(days=ago)
        return datetime.combine(day, time.fromisoformat(at), zone)

    def latest(self, goal: Goal) -> int:
        """The number of a goal's latest version, as the action that made it left it."""
        return goal.current.number if goal.current else 0

    def terms(self, couple: Couple, words: Words) -> GoalTerms:
        """A goal's words with the day they speak of."""
        fields = {name: getattr(words, name) for name in Words.__dataclass_fields__ if name != "target_in"}
        day = timezone.localtime(self.now, couple.zone).date() + timedelta(days=words.target_in)
        return GoalTerms(**fields, target_date=day)

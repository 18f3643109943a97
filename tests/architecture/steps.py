"""Steps, marks and rulers in the scene: Maya's, for each audience, each with a word of its own."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from couplesgoals.records.acting import acting_as
from goals.actions import add_step, mark_step, rate_readiness
from goals.models import Goal, GoalStep
from goals.stepplan import StepPlan

if TYPE_CHECKING:
    from couplesgoals.program.models import Couple
    from tests.architecture.scene import Scene

AUDIENCES = {"private": "private", "team": "care_team", "shared": "couple"}


def add_steps(scene: Scene, couple: Couple) -> None:
    """Let Maya plan steps for herself and for both, mark them, and say how ready she is."""
    maya = scene.people["M"]
    today = timezone.localtime(timezone.now(), couple.zone).date()

    def step(name: str, goal: str, readers: str, *, for_both: bool = False) -> GoalStep:
        plan = StepPlan(what=scene.word(name, readers), starts_on=today, ends_on=today + timedelta(days=9))
        with acting_as(maya):
            planned = add_step(by=maya, goal=Goal(pk=scene.ids[goal]), plan=plan, for_both=for_both)
        scene.ids[name] = planned.pk
        return planned

    step("maya_step_private", "maya_private", "M")
    step("maya_step_shared", "joint", "MJCS")
    for name, audience in AUDIENCES.items():
        both = step(f"both_step_{name}_shared", "joint", "MJCS", for_both=True)
        with acting_as(maya):
            marked = mark_step(by=maya, step=both, outcome="done", audience=audience)
        scene.ids[f"maya_mark_{name}"] = marked.pk
    _rulers(scene)


def _rulers(scene: Scene) -> None:
    maya = scene.people["M"]
    for name, readers in (("private", "M"), ("team", "MCS")):
        word = scene.word(f"maya_rulers_{name}", readers)
        with acting_as(maya):
            rating = rate_readiness(
                by=maya,
                goal=Goal(pk=scene.ids["joint"]),
                importance=7,
                confidence=4,
                readiness=2,
                why_not_lower=f"{word} why",
                what_would_help=f"{word} help",
                audience=AUDIENCES[name],
            )
        scene.ids[f"maya_rulers_{name}"] = rating.pk

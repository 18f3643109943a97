"""Steps, marks and rulers in the scene: for each audience, each text with a word of its own."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from couplesgoals.records.acting import acting_as
from goals.actions import add_step, mark_step, rate_readiness
from goals.models import GoalStep
from goals.stepplan import StepPlan
from tests.architecture.goals import goal
from tests.architecture.people import READERS, Scene

AUDIENCES = {"private": "private", "team": "care_team", "shared": "couple"}
RULERS = (
    ("maya_rulers_private", "M", "private"),
    ("maya_rulers_team", "M", "care_team"),
    ("jonas_rulers_private", "J", "private"),
    ("jonas_rulers_team", "J", "care_team"),
)


def add_steps(scene: Scene) -> None:
    """Let both plan steps, mark them, and say how ready they are."""
    _plan(scene, "maya_step_private", "M", "maya_private", "M")
    _plan(scene, "maya_step_shared", "M", "joint", "MJCS")
    _plan(scene, "jonas_step_team", "J", "jonas_team", "JCS")
    for name, audience in AUDIENCES.items():
        both = _plan(scene, f"both_step_{name}_shared", "M", "joint", "MJCS", for_both=True)
        for letter, who in (("M", "maya"), ("J", "jonas")):
            by = scene.people[letter]
            with acting_as(by):
                marked = mark_step(by=by, step=both, outcome="done", audience=audience)
            scene.ids[f"{who}_mark_{name}"] = marked.pk
    _rulers(scene)


def _plan(
    scene: Scene, name: str, letter: str, about: str, readers: str, *, for_both: bool = False
) -> GoalStep:
    today = timezone.localtime(timezone.now(), scene.couple.zone).date()
    plan = StepPlan(what=scene.word(name, readers), starts_on=today, ends_on=today + timedelta(days=9))
    by = scene.people[letter]
    with acting_as(by):
        step = add_step(by=by, goal=goal(scene, about), plan=plan, for_both=for_both)
    scene.ids[name] = step.pk
    return step


def _rulers(scene: Scene) -> None:
    for name, letter, audience in RULERS:
        by, readers = scene.people[letter], READERS[letter][audience]
        with acting_as(by):
            rating = rate_readiness(
                by=by,
                goal=goal(scene, "joint"),
                importance=7,
                confidence=4,
                readiness=2,
                why_not_lower=scene.word(f"{name}: why not lower", readers),
                what_would_help=scene.word(f"{name}: what would help", readers),
                audience=audience,
            )
        scene.ids[name] = rating.pk

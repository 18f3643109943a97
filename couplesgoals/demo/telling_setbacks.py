"""Scenes of the way back from a setback, as actions."""

from __future__ import annotations

from django.utils import timezone

from couplesgoals.demo import scenes_setbacks as scenes
from couplesgoals.demo.stage import Stage
from couplesgoals.demo.telling_journal import play
from couplesgoals.program.models import Couple
from progress.actions.safety import Answers, check_safety
from progress.actions.setback_steps import FIELDS, write_step
from progress.actions.setbacks import Happened, report_setback, rest_setback
from progress.models import IStatement, Learned, Recommitment, Underneath
from progress.models.setback import SetbackStep

__all__ = ["play"]

type Step = scenes.Beneath | scenes.Learns | scenes.Says | scenes.GoesOn


@play.register
def _(scene: scenes.Setback, stage: Stage, couple: Couple) -> None:
    day = timezone.localtime(timezone.now(), couple.zone).date()
    stage.setbacks[couple.pk, scene.setback] = report_setback(
        by=stage.people[scene.who],
        couple=couple,
        happened=Happened(kind=scene.kind, happened_on=day, facts=scene.facts),
        audience=scene.audience,
        goals=[stage.goals[couple.pk, goal].pk for goal in scene.goals],
    )


@play.register
def _(scene: scenes.Beneath, stage: Stage, couple: Couple) -> None:
    _write(Underneath, scene, stage, couple)


@play.register
def _(scene: scenes.Learns, stage: Stage, couple: Couple) -> None:
    _write(Learned, scene, stage, couple)


@play.register
def _(scene: scenes.Says, stage: Stage, couple: Couple) -> None:
    _write(IStatement, scene, stage, couple)


@play.register
def _(scene: scenes.GoesOn, stage: Stage, couple: Couple) -> None:
    _write(Recommitment, scene, stage, couple)


@play.register
def _(scene: scenes.Rests, stage: Stage, couple: Couple) -> None:
    rest_setback(by=stage.people[scene.who], setback=stage.setbacks[couple.pk, scene.setback])


@play.register
def _(scene: scenes.IsSafe, stage: Stage, couple: Couple) -> None:
    answers = Answers(words=scene.words, **dict.fromkeys(scene.yes, True))
    stage.checks[couple.pk, scene.check] = check_safety(
        by=stage.people[scene.who], couple=couple, answers=answers
    )


def _write(model: type[SetbackStep], scene: Step, stage: Stage, couple: Couple) -> None:
    goal = getattr(scene, "goal", "")
    write_step(
        model,
        by=stage.people[scene.who],
        setback=stage.setbacks[couple.pk, scene.setback],
        said={name: getattr(scene, name, "") for name in FIELDS[model]},
        audience=scene.audience,
        goal=stage.goals[couple.pk, goal].pk if goal else None,
    )

"""Scenes as actions: each is played by its person, through the same verbs as on the pages."""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch

from couplesgoals.demo import scenes
from couplesgoals.demo.stage import Stage
from couplesgoals.program import actions as program
from couplesgoals.program.models import Couple, Enrollment
from couplesgoals.program.pair import pair_of_couple
from goals import actions as goals
from goals.models import FitAnswer
from goals.terms import Voice
from progress import actions as progress
from progress.actions.logging import Around
from progress.actions.told import mark_read
from progress.models import Place
from progress.pages.care_news import news_of


def _fitting(voice: Voice) -> Voice:
    """A voice about a joint goal: it fits, unless the scene says otherwise."""
    return replace(voice, fit=voice.fit or FitAnswer.FITS.value)


@singledispatch
def play(scene: scenes.Scene, stage: Stage, couple: Couple) -> None:
    """Let the scene's person do what it says. The clock and the viewer are set already."""
    raise NotImplementedError(type(scene))


@play.register
def _(scene: scenes.Propose, stage: Stage, couple: Couple) -> None:
    stage.goals[couple.pk, scene.goal] = goals.propose_goal(
        by=stage.people[scene.who],
        couple=couple,
        terms=stage.terms(couple, scene.words),
        voice=_fitting(scene.voice),
    )


@play.register
def _(scene: scenes.Suggest, stage: Stage, couple: Couple) -> None:
    goal = stage.goals[couple.pk, scene.goal]
    stage.goals[couple.pk, scene.goal] = goals.suggest_changes(
        by=stage.people[scene.who],
        goal=goal,
        based_on=stage.latest(goal),
        terms=stage.terms(couple, scene.words),
        voice=_fitting(scene.voice),
        reason=scene.reason,
    )


@play.register
def _(scene: scenes.Accept, stage: Stage, couple: Couple) -> None:
    goal = stage.goals[couple.pk, scene.goal]
    stage.goals[couple.pk, scene.goal] = goals.accept_goal(
        by=stage.people[scene.who], goal=goal, number=stage.latest(goal), voice=_fitting(scene.voice)
    )


@play.register
def _(scene: scenes.Review, stage: Stage, couple: Couple) -> None:
    goal = stage.goals[couple.pk, scene.goal]
    answer = goals.approve_goal if scene.approved else goals.return_goal
    stage.goals[couple.pk, scene.goal] = answer(
        by=stage.people[scene.who], goal=goal, number=stage.latest(goal), feedback=scene.feedback
    )


@play.register
def _(scene: scenes.Own, stage: Stage, couple: Couple) -> None:
    stage.goals[couple.pk, scene.goal] = goals.set_individual_goal(
        by=stage.people[scene.who],
        couple=couple,
        terms=stage.terms(couple, scene.words),
        voice=scene.voice,
        audience=scene.audience,
    )


@play.register
def _(scene: scenes.Revise, stage: Stage, couple: Couple) -> None:
    goal = stage.goals[couple.pk, scene.goal]
    stage.goals[couple.pk, scene.goal] = goals.revise_individual_goal(
        by=stage.people[scene.who],
        goal=goal,
        based_on=stage.latest(goal),
        terms=stage.terms(couple, scene.words),
        voice=scene.voice,
        reason=scene.reason,
    )


@play.register
def _(scene: scenes.Log, stage: Stage, couple: Couple) -> None:
    progress.log_progress(
        by=stage.people[scene.who],
        goal=stage.goals[couple.pk, scene.goal],
        what=scene.what,
        how_it_went=scene.how,
        effort=scene.effort,
        audience=scene.audience,
        around=Around(helped=scene.helped, hindered=scene.hindered),
    )


@play.register
def _(scene: scenes.Rate, stage: Stage, couple: Couple) -> None:
    progress.rate_goal(by=stage.people[scene.who], goal=stage.goals[couple.pk, scene.goal], level=scene.level)


@play.register
def _(scene: scenes.Look, stage: Stage, couple: Couple) -> None:
    person = stage.people[scene.who]
    if person.is_clinician:
        while new := [one.pk for one in news_of(person, pair_of_couple(couple)).items]:
            mark_read(by=person, couple=couple, entries=new)
    else:
        progress.look_at(by=person, couple=couple, place=Place.SHARED)


@play.register
def _(scene: scenes.Hold, stage: Stage, couple: Couple) -> None:
    enrollment = Enrollment.objects.get(couple=couple, person=stage.people[scene.of], ended_at=None)
    program.put_on_hold(by=stage.people[scene.who], enrollment=enrollment)


@play.register
def _(scene: scenes.Resume, stage: Stage, couple: Couple) -> None:
    enrollment = Enrollment.objects.get(couple=couple, person=stage.people[scene.of], ended_at=None)
    program.resume(by=stage.people[scene.who], enrollment=enrollment)

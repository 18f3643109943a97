"""Scenes around goals as actions: values, steps, rulers, limits, and what people change about a goal."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from couplesgoals.demo import scenes_goals as scenes
from couplesgoals.demo.stage import Stage
from couplesgoals.demo.telling import play
from couplesgoals.program.models import Couple
from goals import actions as goals
from goals.actions.boundaries import Limit, set_boundary
from goals.actions.changing import hold_goal, leave_goal, withdraw_goal
from goals.actions.completing import complete_goal
from goals.actions.linking import link_goals
from goals.actions.reviewing import Feedback
from goals.actions.suggesting import suggest_goal
from goals.actions.talking import request_talk
from goals.actions.valuing import choose_readers, link_value, map_values
from goals.models import FitAnswer, GoalStep, ValueRating
from goals.rated import RatedValue
from goals.stepplan import StepPlan
from goals.terms import Voice

__all__ = ["play"]


@play.register
def _(scene: scenes.MapValues, stage: Stage, couple: Couple) -> None:
    person = stage.people[scene.who]
    rated = [
        RatedValue(
            domain=one.domain,
            importance=one.importance,
            consistency=one.consistency,
            name=one.name,
            words=one.words,
        )
        for one in scene.values
    ]
    drawn = map_values(by=person, couple=couple, rated=rated)
    ratings = ValueRating.visible_to(person).filter(map=drawn)
    by_key = {(rating.domain, rating.name): rating.pk for rating in ratings}
    readers = {by_key[one.domain, one.name]: one.audience.value for one in scene.values}
    choose_readers(by=person, couple=couple, readers=readers)


@play.register
def _(scene: scenes.FromValue, stage: Stage, couple: Couple) -> None:
    person = stage.people[scene.who]
    value = ValueRating.visible_to(person).get(author=person, domain=scene.domain, is_latest=True)
    link_value(by=person, goal=stage.goals[couple.pk, scene.goal], value=value)


@play.register
def _(scene: scenes.Step, stage: Stage, couple: Couple) -> None:
    today = timezone.localtime(stage.now, couple.zone).date()
    plan = StepPlan(
        what=scene.what,
        size=scene.size,
        rhythm=scene.rhythm,
        weekdays=tuple(sorted((today - timedelta(days=ago)).isoweekday() for ago in scene.days_ago)),
        starts_on=timezone.localtime(timezone.now(), couple.zone).date(),
        ends_on=today + timedelta(days=scene.until_in),
    )
    stage.steps[couple.pk, scene.step] = goals.add_step(
        by=stage.people[scene.who],
        goal=stage.goals[couple.pk, scene.goal],
        plan=plan,
        for_both=scene.for_both,
    )


@play.register
def _(scene: scenes.Mark, stage: Stage, couple: Couple) -> None:
    step: GoalStep = stage.steps[couple.pk, scene.step]
    person = stage.people[scene.who]
    goals.mark_step(by=person, step=step, outcome=scene.outcome, audience=scene.audience)


@play.register
def _(scene: scenes.Rulers, stage: Stage, couple: Couple) -> None:
    goals.rate_readiness(
        by=stage.people[scene.who],
        goal=stage.goals[couple.pk, scene.goal],
        importance=scene.importance,
        confidence=scene.confidence,
        readiness=scene.readiness,
        why_not_lower=scene.why_not_lower,
        what_would_help=scene.what_would_help,
        audience=scene.audience,
    )


@play.register
def _(scene: scenes.Bound, stage: Stage, couple: Couple) -> None:
    set_boundary(
        by=stage.people[scene.who],
        couple=couple,
        limit=Limit(if_this=scene.if_this, i_will=scene.i_will),
        audience=scene.audience,
    )


@play.register
def _(scene: scenes.LinkGoals, stage: Stage, couple: Couple) -> None:
    links = {stage.goals[couple.pk, scene.own].pk: scene.kind.value}
    link_goals(by=stage.people[scene.who], goal=stage.goals[couple.pk, scene.goal], links=links)


@play.register
def _(scene: scenes.SideBySide, stage: Stage, couple: Couple) -> None:
    stage.goals[couple.pk, scene.goal] = goals.suggest_changes(
        by=stage.people[scene.who],
        goal=stage.goals[couple.pk, scene.goal],
        based_on=scene.based_on,
        terms=stage.terms(couple, scene.words),
        voice=Voice(why=scene.why, fit=FitAnswer.FITS),
        reason=scene.reason,
    )


@play.register
def _(scene: scenes.TellClinician, stage: Stage, couple: Couple) -> None:
    goal = stage.goals[couple.pk, scene.goal]
    goals.check_fit(
        by=stage.people[scene.who],
        goal=goal,
        number=stage.latest(goal),
        fit=scene.answer,
        words=scene.words,
    )


@play.register
def _(scene: scenes.OfferGoal, stage: Stage, couple: Couple) -> None:
    stage.goals[couple.pk, scene.goal] = suggest_goal(
        by=stage.people[scene.who], couple=couple, terms=stage.terms(couple, scene.words)
    )


@play.register
def _(scene: scenes.ReturnToOne, stage: Stage, couple: Couple) -> None:
    goal = stage.goals[couple.pk, scene.goal]
    stage.goals[couple.pk, scene.goal] = goals.return_goal(
        by=stage.people[scene.who],
        goal=goal,
        number=stage.latest(goal),
        feedback=Feedback(message=scene.message),
        to=stage.people[scene.to],
    )


@play.register
def _(scene: scenes.AskTalk, stage: Stage, couple: Couple) -> None:
    goal = stage.goals[couple.pk, scene.goal]
    stage.goals[couple.pk, scene.goal] = request_talk(by=stage.people[scene.who], goal=goal)


@play.register
def _(scene: scenes.HoldGoal, stage: Stage, couple: Couple) -> None:
    goal = stage.goals[couple.pk, scene.goal]
    stage.goals[couple.pk, scene.goal] = hold_goal(by=stage.people[scene.who], goal=goal, reason=scene.reason)


@play.register
def _(scene: scenes.LeaveGoal, stage: Stage, couple: Couple) -> None:
    goal = stage.goals[couple.pk, scene.goal]
    leave = withdraw_goal if goal.agreed_id is None else leave_goal
    stage.goals[couple.pk, scene.goal] = leave(
        by=stage.people[scene.who], goal=goal, reason=scene.reason, note=scene.words
    )


@play.register
def _(scene: scenes.CompleteGoal, stage: Stage, couple: Couple) -> None:
    stage.goals[couple.pk, scene.goal] = complete_goal(
        by=stage.people[scene.who],
        goal=stage.goals[couple.pk, scene.goal],
        achievement=scene.achievement,
        words=scene.words,
    )

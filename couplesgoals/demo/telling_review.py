"""Scenes of the monthly review, as actions."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db import connection
from django.utils import timezone

from couplesgoals.demo import scenes_review as scenes
from couplesgoals.demo.stage import Stage
from couplesgoals.demo.telling_told import play
from couplesgoals.program.models import Couple, ProgressReview
from couplesgoals.records.audience import Audience
from couplesgoals.reminders.due import local_moment, period_at, review_due
from goals.models import Goal
from progress.actions.priorities import ShiftWords, plan_ask, say_shift
from progress.actions.review_deciding import bring_to_clinician, choose_focus, decide
from progress.actions.review_notes import comment_on_review, sign_summary
from progress.actions.review_sending import send_review
from progress.models import Question
from progress.review.said import Answer, GoalSaid, ReviewSaid, Shifted
from progress.review.sheets import keep

__all__ = ["play"]

# PostgreSQL's clock does not travel with the story, and takes nothing into a window that is over: one of long
# ago ends with the transaction in which the story is told.
AT_ONCE = timedelta(microseconds=1)


@play.register
def _(scene: scenes.OpenReview, stage: Stage, couple: Couple) -> None:
    zone, at = couple.zone, timezone.now()
    days = couple.program.review_window_days
    day = _due_day(couple, at)
    last = day + timedelta(days=days - 1)
    ProgressReview.objects.create(
        couple=couple,
        period=period_at(zone, couple.review_day, at),
        opens_on=day,
        halfway_on=day + timedelta(days=(days - 1) // 2),
        last_on=last,
        closes_at=max(local_moment(zone, last + timedelta(days=1), time.min), _story_began() + AT_ONCE),
    )


def _story_began() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        (now,) = cursor.fetchone()
    assert isinstance(now, datetime)
    return now


def _due_day(couple: Couple, at: datetime) -> date:
    """Return the couple's latest review day by then, as the sweep finds it."""
    period = period_at(couple.zone, couple.review_day, at)
    return review_due(couple.zone, couple.review_day, period).astimezone(couple.zone).date()


@play.register
def _(scene: scenes.SendReview, stage: Stage, couple: Couple) -> None:
    words = [(Question.MONTH, scene.month), (Question.THANKS, scene.thanks)]
    answers = [Answer(question=asked, audience=scene.readers, words=said) for asked, said in words if said]
    if scene.sure is not None:
        value, said, readers = scene.sure
        answers.append(Answer(question=Question.SURE, audience=readers, words=said, value=value))
    shifted = None
    if scene.shifted is not None:
        more, would_help, readers = scene.shifted
        shifted = Shifted(audience=readers, more=more, since="weeks", would_help=would_help)
    send_review(
        by=stage.people[scene.who],
        review=_latest(couple),
        said=ReviewSaid(
            goals=tuple(_about(one, stage, couple) for one in scene.about),
            answers=tuple(answers),
            shifted=shifted,
        ),
    )


@play.register
def _(scene: scenes.BeginReview, stage: Stage, couple: Couple) -> None:
    by, review = stage.people[scene.who], _latest(couple)
    for part, data in scene.parts.items():
        keep(by=by, review=review, part=part, about=None, data=data)


@play.register
def _(scene: scenes.DecideGoal, stage: Stage, couple: Couple) -> None:
    goal = stage.goals[couple.pk, scene.goal]
    decide(by=stage.people[scene.who], review=_latest(couple), goal=goal, wish=scene.wish)


@play.register
def _(scene: scenes.BringGoal, stage: Stage, couple: Couple) -> None:
    goal = stage.goals[couple.pk, scene.goal]
    bring_to_clinician(by=stage.people[scene.who], review=_latest(couple), goal=goal)


@play.register
def _(scene: scenes.ChooseFocus, stage: Stage, couple: Couple) -> None:
    goals = [stage.goals[couple.pk, name].pk for name in scene.goals]
    choose_focus(by=stage.people[scene.who], review=_latest(couple), goals=goals, ritual=scene.ritual)


@play.register
def _(scene: scenes.Comment, stage: Stage, couple: Couple) -> None:
    to = stage.people[scene.to].pk if scene.to else None
    comment_on_review(
        by=stage.people[scene.who],
        review=_latest(couple),
        words=scene.words,
        audience=Audience.SUBJECT if to else Audience.COUPLE,
        to=to,
    )


@play.register
def _(scene: scenes.Summary, stage: Stage, couple: Couple) -> None:
    sign_summary(
        by=stage.people[scene.who],
        review=_latest(couple),
        words=scene.words,
        audience=scene.audience,
        plans=[person.pk for person in couple.partners()],
    )


@play.register
def _(scene: scenes.SayShift, stage: Stage, couple: Couple) -> None:
    said = ShiftWords(more=scene.more, less=scene.less, would_help=scene.would_help, since=scene.since)
    made = say_shift(by=stage.people[scene.who], couple=couple, said=said, audience=scene.audience)
    if scene.name:
        stage.shifts[couple.pk, scene.name] = made


@play.register
def _(scene: scenes.PlanDay, stage: Stage, couple: Couple) -> None:
    day = stage.moment(stage.stories[couple.pk], -scene.on, "12:00").date()
    plan_ask(by=stage.people[scene.who], couple=couple, asked_on=day)


def _latest(couple: Couple) -> ProgressReview:
    return ProgressReview.objects.select_related("couple__program").filter(couple=couple).latest("period")


def _about(said: scenes.About, stage: Stage, couple: Couple) -> GoalSaid:
    goal = Goal.objects.select_related("agreed").get(pk=stage.goals[couple.pk, said.goal].pk)
    words = [(Question.HELPED, said.helped), (Question.HINDERED, said.hindered)]
    return GoalSaid(
        goal=goal.pk,
        version=goal.agreed.number if goal.agreed else 0,
        level=None,
        wish=said.wish,
        answers=tuple(
            Answer(question=asked, audience=said.audience, words=text) for asked, text in words if text
        ),
    )

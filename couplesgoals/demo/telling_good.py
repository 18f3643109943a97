"""Scenes of what helps and what went well, as actions."""

from __future__ import annotations

from couplesgoals.demo import scenes_good as scenes
from couplesgoals.demo.stage import Stage
from couplesgoals.demo.telling_goals import play
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from progress.actions.kit import add_strategy, log_use, put_away
from progress.actions.wins import join_win, mark_win
from progress.actions.wins_affirming import affirm, send_affirmation
from progress.models import Affirmation, CopingStrategy, Win

__all__ = ["play"]


@play.register
def _(scene: scenes.Keep, stage: Stage, couple: Couple) -> None:
    add_strategy(
        by=stage.people[scene.who],
        couple=couple,
        when_this=scene.when_this,
        i_do=scene.i_do,
        audience=scene.audience,
        pinned=scene.pinned,
    )


@play.register
def _(scene: scenes.Used, stage: Stage, couple: Couple) -> None:
    person = stage.people[scene.who]
    log_use(by=person, strategy=_strategy(person, scene.i_do), worked=scene.worked, words=scene.words)


@play.register
def _(scene: scenes.PutAway, stage: Stage, couple: Couple) -> None:
    person = stage.people[scene.who]
    put_away(by=person, strategy=_strategy(person, scene.i_do))


@play.register
def _(scene: scenes.MarkWin, stage: Stage, couple: Couple) -> None:
    goal = stage.goals[couple.pk, scene.goal] if scene.goal else None
    person = stage.people[scene.who]
    mark_win(by=person, couple=couple, text=scene.text, audience=scene.audience, goal=goal)


@play.register
def _(scene: scenes.JoinWin, stage: Stage, couple: Couple) -> None:
    person = stage.people[scene.who]
    win = Win.visible_to(person).get(couple=couple, text__startswith=scene.text)
    join_win(by=person, win=win, words=scene.words)


@play.register
def _(scene: scenes.Affirm, stage: Stage, couple: Couple) -> None:
    person = stage.people[scene.who]
    affirm(by=person, couple=couple, text=scene.text, audience=scene.audience, prompt=scene.prompt)


@play.register
def _(scene: scenes.SendKept, stage: Stage, couple: Couple) -> None:
    person = stage.people[scene.who]
    kept = Affirmation.visible_to(person).get(author=person, text__startswith=scene.text)
    send_affirmation(by=person, affirmation=kept)


def _strategy(person: User, i_do: str) -> CopingStrategy:
    found: CopingStrategy = CopingStrategy.visible_to(person).get(author=person, i_do__startswith=i_do)
    return found

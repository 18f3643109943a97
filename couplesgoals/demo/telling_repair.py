"""Scenes of repair conversations and of the cycle, as actions."""

from __future__ import annotations

from couplesgoals.demo import scenes_repair as scenes
from couplesgoals.demo.stage import Stage
from couplesgoals.demo.telling_setbacks import play
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from progress.actions.cycle import confirm_cycle, latest_map, name_cycle
from progress.actions.repair import move_conversation, offer_conversation, open_about, said_in
from progress.actions.repair_about import About
from progress.actions.repair_calls import call_clinician
from progress.actions.repair_turns import take_turn
from progress.models import RepairConversation
from progress.repair.states import Move
from progress.repair.turns import next_number

__all__ = ["play"]


@play.register
def _(scene: scenes.OffersTalk, stage: Stage, couple: Couple) -> None:
    offer_conversation(by=stage.people[scene.who], about=_about(stage, couple, scene.about))


@play.register
def _(scene: scenes.Moves, stage: Stage, couple: Couple) -> None:
    person = stage.people[scene.who]
    talk = _talk(stage, couple, scene.about, person)
    move_conversation(by=person, conversation=talk, move=Move(scene.move))


@play.register
def _(scene: scenes.Turn, stage: Stage, couple: Couple) -> None:
    person = stage.people[scene.who]
    talk = _talk(stage, couple, scene.about, person)
    number = next_number(said_in(talk, by=person))
    take_turn(by=person, conversation=talk, number=number, kind=scene.kind, words=scene.words)


@play.register
def _(scene: scenes.CallsIn, stage: Stage, couple: Couple) -> None:
    person = stage.people[scene.who]
    call_clinician(by=person, conversation=_talk(stage, couple, scene.about, person), words=scene.words)


@play.register
def _(scene: scenes.NamesCycle, stage: Stage, couple: Couple) -> None:
    person = stage.people[scene.who]
    latest = latest_map(person, couple)
    say = name_cycle if person.is_partner else confirm_cycle
    version = latest.version if latest else 0
    say(by=person, couple=couple, name=scene.name, words=scene.words, version=version)


def _talk(stage: Stage, couple: Couple, about: str, person: User) -> RepairConversation:
    talk = open_about(_about(stage, couple, about), by=person)
    assert talk is not None, f"nobody offered to talk about {about}"
    return talk


def _about(stage: Stage, couple: Couple, name: str) -> About:
    setback = stage.setbacks.get((couple.pk, name))
    return setback or stage.shifts[couple.pk, name]

"""The way back from a setback in the scene: every step for each audience, conversations, the cycle."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from couplesgoals.records.acting import acting_as
from progress.models import (
    CycleMap,
    IStatement,
    Learned,
    Recommitment,
    RepairCall,
    RepairConversation,
    RepairTurn,
    Setback,
    SetbackGoal,
    Underneath,
)
from tests.architecture.daily import AUDIENCES, WHO, keep, today_of
from tests.architecture.people import READERS, Scene

# Whose steps on which setback, for whom: their own way, and their side of the other's.
STEPS = (
    ("M", "maya_private", "maya_private_setback", "private"),
    ("M", "maya_team", "maya_team_setback", "care_team"),
    ("M", "maya_shared", "maya_shared_setback", "couple"),
    ("M", "maya_side", "jonas_shared_setback", "care_team"),
    ("J", "jonas_private", "jonas_private_setback", "private"),
    ("J", "jonas_team", "jonas_team_setback", "care_team"),
    ("J", "jonas_shared", "jonas_shared_setback", "couple"),
    ("J", "jonas_side", "maya_shared_setback", "private"),
)


def add_ways_back(scene: Scene) -> None:
    """Let both tell what happened, look underneath, and talk about it in turns."""
    for letter in WHO:
        _setbacks(scene, letter)
    for letter, name, about, audience in STEPS:
        _steps(scene, letter, name, about, audience)
    _conversations(scene)
    _cycle(scene)


def _setbacks(scene: Scene, letter: str) -> None:
    who, readers = WHO[letter], READERS[letter]
    for name, audience in AUDIENCES.items():
        row = f"{who}_{name}_setback"
        what = {"kind": "argument", "happened_on": today_of(scene, ago=1)}
        keep(scene, row, letter, Setback, audience=audience, facts=scene.word(row, readers[audience]), **what)
    # One goal the other reads too, one they do not: of that one they learn nothing.
    for goal in ("joint", f"{who}_private"):
        touched = {"setback_id": scene.ids[f"{who}_shared_setback"], "goal_id": scene.ids[goal]}
        keep(scene, f"{who}_setback_{goal}", letter, SetbackGoal, audience="couple", **touched)


def _steps(scene: Scene, letter: str, name: str, about: str, audience: str) -> None:
    on = {"setback_id": scene.ids[about], "audience": audience}
    readers = READERS[letter][audience]

    def worded(step: str, *fields: str) -> dict[str, Any]:
        return {field: scene.word(f"{name}_{step}: {field}", readers) for field in fields}

    said = [f"{part}_words" for part in ("trigger", "on_top", "move", "softer", "need")]
    chosen = {"trigger": "money", "on_top": "angry", "softer": "hurt"}
    keep(scene, f"{name}_underneath", letter, Underneath, **on, **chosen, **worded("underneath", *said))
    found = worded("learned", "helped", "learned", "reframe")
    keep(scene, f"{name}_learned", letter, Learned, **on, **found)
    felt = worded("i_statement", "feel", "when", "because", "would_like")
    keep(scene, f"{name}_i_statement", letter, IStatement, **on, **felt)
    stays = {"choice": "recommit", "goal_id": scene.ids["joint"]} | worded("recommitment", "words")
    keep(scene, f"{name}_recommitment", letter, Recommitment, **on, **stays)


def _conversations(scene: Scene) -> None:
    """One that runs, with two turns, from which each called the clinician alone; one only offered."""
    for name, letter, about in (
        ("shared_conversation", "M", "maya_shared_setback"),
        ("offered_conversation", "J", "jonas_shared_setback"),
    ):
        of_both = {"audience": "couple", "subject": None, "setback_id": scene.ids[about]}
        keep(scene, name, letter, RepairConversation, **of_both)
    running = scene.ids["shared_conversation"]
    with acting_as(scene.people["J"]):
        RepairConversation.objects.filter(pk=running).update(accepted_at=timezone.now())
    for number, (letter, kind) in enumerate((("M", "say"), ("J", "reflect")), start=1):
        by, name = scene.people[letter], f"{WHO[letter]}_turn"
        said = {"number": number, "kind": kind, "words": scene.word(name, "MJCS")}
        with acting_as(by):
            turn = RepairTurn.objects.create(conversation_id=running, person=by, **said)
        scene.ids[name] = turn.pk
        call = f"{WHO[letter]}_call"
        asked = {"conversation_id": running, "words": scene.word(call, READERS[letter]["care_team"])}
        keep(scene, call, letter, RepairCall, audience="care_team", **asked)


def _cycle(scene: Scene) -> None:
    """The couple's own words, and the clinician's yes to them with a few changed."""
    for version, (name, letter) in enumerate((("cycle_map", "M"), ("confirmed_cycle_map", "C")), start=1):
        words = {"name": scene.word(f"{name}: name", "MJCS"), "words": scene.word(name, "MJCS")}
        both = {"audience": "couple", "subject": None, "version": version, "confirmed": letter == "C"}
        keep(scene, name, letter, CycleMap, **both, **words)

"""Values in the scene: both partners' maps, a value for each audience, and a goal begun from each."""

from __future__ import annotations

from couplesgoals.records.acting import acting_as
from goals.actions.valuing import choose_readers, link_value, map_values
from goals.models import ValueRating
from goals.rated import RatedValue
from tests.architecture.goals import goal
from tests.architecture.people import READERS, Scene

AUDIENCES = {"private": "private", "team": "care_team", "shared": "couple"}


def add_values(scene: Scene) -> None:
    """Let both map values, choose for each who reads it, and begin the joint goal there."""
    for letter, who in (("M", "maya"), ("J", "jonas")):
        _map(scene, letter, who)


def _map(scene: Scene, letter: str, who: str) -> None:
    owner, readers = scene.people[letter], READERS[letter]
    names = {name: scene.word(f"{who}_value_{name}", readers[of]) for name, of in AUDIENCES.items()}
    rated = [
        RatedValue(
            domain="own",
            name=word,
            importance=9,
            consistency=3,
            words=scene.word(f"{who}_value_{name}: words", readers[AUDIENCES[name]]),
        )
        for name, word in names.items()
    ]
    with acting_as(owner):
        scene.ids[f"{who}_map_private"] = map_values(by=owner, couple=scene.couple, rated=rated).pk
        for name, word in names.items():
            value = ValueRating.visible_to(owner).get(name=word)
            scene.ids[f"{who}_value_{name}"] = value.pk
            choose_readers(by=owner, couple=scene.couple, readers={value.pk: AUDIENCES[name]})
            link_value(by=owner, goal=goal(scene, "joint"), value=value)

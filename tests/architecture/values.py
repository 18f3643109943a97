"""Values in the scene: Maya's map, one value for each audience, each with a word of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.actions.valuing import choose_readers, map_values
from goals.models import ValueRating
from goals.rated import RatedValue

if TYPE_CHECKING:
    from tests.architecture.scene import Scene

READERS = {"private": "M", "team": "MCS", "shared": "MJCS"}
AUDIENCES = {"private": "private", "team": "care_team", "shared": "couple"}


def add_values(scene: Scene, couple: Couple) -> None:
    """Let Maya map three values of her own, and choose for each who reads it."""
    maya = scene.people["M"]
    names = {name: scene.word(f"maya_value_{name}", readers) for name, readers in READERS.items()}
    rated = [
        RatedValue(domain="own", name=word, importance=9, consistency=3, words=f"{word} words")
        for word in names.values()
    ]
    with acting_as(maya):
        scene.ids["maya_map_private"] = map_values(by=maya, couple=couple, rated=rated).pk
        for name, word in names.items():
            value = ValueRating.visible_to(maya).get(name=word)
            scene.ids[f"maya_value_{name}"] = value.pk
            choose_readers(by=maya, couple=couple, readers={value.pk: AUDIENCES[name]})

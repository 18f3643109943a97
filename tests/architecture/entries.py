"""What the two wrote on the way: entries of each audience, and Maya's level."""

from __future__ import annotations

from couplesgoals.records.acting import acting_as
from progress.actions import log_progress, rate_goal
from tests.architecture.goals import goal
from tests.architecture.people import READERS, Scene

ENTRIES = (
    ("maya_private_log", "joint", "M", "private"),
    ("maya_team_log", "joint", "M", "care_team"),
    ("maya_shared_log", "joint", "M", "couple"),
    ("maya_own_log", "maya_private", "M", "private"),
    ("jonas_private_log", "joint", "J", "private"),
    ("jonas_team_log", "jonas_team", "J", "care_team"),
)


def add_entries(scene: Scene) -> None:
    """Let both write, and Maya say how far they are."""
    for name, about, letter, audience in ENTRIES:
        owner = scene.people[letter]
        with acting_as(owner):
            entry = log_progress(
                by=owner,
                goal=goal(scene, about),
                what=scene.word(name, READERS[letter][audience]),
                how_it_went=4,
                effort=2,
                audience=audience,
            )
        scene.ids[name] = entry.pk
    maya = scene.people["M"]
    with acting_as(maya):
        scene.ids["maya_rating"] = rate_goal(by=maya, goal=goal(scene, "joint"), level=1).pk

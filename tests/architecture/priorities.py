"""Priorities that shifted in the scene: of each for each audience, and days planned to ask both."""

from __future__ import annotations

from django.utils import timezone

from couplesgoals.records.acting import acting_as
from progress.models import PriorityAsk, PriorityShift, RepairConversation, RepairTurn
from tests.architecture.daily import AUDIENCES, WHO, keep, today_of
from tests.architecture.people import READERS, Scene

FIELDS = ("more", "less", "would_help")


def add_priorities(scene: Scene) -> None:
    """Let the clinician and Maya plan a day, Maya answer that of today, and both say and talk about it."""
    for name, letter, ago in (("day_today", "C", 0), ("day_to_come", "M", -7)):
        both = {"audience": "couple", "subject": None, "asked_on": today_of(scene, ago=ago)}
        keep(scene, name, letter, PriorityAsk, **both)
    for letter, who in WHO.items():
        for name, audience in AUDIENCES.items():
            row = f"{who}_{name}_shift"
            words = {field: scene.word(f"{row}: {field}", READERS[letter][audience]) for field in FIELDS}
            keep(scene, row, letter, PriorityShift, audience=audience, since="weeks", **words)
    keep(scene, "maya_answer", "M", PriorityShift, audience="care_team", ask_id=scene.ids["day_today"])
    _conversation(scene)


def _conversation(scene: Scene) -> None:
    """One about what Maya shared, offered by Jonas, that runs."""
    about = {"audience": "couple", "subject": None, "shift_id": scene.ids["maya_shared_shift"]}
    keep(scene, "shift_conversation", "J", RepairConversation, **about)
    running, maya = scene.ids["shift_conversation"], scene.people["M"]
    said = {"number": 1, "kind": "say", "words": scene.word("maya_shift_turn", "MJCS")}
    with acting_as(maya):
        RepairConversation.objects.filter(pk=running).update(accepted_at=timezone.now())
        turn = RepairTurn.objects.create(conversation_id=running, person=maya, **said)
    scene.ids["maya_shift_turn"] = turn.pk

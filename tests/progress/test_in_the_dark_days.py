"""What Maya keeps from Jonas from day to day changes not a letter, nor a statement, of what he can reach."""

from __future__ import annotations

from typing import override
from uuid import UUID

import pytest
from django.core.cache import cache as kept
from django.utils import timezone

from couplesgoals.records.acting import acting_as
from progress.models import (
    Affirmation,
    CheckIn,
    CheckInChoices,
    CheckInDay,
    CheckInRating,
    CopingStrategy,
    CopingUse,
    JournalEntry,
    JournalPassage,
    Learned,
    RepairCall,
    RepairConversation,
    RepairTurn,
    SafetyCheck,
    Setback,
    Underneath,
    Win,
)
from tests.architecture.visits import Route
from tests.goals.eyes import Eyes, Seen, differences, messages_to, rows_of
from tests.goals.worlds import World, world
from tests.records.test_writing_days import YES, written

pytestmark = pytest.mark.django_db


def tell_each_other(here: World) -> tuple[Setback, RepairConversation]:
    """Let Maya share a day, an entry and a setback, and both talk about it: so far both worlds agree."""
    couple, maya, jonas = here.couple, here.people["maya"], here.people["jonas"]
    for model in (CheckIn, CheckInRating, CheckInDay, JournalEntry, Win, Affirmation):
        written(model, couple, maya, audience="couple")
    setback = written(Setback, couple, maya, audience="couple", facts="A door was slammed")
    talk = written(RepairConversation, couple, maya, setback=setback, audience="couple", subject=None)
    with acting_as(jonas):
        RepairConversation.objects.filter(pk=talk.pk).update(accepted_at=timezone.now())
    with acting_as(maya):
        words = {"number": 1, "kind": "say", "words": "I was afraid"}
        RepairTurn.objects.create(conversation=talk, person=maya, **words)
    return setback, talk


def keep_from_him(here: World, shared: Setback, talk: RepairConversation) -> None:
    """Let Maya write everything that is never his, or not yet."""
    couple, maya = here.couple, here.people["maya"]
    written(SafetyCheck, couple, maya, **YES, fears_partner=True, words="He frightens me")
    written(SafetyCheck, couple, maya)
    written(CheckInChoices, couple, maya, trackers=["urge"])
    written(CheckInRating, couple, maya, tracker="urge", audience="care_team")
    written(CheckInRating, couple, maya, tracker="closeness")
    for audience in ("private", "care_team"):
        entry = written(JournalEntry, couple, maya, audience=audience)
        written(JournalPassage, couple, maya, entry=entry, audience=audience)
        written(Win, couple, maya, audience=audience)
        strategy = written(CopingStrategy, couple, maya, audience=audience, pinned=True)
        written(CopingUse, couple, maya, strategy=strategy, audience=audience)
        hidden = written(Setback, couple, maya, audience=audience)
        written(Learned, couple, maya, setback=hidden, audience=audience)
    written(Underneath, couple, maya, setback=shared, audience="care_team", need_words="To be safe")
    written(Affirmation, couple, maya)
    written(RepairCall, couple, maya, conversation=talk, audience="care_team")


class JonasEyes(Eyes):
    """His, which find the setback and the conversation both read, too."""

    things: dict[str, UUID]

    @override
    def _thing(self, route: Route) -> UUID | str | None:
        named = set(route.parameters) & set(self.things)
        return self.things[named.pop()] if named else super()._thing(route)


def look(here: World, setback: Setback, talk: RepairConversation) -> Seen:
    """Return everything he gets at this moment."""
    kept.clear()
    jonas = here.people["jonas"]
    eyes = JonasEyes(jonas)
    eyes.things = {"setback_id": setback.pk, "conversation_id": talk.pk}
    return {**eyes.pages(), **rows_of(jonas), "mail": messages_to(jonas)}


def test_what_she_keeps_from_him_is_nowhere_he_looks() -> None:
    with world("fits") as here:
        both = tell_each_other(here)
        # What is asked only once in the life of a process is asked before anything counts.
        look(here, *both)
        before = look(here, *both)
        keep_from_him(here, *both)
        assert differences(before, look(here, *both)) == []
    # Not for closed eyes: what she shares he reads there.
    assert "A door was slammed" in before["GET progress:setback"][3]
    assert "Dear me" in before["GET progress:journal_shared_list"][3]
    assert "I was afraid" in before["table progress_repairturn"]

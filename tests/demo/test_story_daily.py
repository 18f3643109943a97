"""Whoever opens the demo finds every part of a day and of a way back in it, with nothing to set up."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from couplesgoals.people.models import User
from couplesgoals.records.acting import acting_as
from progress.models import (
    CheckInRating,
    CycleMap,
    EntryFeedback,
    JournalEntry,
    JournalPassage,
    RepairConversation,
    RepairTurn,
    Setback,
    Win,
    WinVoice,
)
from progress.pages.caseload import caseload_of
from tests.demo.conftest import As


def page(as_person: As, who: str, name: str) -> str:
    """A page as somebody of the story sees it."""
    _person, browser = as_person(who)
    return browser.get(reverse(f"progress:{name}")).content.decode()


def read_of(model: Any, *names: str) -> list[Any]:
    """What these people read of a model, together, each row once."""
    found: dict[Any, Any] = {}
    for name in names:
        person = User.objects.get(email=f"{name}@example.org")
        with acting_as(person):
            found |= {row.pk: row for row in model.visible_to(person)}
    return list(found.values())


EVERYBODY = ("maya", "jonas", "priya", "daniel", "helen", "walt", "andre", "luis", "leila", "sam")


def test_two_setbacks_were_repaired_one_talk_stalls_and_one_setback_is_private(as_person: As) -> None:
    talks = read_of(RepairConversation, *EVERYBODY)
    assert sum(talk.heard_at is not None and talk.setback_id is not None for talk in talks) >= 2
    assert any(one.audience == "private" for one in read_of(Setback, *EVERYBODY))
    naomi, _browser = as_person("naomi.feldman")
    with acting_as(naomi):
        kinds = {need.kind for row in caseload_of(naomi) for need in row.needs}
    assert {"safety", "call", "stalled"} <= kinds


def test_what_shifted_for_one_was_talked_about_until_both_were_heard(as_person: As) -> None:
    as_person("jonas")
    [talk] = [one for one in read_of(RepairConversation, "jonas") if one.shift_id is not None]
    assert talk.heard_at is not None
    turns = [one for one in read_of(RepairTurn, "jonas") if one.conversation_id == talk.pk]
    assert {one.person.first_name for one in turns} == {"Maya", "Jonas"}
    _jonas, browser = as_person("jonas")
    about = browser.get(reverse("progress:priority", args=[talk.shift_id])).content.decode()
    assert reverse("progress:repair", args=[talk.pk]) in about


def test_the_cycle_has_a_name_that_was_confirmed(as_person: As) -> None:
    as_person("maya")
    maps = read_of(CycleMap, "maya")
    assert any(one.confirmed for one in maps)
    assert "Looked at with your clinician" in page(as_person, "maya", "cycle")


def test_good_things_fill_a_jar_and_a_habit_of_both_is_noticed(as_person: As) -> None:
    us = page(as_person, "maya", "us")
    assert "good things so far" in us
    assert "weeks in a row in which you both did" in us
    assert {one.audience for one in read_of(Win, "maya", "jonas")} >= {"couple", "care_team"}
    assert any(voice.words for voice in read_of(WinVoice, "maya"))


def test_a_journal_is_kept_shared_and_shared_in_part(as_person: As) -> None:
    as_person("maya")
    read = {one.audience for one in read_of(JournalEntry, "maya", "jonas")}
    assert read == {"private", "care_team", "couple"}
    assert read_of(JournalPassage, "maya", "jonas")


def test_weeks_of_check_ins_a_kit_and_the_care_teams_words(as_person: As) -> None:
    assert "What helps me" in page(as_person, "maya", "hard_moment")
    assert len(read_of(CheckInRating, "maya")) > 40
    assert {one.kind for one in read_of(EntryFeedback, *EVERYBODY)} >= {"log", "journal", "setback"}


@pytest.mark.parametrize("who", EVERYBODY)
def test_each_of_them_finds_something_of_the_other_or_their_own(as_person: As, who: str) -> None:
    assert "Nothing shared yet" not in page(as_person, who, "us")

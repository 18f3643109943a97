"""The second wall against writing what happens day to day: PostgreSQL refuses what no action would do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from couplesgoals.demo.factories import active_joint_goal, in_days, individual_goal, join_care_team
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from couplesgoals.records.models import ClinicalModel
from progress.models import (
    Affirmation,
    CheckIn,
    CheckInChoices,
    CheckInDay,
    CheckInRating,
    CopingStrategy,
    CopingUse,
    CycleMap,
    EntryFeedback,
    JournalEntry,
    JournalPassage,
    ReadMark,
    SafetyCheck,
    SafetyFollowUp,
    Setback,
    Win,
    WinVoice,
)
from tests.records.test_writing import CHECK, NO_RIGHT, refusal

DAY = in_days(0)
# What each needs to stand, for its author alone where that can be.
FIELDS: dict[type[ClinicalModel], dict[str, Any]] = {
    CheckIn: {"day": DAY, "line": "Fine"},
    CheckInRating: {"day": DAY, "tracker": "feeling", "value": 4},
    CheckInDay: {"day": DAY},
    CheckInChoices: {},
    CopingStrategy: {"when_this": "it gets loud", "i_do": "walk"},
    JournalEntry: {"written_on": DAY, "text": "Dear me"},
    Win: {"text": "We laughed", "day": DAY},
    Affirmation: {"text": "You waited", "day": DAY},
    SafetyCheck: {},
    Setback: {"kind": "argument", "happened_on": DAY, "facts": "A door"},
    CycleMap: {"version": 1, "name": "The storm", "audience": "couple", "subject": None},
    CopingUse: {"worked": 3},
    JournalPassage: {"text": "Dear"},
    SafetyFollowUp: {"words": "We spoke", "audience": "care_team"},
    EntryFeedback: {"kind": "win", "entry": uuid4(), "words": "I am glad", "audience": "subject"},
    ReadMark: {"entry": uuid4()},
}
PARTNERS_OWN = tuple(FIELDS)[:11]
YES = {"audience": "care_team", "not_safe": True}


def write(model: type[ClinicalModel], couple: Couple, by: User, **over: Any) -> Any:
    """Write a row about oneself, with some of it replaced."""
    fields = {"couple": couple, "author": by, "subject": by, "audience": "private"}
    return model.objects.create(**(fields | FIELDS.get(model, {}) | over))


def written(model: type[ClinicalModel], couple: Couple, by: User, **over: Any) -> Any:
    """Write it as somebody who may."""
    with acting_as(by):
        return write(model, couple, by, **over)


def attempt(by: User, model: type[ClinicalModel], couple: Couple, **over: Any) -> str | None:
    """How PostgreSQL refuses somebody a row; None where it does not."""
    return refusal(by, lambda: write(model, couple, by, **over))


def change(by: User, row: Any, **to: Any) -> str | int | None:
    """How PostgreSQL refuses a change, or how many rows it let be changed."""
    changed: list[int] = []
    rows = type(row).objects.filter(pk=row.pk)
    return refusal(by, lambda: changed.append(rows.update(**to))) or changed[0]


class TestAPartnersOwn:
    @pytest.mark.parametrize("model", PARTNERS_OWN, ids=lambda model: model.__name__)
    def test_each_writes_it_for_themselves_alone(
        self, couple: Couple, maya: User, jonas: User, tess: User, other_couple: Couple, model: Any
    ) -> None:
        assert attempt(jonas, model, couple, author=maya, subject=maya) == NO_RIGHT
        assert attempt(tess, model, couple) == NO_RIGHT
        assert attempt(maya, model, other_couple) == NO_RIGHT
        assert attempt(maya, model, couple) is None

    def test_nobody_else_writes_it(
        self, couple: Couple, clinician: User, former_clinician: User, administrator: User
    ) -> None:
        for model in PARTNERS_OWN:
            for person in (former_clinician, administrator):
                assert attempt(person, model, couple) == NO_RIGHT, model
            # The care team marks wins, and says yes to a map of the cycle.
            expected = None if model in (Win, CycleMap) else NO_RIGHT
            assert attempt(clinician, model, couple) == expected, model

    def test_what_the_partner_never_reads_cannot_be_shared(self, couple: Couple, maya: User) -> None:
        for model, wrong in (
            (CheckInRating, {"tracker": "urge", "audience": "couple"}),
            (CheckInChoices, {"urge_audience": "couple"}),
            (CheckInChoices, {"audience": "couple"}),
            (CheckInDay, {"audience": "care_team"}),
            (CopingStrategy, {"audience": "couple"}),
            (Affirmation, {"audience": "care_team"}),
            (SafetyCheck, {"not_safe": True}),
            (SafetyCheck, {**YES, "audience": "couple"}),
            (SafetyCheck, {"audience": "care_team"}),
        ):
            assert attempt(maya, model, couple, **wrong) == CHECK, (model, wrong)
        urge = written(CheckInRating, couple, maya, tracker="urge")
        assert change(maya, urge, audience="couple") == CHECK
        # Nor by calling it something else afterwards.
        assert change(maya, urge, tracker="feeling") == NO_RIGHT

    def test_words_stay_as_they_were(self, couple: Couple, maya: User, jonas: User) -> None:
        entry = written(JournalEntry, couple, maya)
        strategy = written(CopingStrategy, couple, maya)
        assert change(maya, strategy, pinned=True) == 1
        for row, to in (
            (strategy, {"when_this": "something else"}),
            (strategy, {"i_do": "something else"}),
            (written(Win, couple, maya, audience="couple"), {"text": "We cried"}),
            (written(Affirmation, couple, maya, audience="couple"), {"text": "You did not"}),
            (written(JournalPassage, couple, maya, entry=entry, audience="couple"), {"text": "Not this"}),
        ):
            assert change(maya, row, **to) == NO_RIGHT
            assert change(jonas, row, **to) == 0
            assert change(jonas, row, audience="private") == 0

    def test_what_hangs_on_the_others_rows_is_refused(
        self, couple: Couple, maya: User, jonas: User, tess: User, other_couple: Couple, clinician: User
    ) -> None:
        entry = written(JournalEntry, couple, maya, audience="couple")
        strategy = written(CopingStrategy, couple, maya, audience="care_team")
        for person, where in ((jonas, couple), (tess, other_couple), (clinician, couple)):
            assert attempt(person, JournalPassage, where, entry=entry) == NO_RIGHT
            assert attempt(person, CopingUse, where, strategy=strategy) == NO_RIGHT

    def test_a_goal_is_named_by_who_reads_it(
        self, couple: Couple, maya: User, jonas: User, tess: User, other_couple: Couple
    ) -> None:
        hidden = individual_goal(couple, jonas, audience="private")
        theirs = individual_goal(other_couple, tess, audience="couple")
        own = individual_goal(couple, maya, audience="private")
        entry = written(JournalEntry, couple, maya)
        for goal in (hidden, theirs):
            for model in (JournalEntry, Win):
                assert attempt(maya, model, couple, goal=goal) == NO_RIGHT
            assert change(maya, entry, goal=goal) == NO_RIGHT
        assert change(maya, entry, goal=own) == 1


class TestAWin:
    def test_the_other_joins_it_in_their_own_name(
        self, couple: Couple, maya: User, jonas: User, tess: User, other_couple: Couple
    ) -> None:
        shared, kept = (written(Win, couple, maya, audience=audience) for audience in ("couple", "private"))
        for by, win, person in (
            (maya, shared, maya),
            (maya, shared, jonas),
            (jonas, kept, jonas),
            (tess, shared, tess),
        ):
            joins: Callable[[], Any] = lambda win=win, person=person: WinVoice.objects.create(  # noqa: E731  # a deed to try
                win=win, person=person
            )
            assert refusal(by, joins) == NO_RIGHT
        assert refusal(jonas, lambda: WinVoice.objects.create(win=shared, person=jonas)) is None


class TestSafety:
    def test_the_other_neither_reads_nor_answers_it(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        told = written(SafetyCheck, couple, maya, **YES)
        with acting_as(jonas):
            assert not SafetyCheck.objects.exists()
        for partner in (jonas, maya):
            assert attempt(partner, SafetyFollowUp, couple, check_answered=told) == NO_RIGHT
            assert change(partner, told, not_safe=False) == NO_RIGHT
            assert refusal(partner, lambda: SafetyCheck.objects.all()._raw_delete("default")) == NO_RIGHT
        assert attempt(clinician, SafetyFollowUp, couple, subject=maya, check_answered=told) is None

    def test_the_care_team_answers_what_it_reads_and_for_that_couple(
        self, couple: Couple, other_couple: Couple, maya: User, clinician: User, other_clinician: User
    ) -> None:
        kept, told = written(SafetyCheck, couple, maya), written(SafetyCheck, couple, maya, **YES)
        join_care_team(other_couple, clinician)
        for by, where, check in (
            (clinician, couple, kept),
            (clinician, other_couple, told),
            (other_clinician, other_couple, told),
            (other_clinician, couple, told),
        ):
            assert attempt(by, SafetyFollowUp, where, check_answered=check) == NO_RIGHT


class TestWhatAClinicianSays:
    def test_a_partner_says_none_of_it(self, couple: Couple, maya: User, jonas: User) -> None:
        assert attempt(maya, EntryFeedback, couple, subject=jonas) == NO_RIGHT
        assert attempt(maya, ReadMark, couple) == NO_RIGHT
        assert attempt(maya, CycleMap, couple, confirmed=True) == NO_RIGHT

    def test_it_is_said_to_one_of_the_couple(
        self, couple: Couple, maya: User, tess: User, other_couple: Couple, clinician: User
    ) -> None:
        assert attempt(clinician, EntryFeedback, couple, subject=maya) is None
        assert attempt(clinician, EntryFeedback, couple, subject=tess) == NO_RIGHT
        assert attempt(clinician, EntryFeedback, other_couple, subject=tess) == NO_RIGHT
        assert attempt(clinician, EntryFeedback, couple, subject=maya, audience="couple") == CHECK
        assert attempt(clinician, ReadMark, couple) is None
        assert attempt(clinician, CycleMap, couple, confirmed=True) is None


class TestAFrozenCouple:
    def test_nothing_is_written_and_sharing_is_taken_back(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        goal = active_joint_goal(couple, maya, jonas, clinician)
        shared = [
            written(model, couple, maya, audience="couple")
            for model in (CheckIn, CheckInRating, CheckInDay, JournalEntry, Win, Affirmation, Setback)
        ]
        strategy = written(CopingStrategy, couple, maya)
        Couple.objects.filter(pk=couple.pk).update(frozen_at=timezone.now())
        for model in PARTNERS_OWN:
            # Whether somebody is safe is asked just then: see test_writing_setbacks.
            if model is not SafetyCheck:
                assert attempt(maya, model, couple, **FIELDS[model]) == NO_RIGHT, model
        assert attempt(maya, CopingUse, couple, strategy=strategy) == NO_RIGHT
        assert change(maya, strategy, pinned=True) == NO_RIGHT
        assert change(maya, shared[3], goal=goal) == NO_RIGHT
        for row in shared:
            assert change(maya, row, audience="private") == 1, row
            assert change(maya, row, audience="couple") == NO_RIGHT, row

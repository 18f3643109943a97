"""A phone that lost the answer sends again, with other words or for fewer readers, and in any order."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import permutations
from typing import Any
from uuid import uuid4

import pytest

from couplesgoals.demo.factories import make_terms, make_voice
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from goals.actions import propose_goal, set_individual_goal, suggest_goal
from goals.actions.boundaries import Limit, change_boundary, set_boundary
from goals.actions.readiness import rate_readiness
from goals.models import Boundary, Goal, GoalStep, ReadinessRating, ValuesMap
from progress.actions.journal import choose_readers, write_entry
from progress.actions.kit import add_strategy, log_use
from progress.actions.logging import log_progress
from progress.actions.told import answer_entry
from progress.actions.wins import mark_win
from progress.actions.wins_affirming import affirm
from progress.models import (
    Affirmation,
    CopingStrategy,
    CopingUse,
    EntryFeedback,
    JournalEntry,
    JournalPassage,
    ProgressLog,
    SafetyCheck,
    Setback,
    Underneath,
    Win,
)
from progress.told import entries_among
from tests.conftest import ClientOf
from tests.goals.stepping import add
from tests.goals.values import draw, rated
from tests.progress.conftest import at
from tests.progress.journals import passage_of
from tests.progress.setbacks import report, safe, step
from tests.records.together import at_once

type Send = Callable[..., Any]

pytestmark = pytest.mark.django_db

ONE, OTHER, THIRD = "I missed you.", "I said it.", "The bus was late."
TEXT = f"{ONE} {OTHER} {THIRD}"


def journal(couple: Couple, maya: User, goal: Goal) -> Send:
    return lambda words, audience="couple", number=None: write_entry(
        by=maya, couple=couple, text=words, audience=audience, submission=number
    )


def passage(couple: Couple, maya: User, goal: Goal) -> Send:
    with acting(maya):
        entry = write_entry(by=maya, couple=couple, text=TEXT)
    return lambda words, audience="couple", number=None: passage_of(
        entry, maya, words, audience=audience, submission=number
    )


def setback(couple: Couple, maya: User, goal: Goal) -> Send:
    return lambda words, audience="couple", number=None: report(
        couple, maya, audience, facts=words, submission=number
    )


def win(couple: Couple, maya: User, goal: Goal) -> Send:
    return lambda words, audience="couple", number=None: mark_win(
        by=maya, couple=couple, text=words, audience=audience, submission=number
    )


def affirmation(couple: Couple, maya: User, goal: Goal) -> Send:
    return lambda words, audience="couple", number=None: affirm(
        by=maya, couple=couple, text=words, audience=audience, submission=number
    )


def strategy(couple: Couple, maya: User, goal: Goal) -> Send:
    return lambda words, audience="care_team", number=None: add_strategy(
        by=maya, couple=couple, when_this="When it rises", i_do=words, audience=audience, submission=number
    )


def entry(couple: Couple, maya: User, goal: Goal) -> Send:
    return lambda words, audience="couple", number=None: log_progress(
        by=maya, goal=goal, what=words, how_it_went=3, effort=3, audience=audience, submission=number
    )


def boundary(couple: Couple, maya: User, goal: Goal) -> Send:
    return lambda words, audience="care_team", number=None: set_boundary(
        by=maya, couple=couple, limit=Limit(if_this="If", i_will=words), audience=audience, submission=number
    )


def own_goal(couple: Couple, maya: User, goal: Goal) -> Send:
    return lambda words, audience="couple", number=None: set_individual_goal(
        by=maya,
        couple=couple,
        terms=make_terms(title=words),
        voice=make_voice(),
        audience=audience,
        submission=number,
    )


def use(couple: Couple, maya: User, goal: Goal) -> Send:
    with acting(maya):
        kept = add_strategy(by=maya, couple=couple, when_this="When", i_do="walk", audience="private")
    return lambda words, audience="", number=None: log_use(
        by=maya, strategy=kept, worked=3, words=words, submission=number
    )


def safety(couple: Couple, maya: User, goal: Goal) -> Send:
    return lambda words, audience="", number=None: safe(
        couple, maya, submission=number, not_safe=True, words=words
    )


def values(couple: Couple, maya: User, goal: Goal) -> Send:
    return lambda words, audience="", number=None: draw(couple, maya, rated(words=words), submission=number)


def planned(couple: Couple, maya: User, goal: Goal) -> Send:
    return lambda words, audience="", number=None: add(goal, maya, submission=number, what=words)


def joint(couple: Couple, maya: User, goal: Goal) -> Send:
    return lambda words, audience="", number=None: propose_goal(
        by=maya, couple=couple, terms=make_terms(title=words), voice=make_voice(), submission=number
    )


def ruler(couple: Couple, maya: User, goal: Goal) -> Send:
    return lambda words, audience="care_team", number=None: rate_readiness(
        by=maya,
        goal=goal,
        importance=3,
        confidence=3,
        readiness=3,
        why_not_lower=words,
        audience=audience,
        submission=number,
    )


WITH_READERS: dict[str, tuple[Any, Any]] = {
    "journal": (journal, JournalEntry),
    "passage": (passage, JournalPassage),
    "setback": (setback, Setback),
    "win": (win, Win),
    "affirmation": (affirmation, Affirmation),
    "strategy": (strategy, CopingStrategy),
    "log": (entry, ProgressLog),
    "boundary": (boundary, Boundary),
    "own goal": (own_goal, Goal),
}
ALL = WITH_READERS | {
    "use": (use, CopingUse),
    "safety": (safety, SafetyCheck),
    "values": (values, ValuesMap),
    "step": (planned, GoalStep),
    "joint goal": (joint, Goal),
    "ruler": (ruler, ReadinessRating),
}


class Form:
    """One form of Maya's, and what came of it."""

    def __init__(self, kind: str, couple: Couple, maya: User, goal: Goal) -> None:
        begin, self.model = ALL[kind]
        self.maya, self.number = maya, uuid4()
        self.write = begin(couple, maya, goal)
        self.before = set(self.all())

    def send(self, words: str, *audience: str) -> Any:
        with acting(self.maya):
            return self.write(words, *audience, number=self.number)

    def all(self) -> list[Any]:
        with acting(self.maya):
            return list(
                self.model.visible_to(self.maya).filter(author=self.maya).order_by("created_at", "id")
            )

    def made(self) -> list[Any]:
        return [row for row in self.all() if row not in self.before]

    def readers(self) -> set[str]:
        return {row.audience for row in self.made()}


@pytest.fixture
def form(couple: Couple, maya: User, goal: Goal) -> Callable[[str], Form]:
    return lambda kind: Form(kind, couple, maya, goal)


@pytest.mark.parametrize("kind", ALL)
def test_the_same_is_one_and_other_words_are_kept_in_any_order(
    form: Callable[[str], Form], kind: str
) -> None:
    sent = form(kind)
    first = sent.send(ONE)
    assert sent.send(ONE) == first
    second = sent.send(OTHER)
    assert second != first
    # Each may come late once more; neither undoes the other.
    assert [sent.send(words) for words in (ONE, OTHER, ONE)] == [first, second, first]
    assert sent.made() == [first, second]


@pytest.mark.parametrize("kind", WITH_READERS)
def test_fewer_readers_hold_for_all_that_came_under_the_number(
    form: Callable[[str], Form], kind: str
) -> None:
    sent = form(kind)
    sent.send(ONE), sent.send(OTHER)
    assert sent.readers() != {"private"}
    sent.send(THIRD, "private")
    assert (len(sent.made()), sent.readers()) == (3, {"private"})
    # The wide ones arrive once more, late.
    sent.send(ONE), sent.send(OTHER)
    assert (len(sent.made()), sent.readers()) == (3, {"private"})


@pytest.mark.parametrize("kind", WITH_READERS)
def test_a_wide_sending_that_comes_only_after_the_narrow_one_is_no_wider(
    form: Callable[[str], Form], kind: str
) -> None:
    sent = form(kind)
    for words, audience in ((ONE, ["private"]), (ONE, []), (OTHER, [])):
        sent.send(words, *audience)
    assert (len(sent.made()), sent.readers()) == (2, {"private"})


def test_in_every_order_the_same_stands(form: Callable[[str], Form]) -> None:
    sendings = [(ONE, "couple"), (OTHER, "care_team"), (ONE, "care_team")]
    for order in permutations(sendings):
        sent = form("win")
        for words, audience in order:
            sent.send(words, audience)
        assert sorted((row.text, row.audience) for row in sent.made()) == [
            (ONE, "care_team"),
            (OTHER, "care_team"),
        ]


class TestALateCopy:
    def test_brings_back_neither_words_nor_readers_its_author_changed_meanwhile(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        phone, sent = (
            client_of(maya),
            {"text": ONE, "audience": "couple", "prompt": "", "submission": str(uuid4())},
        )
        place = phone.post(at("journal_new"), sent)["Location"]
        with acting(maya):
            (kept,) = JournalEntry.visible_to(maya)
            choose_readers(by=maya, entry=kept, audience="private")
        phone.post(at("journal_change", kept.pk), {"text": OTHER, "goal": "", "revision": "1"})
        assert phone.post(at("journal_new"), sent)["Location"] == place
        with acting(maya):
            assert list(JournalEntry.visible_to(maya).values_list("text", "audience")) == [(OTHER, "private")]
        with acting(jonas):
            assert not JournalEntry.visible_to(jonas).exists()

    def test_of_a_setback_takes_the_steps_on_it_along_to_fewer_readers(
        self, couple: Couple, maya: User
    ) -> None:
        number = uuid4()
        told = report(couple, maya, submission=number)
        step(told, maya)
        assert report(couple, maya, "private", submission=number) == told
        with acting(maya):
            assert Underneath.visible_to(maya).get().audience == "private"

    def test_of_a_boundary_changed_narrows_it_and_does_not_bring_the_old_one_back(
        self, couple: Couple, maya: User
    ) -> None:
        number, limit = uuid4(), Limit(if_this="If", i_will="knit")
        with acting(maya):
            old = set_boundary(
                by=maya, couple=couple, limit=Limit(if_this="a", i_will="b"), audience="care_team"
            )
            sent = partial(change_boundary, by=maya, boundary=old, limit=limit, submission=number)
            new = sent(audience="care_team")
            assert sent(audience="private") == new == sent(audience="care_team")
            standing = Boundary.visible_to(maya).filter(ended_at=None)
            assert list(standing.values_list("pk", "audience")) == [(new.pk, "private")]


def test_a_ruler_the_care_team_has_is_not_said_to_be_taken_back(form: Callable[[str], Form]) -> None:
    sent = form("ruler")
    first = sent.send(ONE)
    with pytest.raises(OutOfTurn):
        sent.send(ONE, "private")
    sent.send(OTHER, "private")
    assert [(row.pk == first.pk, row.audience) for row in sent.made()] == [
        (True, "care_team"),
        (False, "private"),
    ]


def test_another_answer_of_a_clinician_is_another_answer(
    couple: Couple, goal: Goal, maya: User, clinician: User
) -> None:
    told, number = report(couple, maya), uuid4()
    with acting(clinician):
        (found,) = entries_among(clinician, [told.pk])
        for words in (ONE, ONE, OTHER, ONE, OTHER):
            answer_entry(by=clinician, entry=found, words=words, submission=number)
        assert sorted(EntryFeedback.visible_to(clinician).values_list("words", flat=True)) == [ONE, OTHER]


def test_another_suggestion_of_a_clinician_is_another_goal(couple: Couple, clinician: User) -> None:
    number = uuid4()
    with acting(clinician):
        for words in (ONE, ONE, OTHER, ONE):
            suggest_goal(by=clinician, couple=couple, terms=make_terms(title=words), submission=number)
        assert Goal.visible_to(clinician).count() == 2


def test_a_draft_saved_late_stays_away_and_the_page_says_what_holds(
    couple: Couple, maya: User, client_of: ClientOf
) -> None:
    phone, sent = client_of(maya), {"text": ONE, "audience": "private", "submission": str(uuid4())}
    said = [
        phone.post(at("affirmation_new"), sent | {"audience": audience}, follow=True).content.decode()
        for audience in ("private", "couple")
    ]
    assert ["Kept for you." in page for page in said] == [True, True]
    assert phone.post(at("affirmation_draft"), sent | {"text": OTHER}).status_code == 204
    assert OTHER not in phone.get(at("affirmation_new")).content.decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["journal", "setback", "win", "log"])
def test_at_the_same_moment_the_same_is_one_and_the_narrower_choice_holds(
    couple: Couple, maya: User, goal: Goal, kind: str
) -> None:
    sent = Form(kind, couple, maya, goal)
    once, again = at_once(*[lambda: sent.send(ONE)] * 2)
    assert (once, again) == (sent.made()[0], sent.made()[0])
    at_once(lambda: sent.send(OTHER, "private"), lambda: sent.send(THIRD))
    assert (len(sent.made()), sent.readers()) == (3, {"private"})

"""The timeline of everything: what each reader finds, under every filter, and nothing lost between pages."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from goals.models import Goal
from progress.models import Affirmation, CheckIn, JournalEntry, JournalPassage, Setback, Win
from tests.conftest import ClientOf
from tests.progress.conftest import at, log, text_of

pytestmark = pytest.mark.django_db


def write(model: Any, by: User, couple: Couple, words: str, audience: str, **more: Any) -> Any:
    """A row of any kind, with its words where that kind keeps them."""
    field, day = {
        CheckIn: ("line", "day"),
        JournalEntry: ("text", "written_on"),
        JournalPassage: ("text", ""),
        Win: ("text", "day"),
        Affirmation: ("text", "day"),
        Setback: ("facts", "happened_on"),
    }[model]
    values = {field: words} | ({day: more.pop("on", timezone.now().date())} if day else {}) | more
    with acting(by):
        return model.objects.create(couple=couple, author=by, subject=by, audience=audience, **values)


@pytest.fixture
def life(couple: Couple, goal: Goal, maya: User, jonas: User) -> dict[str, str]:
    """A row of every kind for each and every audience; its words, and its audience."""
    words: dict[str, str] = {}
    for who, person in (("Maya", maya), ("Jonas", jonas)):
        for n, audience in enumerate(("private", "care_team", "couple")):

            def said(kind: str, who: str = who, audience: str = audience) -> str:
                text = f"[{who} {kind} {audience}]"
                words[text] = audience
                return text

            on = timezone.now().date() - timedelta(days=n)
            log(goal, person, said("log"), audience=audience)
            write(CheckIn, person, couple, said("check-in"), audience, on=on)
            entry = write(JournalEntry, person, couple, said("journal"), audience, goal=goal)
            write(JournalPassage, person, couple, said("passage"), audience, entry=entry)
            write(Win, person, couple, said("win"), audience)
            write(Setback, person, couple, said("setback"), audience, kind="argument")
            if audience != "care_team":
                write(Affirmation, person, couple, said("affirmation"), audience)
    return words


def found(browser: Client, query: str = "", url: str = "") -> list[str]:
    """All entries on all pages, in their order."""
    url, entries = url or at("timeline"), []
    while True:
        page = text_of(browser, f"{url}?{query}")
        entries += re.findall(r"\[(?:Maya|Jonas) [a-z-]+ [a-z_]+\]", page)
        answer = browser.get(f"{url}?{query}")
        if not answer.context["older"]:
            return entries
        query = answer.context["older"]


class TestWhoFindsWhat:
    def test_one_finds_ones_own_and_what_is_shared(
        self, life: dict[str, str], maya: User, clinician: User, couple: Couple, client_of: ClientOf
    ) -> None:
        mine = {text for text, audience in life.items() if text.startswith("[Maya") or audience == "couple"}
        entries = found(client_of(maya), "private=on")
        assert (set(entries), len(entries)) == (mine, len(mine))
        told = [text for text in entries if life[text] != "private"]
        assert found(client_of(maya)) == told
        read = {text for text, audience in life.items() if audience != "private"}
        theirs = found(client_of(clinician), url=at("couple_timeline", couple.pk))
        assert (set(theirs), len(theirs)) == (read, len(read))

    def test_no_filter_finds_more(
        self, life: dict[str, str], goal: Goal, jonas: User, maya: User, client_of: ClientOf
    ) -> None:
        browser = client_of(jonas)
        everything = found(browser)
        month = timezone.now().strftime("%Y-%m")
        for query, kept in (
            (f"who={maya.pk}", lambda text: "[Maya" in text),
            (f"who={jonas.pk}&kind=win", lambda text: "[Jonas win" in text),
            ("kind=journal", lambda text: " journal " in text),
            (f"goal={goal.pk}", lambda text: " log " in text or " journal " in text),
            (f"kind=check-in&goal={goal.pk}", lambda text: False),
            (f"since={month}&until={month}", lambda text: True),
            ("until=2020-01", lambda text: False),
        ):
            assert found(browser, query) == [text for text in everything if kept(text)], query

    def test_another_couples_filter_or_a_hidden_goal_is_none(
        self,
        life: dict[str, str],
        private_goal: Goal,
        other_couple: Couple,
        tess: User,
        jonas: User,
        client_of: ClientOf,
    ) -> None:
        for value in (private_goal.pk, UUID(int=7)):
            answer = client_of(jonas).get(at("timeline"), {"goal": value})
            assert answer.status_code == 422
            assert "Nothing here for these filters" in answer.content.decode()
        assert client_of(jonas).get(at("timeline"), {"who": tess.pk}).status_code == 422
        assert client_of(jonas).get(at("timeline"), {"on": "nonsense"}).status_code == 200
        assert found(client_of(tess)) == []


def test_nothing_is_lost_or_doubled_between_pages_even_of_one_moment(
    couple: Couple, goal: Goal, maya: User, client_of: ClientOf
) -> None:
    with time_machine.travel(timezone.now() - timedelta(days=3), tick=False):
        for n in range(30):
            name = "abcdefghijklmnopqrstuvwxyz"[n % 26] + "_" * (n // 26)
            log(goal, maya, f"[Maya log {name}]")
            write(Win, maya, couple, f"[Maya win {name}]", "couple")
    entries = found(client_of(maya))
    assert len(entries) == len(set(entries)) == 60


def test_the_number_of_queries_does_not_grow(
    couple: Couple, goal: Goal, maya: User, client_of: ClientOf
) -> None:
    browser = client_of(maya)

    def asked() -> int:
        browser.get(at("timeline"))
        with CaptureQueriesContext(connection) as captured:
            browser.get(at("timeline"))
        return len(captured)

    log(goal, maya, "one")
    few = asked()
    for n in range(25):
        log(goal, maya, f"step {n}")
        write(Win, maya, couple, f"win {n}", "couple")
    assert asked() == few <= 12


def test_what_one_saw_of_the_other_stays_what_one_saw(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    write(Setback, maya, couple, "I saw a bottle and felt afraid", "couple", kind="worry")
    assert "What Maya saw and felt" in text_of(client_of(jonas), at("timeline"))


def test_a_formula_or_a_tag_is_only_text(couple: Couple, maya: User, client_of: ClientOf) -> None:
    write(Win, maya, couple, "=1+1 <b>مرحبا</b> 💞", "couple")
    assert "=1+1 &lt;b&gt;مرحبا&lt;/b&gt; 💞" in client_of(maya).get(at("timeline")).content.decode()

"""The pages of the way back: told, left and taken up, read by the other, taken back."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from couplesgoals.demo.factories import make_administrator
from couplesgoals.people.models import User
from couplesgoals.program.actions import discharge
from couplesgoals.program.models import Couple
from goals.models import Goal
from progress.models import IStatement, Learned, Setback, Underneath
from tests.conftest import ClientOf
from tests.progress.conftest import at, text_of
from tests.progress.setbacks import FACTS, facts_form, hidden, read_by, readers, report, step
from tests.progress.test_queries import queries

pytestmark = pytest.mark.django_db


class TestTelling:
    def test_kind_then_facts_then_the_way(self, couple: Couple, maya: User, client_of: ClientOf) -> None:
        phone = client_of(maya)
        assert "What comes closest?" in text_of(phone, at("setback_new"))
        asked = phone.post(at("setback_new"), {"kind_asked": "1", "kind": "worry"})
        assert "What did you see and feel?" in asked.content.decode()
        answer = phone.post(at("setback_new"), facts_form(couple, kind="worry"))
        (told,) = read_by(maya)
        assert answer["Location"] == at("setback", told.pk)
        page = text_of(phone, at("setback", told.pk))
        assert "What Maya saw and felt" in page
        assert "Only you" in page

    def test_it_can_be_left_and_taken_up(self, couple: Couple, maya: User, client_of: ClientOf) -> None:
        phone = client_of(maya)
        left = phone.post(at("setback_new"), facts_form(couple, facts="Half a sen 🌊 שלום", stop="1"))
        assert left["Location"] == at("today")
        assert read_by(maya) == []
        assert "Take up what I began" in text_of(phone, at("setbacks"))
        assert "Half a sen 🌊 שלום" in text_of(client_of(maya), at("setback_new"))

    def test_a_change_of_kind_loses_nothing(self, couple: Couple, maya: User, client_of: ClientOf) -> None:
        phone = client_of(maya)
        phone.post(at("setback_new"), facts_form(couple, facts="We were late.", other_kind="1"))
        page = phone.post(at("setback_new"), {"kind_asked": "1", "kind": "trust"}).content.decode()
        assert "We were late." in page
        assert "Trust was shaken" in page

    def test_use_of_the_other_is_not_shared_as_a_fact(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        phone = client_of(maya)
        form = facts_form(couple, facts="We ate. Jonas drank again. I left.", audience="couple")
        refused = phone.post(at("setback_new"), form)
        assert refused.status_code == 422
        assert "Use is for each person to tell of themselves." in refused.content.decode()
        tapped = phone.post(at("setback_new"), form | {"use": "facts:their-use:0"}).content.decode()
        assert "We ate. I saw …, and I felt …. I left." in tapped
        assert read_by(maya) == []
        assert phone.post(at("setback_new"), form | {"audience": "care_team"}).status_code == 302


class TestReading:
    def test_the_other_reads_what_is_shared_and_no_more(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        told = report(couple, maya)
        step(told, maya, need_words="shared words")
        step(told, maya, Learned, "care_team", learned="team words")
        step(told, maya, IStatement, "private", feel="own words", when="x", would_like="y")
        page = text_of(client_of(jonas), at("setback", told.pk))
        assert "Maya shared something hard with you. You do not need to answer now." in page
        assert FACTS in page
        assert "shared words" in page
        assert "team words" not in page
        assert "own words" not in page
        assert "Say it in other words" not in page

    def test_taken_back_it_is_not_there(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        told = report(couple, maya)
        phone = client_of(jonas)
        answered = phone.post(
            at("setback_underneath", told.pk),
            {"audience": "couple", "move": "went-quiet", "need_words": "his own"},
        )
        assert answered["Location"] == at("setback", told.pk)
        readers(told, maya, "care_team")
        for name in ("setback", "setback_underneath", "setback_learned", "setback_words", "setback_onward"):
            assert phone.get(at(name, told.pk)).status_code == 404
        assert (
            phone.post(at("setback_learned", told.pk), {"audience": "private", "learned": "x"}).status_code
            == 404
        )
        own = text_of(phone, at("setbacks"))
        assert "his own" in own
        assert FACTS not in own
        assert read_by(jonas, Setback) == []
        assert len(read_by(jonas, Underneath)) == 1


class TestSteps:
    def test_words_offered_are_put_in_with_one_tap(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        told, phone = report(couple, maya, kind="return-to-use"), client_of(maya)
        form = {"audience": "couple", "learned": "My own.", "put": "reframe:0"}
        page = phone.post(at("setback_learned", told.pk), form).content.decode()
        assert "This is a fork in the road. I can choose the next turn now.</textarea>" in page
        assert "My own." in page
        assert read_by(maya, Learned) == []
        assert phone.post(at("setback_learned", told.pk), form | {"put": "reframe:99"}).status_code == 302

    def test_a_sentence_is_read_once_more_before_it_goes(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        told, phone = report(couple, maya), client_of(maya)
        said = {"feel": "scared", "when": "you never call", "because": "", "would_like": "one call at six"}
        looked = phone.post(at("setback_words", told.pk), said | {"check": "1"}).content.decode()
        assert "invite an argument about exceptions" in looked
        assert phone.post(at("setback_words", told.pk), said)["Location"] == at("setback_read", told.pk)
        assert "one call at six" in text_of(phone, at("setback_read", told.pk))
        assert read_by(jonas, IStatement) == read_by(maya, IStatement) == []
        carried = hidden(text_of(phone, at("setback_read", told.pk)))
        sent = phone.post(at("setback_read", told.pk), carried | {"readers": "couple"})
        assert sent["Location"] == at("setback", told.pk)
        assert "one call at six" in text_of(client_of(jonas), at("setback", told.pk))
        taken = phone.post(at("setback_take_back", told.pk), {"step": "words"})
        assert taken["Location"] == at("setback", told.pk)
        assert "one call at six" not in text_of(client_of(jonas), at("setback", told.pk))

    def test_to_change_a_goal_begins_with_the_same_words(
        self, couple: Couple, goal: Goal, maya: User, client_of: ClientOf
    ) -> None:
        told, phone = report(couple, maya), client_of(maya)
        form = {"audience": "private", "choice": "revise", "goal": str(goal.pk), "words": "Once a week fits."}
        assert phone.post(at("setback_onward", told.pk), form).status_code == 302
        begin = reverse("goals:suggest", args=[goal.pk])
        assert begin in text_of(phone, at("setback", told.pk))
        assert "Once a week fits." in text_of(phone, begin)

    def test_a_page_out_of_date_shows_what_stands_and_keeps_what_was_typed(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        told, phone = report(couple, maya), client_of(maya)
        step(told, maya, Learned, learned="From my laptop")
        form = {"audience": "couple", "learned": "From my phone", "revision": ""}
        late = phone.post(at("setback_learned", told.pk), form)
        assert late.status_code == 422
        page = late.content.decode()
        assert "From my laptop" in page
        assert "From my phone" in page
        assert phone.post(at("setback_learned", told.pk), form | {"revision": "1"}).status_code == 302

    def test_a_late_save_does_not_bring_a_draft_back(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        told, phone = report(couple, maya), client_of(maya)
        typed = {"step": "learned", "revision": "", "audience": "private", "learned": "Half"}
        assert phone.post(at("setback_draft", told.pk), typed).status_code == 204
        assert "Half" in text_of(phone, at("setback_learned", told.pk))
        phone.post(at("setback_learned", told.pk), typed | {"learned": "Whole"})
        assert phone.post(at("setback_draft", told.pk), typed).status_code == 204
        assert "Half" not in text_of(phone, at("setback_learned", told.pk))


def test_today_says_neutrally_that_something_was_shared(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    phone = client_of(jonas)
    report(couple, maya, "care_team")
    before = text_of(phone, at("today"))
    assert "Maya shared something with you" not in before
    told = report(couple, maya)
    page = text_of(phone, at("today"))
    assert "Maya shared something with you" in page
    assert at("setback", told.pk) in page
    assert FACTS not in page
    assert "argument" not in page
    text_of(phone, at("us"))
    assert "Maya shared something with you" not in text_of(phone, at("today"))


def test_queries_do_not_grow(couple: Couple, maya: User, jonas: User, client_of: ClientOf) -> None:
    phone = client_of(jonas)
    told = report(couple, maya)
    report(couple, maya)
    few = {page: len(queries(phone, page)) for page in (at("setbacks"), at("setback", told.pk))}
    for each in range(28):
        step(report(couple, maya if each % 2 else jonas), jonas)
    step(told, maya), step(told, jonas, Learned, learned="x")
    assert {page: len(queries(phone, page)) for page in few} == few
    for each in range(4):
        report(couple, jonas, facts=f"One more, {each}.")
    first = text_of(phone, at("setbacks"))
    older = re.findall(r'href="(\?before=[^"]+)"', first)[0]
    links = r'href="(/setback/[0-9a-f-]{36}/)"'
    pages = [set(re.findall(links, page)) for page in (first, text_of(phone, at("setbacks") + older))]
    assert [len(page) for page in pages] == [30, 4]
    assert pages[0].isdisjoint(pages[1])
    assert text_of(phone, at("setbacks") + "?before=nonsense").count("Begin") == first.count("Begin")
    # Sign-in, viewer and couple are four of them.
    assert max(few.values()) <= 14, few


def test_who_left_reads_their_own_and_begins_nothing(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    mine, theirs = report(couple, maya), report(couple, jonas)
    step(theirs, maya, need_words="my own words")
    discharge(by=make_administrator("Ada"), enrollment=maya.enrollments.get(), reason="transferred")
    phone = client_of(maya)
    page = text_of(phone, at("setbacks"))
    assert "my own words" in page
    assert "Begin" not in page
    assert "Say it in other words" not in text_of(phone, at("setback", mine.pk))
    assert phone.get(at("setback", theirs.pk)).status_code == 404
    assert phone.get(at("setback_new")).status_code == 404
    assert phone.post(at("setback_readers", mine.pk), {"audience": "private"}).status_code == 302
    assert phone.post(at("setback_readers", mine.pk), {"audience": "couple"}).status_code == 422

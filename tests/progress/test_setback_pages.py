"""The pages of the way back: told, left and taken up, read by the other, taken back."""

from __future__ import annotations

import pytest

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from progress.models import IStatement, Learned, Setback, Underneath
from tests.conftest import ClientOf
from tests.progress.conftest import at, text_of
from tests.progress.setbacks import FACTS, facts_form, read_by, readers, report, step

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

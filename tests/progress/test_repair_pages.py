"""The pages of a repair conversation: one thing to do at a time, and nothing lost when two write at once."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from couplesgoals.demo.factories import make_administrator
from couplesgoals.people.models import User
from couplesgoals.program.actions import discharge
from couplesgoals.program.models import Couple
from progress.models import RepairTurn
from tests.conftest import ClientOf
from tests.progress.conftest import at, events, text_of, without_tokens
from tests.progress.repairs import WHOLE, call, move, offer, polled, running, turn, turn_form
from tests.progress.setbacks import FACTS, read_by, readers, report

pytestmark = pytest.mark.django_db


class TestOffering:
    def test_offered_on_a_page_and_read_kindly(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        about = report(couple, maya)
        phone, his = client_of(maya), client_of(jonas)
        assert "Offer it" in text_of(phone, at("repair_offer", about.pk))
        number = str(uuid4())
        first = phone.post(at("repair_offer", about.pk), {"submission": number})
        assert (
            phone.post(at("repair_offer", about.pk), {"submission": number})["Location"] == first["Location"]
        )
        assert "Your offer is there." in text_of(phone, first["Location"])
        assert his.get(at("repair_offer", about.pk))["Location"] == first["Location"]
        page = text_of(his, first["Location"])
        assert "Maya would like to talk with you about this, in turns." in page
        assert "declined" not in page
        assert "Stop here" not in page

    def test_of_what_is_not_shared_it_says_why(self, couple: Couple, maya: User, client_of: ClientOf) -> None:
        about = report(couple, maya, "private")
        page = text_of(client_of(maya), at("repair_offer", about.pk))
        assert "What happened is not shared with both of you." in page
        assert "Offer it" not in page


class TestTurns:
    def test_the_page_says_whose_turn_it_is(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        talk = running(couple, maya, jonas)
        mayas, his = client_of(maya), client_of(jonas)
        url = at("repair", talk.pk)
        assert "You may begin." in text_of(mayas, url)
        assert "Maya may begin, or you." in text_of(his, url)
        sent = mayas.post(at("repair_turn", talk.pk), turn_form(1, "say", "I was afraid."))
        assert sent["Location"] == url
        assert "Jonas is saying back what they heard." in text_of(mayas, url)
        assert "Say back what you heard." in text_of(his, url)
        his.post(at("repair_turn", talk.pk), turn_form(2, "reflect", "You were afraid."))
        page = text_of(mayas, url)
        assert "Yes, that is it" in page
        assert "Not quite – I want to add" in page
        empty = mayas.post(at("repair_turn", talk.pk), turn_form(3, "add", "  "))
        assert empty.status_code == 422
        mayas.post(at("repair_turn", talk.pk), turn_form(3, "confirm", ""))
        assert "Now it is your turn to speak." in text_of(his, url)

    def test_two_at_once_lose_no_word(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        talk, phone = running(couple, maya, jonas), client_of(jonas)
        turn(talk, maya, 1, "say", "She was faster.")
        late = phone.post(at("repair_turn", talk.pk), turn_form(1, "say", "What he had typed. 🌊"))
        page = late.content.decode()
        assert late.status_code == 409
        assert "Something new was written while you wrote." in page
        assert "She was faster." in page
        assert "What he had typed. 🌊" in page
        phone.post(at("repair_turn", talk.pk), turn_form(2, "reflect", "You were faster."))
        turn(talk, maya, 3, "confirm")
        assert "What he had typed. 🌊" in text_of(phone, at("repair", talk.pk))

    def test_a_form_of_a_paused_talk_keeps_its_words(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        talk, phone = move(running(couple, maya, jonas), jonas, "pause"), client_of(maya)
        answer = phone.post(at("repair_turn", talk.pk), turn_form(1, "say", "Kept words."))
        assert answer.status_code == 409
        assert "Kept words." in answer.content.decode()
        phone.post(at("repair_resume", talk.pk))
        assert "Kept words." in text_of(phone, at("repair", talk.pk))

    def test_drafts_starters_and_a_late_save(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        talk, phone = running(couple, maya, jonas), client_of(maya)
        form = turn_form(1, "say", "Half a sen")
        assert phone.post(at("repair_draft", talk.pk), form).status_code == 204
        assert "Half a sen" in text_of(client_of(maya), at("repair", talk.pk))
        put = phone.post(at("repair_turn", talk.pk), form | {"put": "1"})
        assert "Half a sen\nI felt …" in put.content.decode()
        assert read_by(maya, RepairTurn) == []
        phone.post(at("repair_turn", talk.pk), form)
        phone.post(at("repair_draft", talk.pk), form)
        turn(talk, jonas, 2, "reflect", "x")
        turn(talk, maya, 3, "confirm")
        turn(talk, jonas, 4, "say", "y")
        turn(talk, maya, 5, "reflect", "y")
        turn(talk, jonas, 6, "confirm")
        assert "Half a sen</textarea>" not in text_of(phone, at("repair", talk.pk))
        assert phone.get(at("repair_turn", talk.pk))["Location"] == at("repair", talk.pk)


class TestAskingByItself:
    def test_nothing_new_nothing_sent_and_no_longer_signed_in_for_it(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        talk, phone = running(couple, maya, jonas, 1), client_of(maya)
        url = at("repair", talk.pk)
        found = re.search(r'seen=([\w-]+)"[^>]*hx-trigger="every 10s"', text_of(phone, url))
        assert found
        session = phone.session
        session["last_seen"] -= 120
        session.save()
        assert polled(phone, url, found[1]).status_code == 204
        assert phone.session["last_seen"] == session["last_seen"]
        turn(talk, jonas, 2, "reflect", "You were afraid.")
        fresh = polled(phone, url, found[1]).content.decode()
        assert "Did Jonas hear you?" in fresh
        assert "<html" not in fresh
        assert "every 10s" not in fresh

    def test_taken_back_looks_as_if_never_there(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        talk, phone = running(couple, maya, jonas, 2), client_of(jonas)
        (about,) = read_by(maya)
        readers(about, maya, "private")
        gone, absent = (polled(phone, at("repair", pk), "x") for pk in (talk.pk, uuid4()))
        assert (gone.status_code, gone.content) == (absent.status_code, absent.content)
        for name in ("repair", "repair_turn", "repair_call"):
            assert phone.get(at(name, talk.pk)).status_code == 404
        for name in ("repair_turn", "repair_draft", "repair_pause", "repair_stop", "repair_accept"):
            assert phone.post(at(name, talk.pk), turn_form(3, "confirm", "x")).status_code == 404
        own = text_of(client_of(maya), at("repair", talk.pk))
        assert "What happened is not shared right now, so this talk rests." in own
        assert WHOLE[0][2] in own
        assert FACTS not in own


class TestAnyTime:
    def test_slower_paused_gone_on_stopped(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        talk = running(couple, maya, jonas, 1)
        phones, url = [client_of(maya), client_of(jonas)], at("repair", talk.pk)
        for name, seen in (
            ("repair_slower", "We are going slower now."),
            ("repair_pause", "You two are taking a pause."),
            ("repair_resume", "We are going slower now."),
            ("repair_stop", "You stopped here. That is allowed."),
        ):
            phones[1].post(at(name, talk.pk))
            assert all(seen in text_of(phone, url) for phone in phones)
        after = phones[1].post(at("repair_turn", talk.pk), turn_form(2, "reflect", "Too late."))
        assert after.status_code == 409
        assert len(read_by(maya, RepairTurn)) == 1

    def test_heard_it_offers_two_good_ends(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        talk, phone = running(couple, maya, jonas, len(WHOLE)), client_of(maya)
        page = text_of(phone, at("repair", talk.pk))
        assert "You heard each other." in page
        assert at("setback_onward", talk.setback_id) in page
        phone.post(at("repair_stop", talk.pk), {"well": "1"})
        ended = text_of(phone, at("repair", talk.pk))
        assert "You heard each other." in ended
        assert "You stopped here." not in ended

    def test_a_call_changes_nothing_on_any_page_of_the_other(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        talk, phone, his = running(couple, maya, jonas, 1), client_of(maya), client_of(jonas)
        pages = (
            at("repair", talk.pk),
            at("repair_call", talk.pk),
            at("repair_offer", talk.setback_id),
            at("setback", talk.setback_id),
            at("us"),
            at("today"),
            "/api/v1/repairs/",
            "/api/v1/repair-turns/",
        )
        before = [(a.status_code, without_tokens(a)) for a in (his.get(page) for page in pages)]
        hers = without_tokens(phone.get(at("repair", talk.pk)))
        assert phone.post(at("repair_call", talk.pk), {"words": "x" * 501}).status_code == 422
        phone.post(at("repair_call", talk.pk), {"words": "Please look in."})
        assert [(a.status_code, without_tokens(a)) for a in (his.get(page) for page in pages)] == before
        # Nor the page both may be looking at.
        assert without_tokens(phone.get(at("repair", talk.pk))) == hers
        assert "Please look in." in text_of(phone, at("repair_call", talk.pk))


class TestStaffAndSize:
    def test_the_clinician_reads_along_and_it_is_written_down(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        talk = running(couple, maya, jonas, 2)
        page = text_of(client_of(clinician), at("repair", talk.pk))
        assert "It runs. Next: Maya." in page
        assert WHOLE[0][2] in page
        assert '<form class="form"' not in page
        read = events("read", clinician)[-1]
        assert talk.pk in read.ids
        assert len(read.ids) == 3

    def test_many_turns_are_as_many_queries(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        talk, phone = running(couple, maya, jonas, 2), client_of(maya)
        url = at("repair", talk.pk)
        text_of(phone, url)
        with CaptureQueriesContext(
            connection,
        ) as few:
            text_of(phone, url)
        people = {"M": maya, "J": jonas}
        for number in range(3, 61):
            who, kind, words = ("M", "add", f"<{number}>") if number % 2 else ("J", "reflect", "Heard.")
            turn(talk, people[who], number, kind, words)
        with CaptureQueriesContext(connection) as many:
            page = text_of(phone, url)
        assert len(many) == len(few)
        assert len(many) <= 16
        assert "&lt;11&gt;" in page
        assert "&lt;9&gt;" not in page
        earlier = text_of(phone, f"{url}?before=11")
        assert "&lt;9&gt;" in earlier
        assert "every 10s" not in earlier


def test_after_one_stopped_another_can_be_offered(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    about = report(couple, maya)
    ended = move(offer(about, maya), maya, "stop")
    page = text_of(client_of(jonas), at("repair_offer", about.pk))
    assert at("repair", ended.pk) in page
    call(ended, maya)


def test_a_turn_by_the_api(
    couple: Couple, maya: User, jonas: User, tess: User, clinician: User, client_of: ClientOf
) -> None:
    talk, phone = running(couple, maya, jonas), client_of(maya)
    body = {
        "conversation": str(talk.pk),
        "number": 1,
        "kind": "say",
        "words": "Here.",
        "submission": str(uuid4()),
    }

    def sent(by: User, **over: object) -> int:
        url = "/api/v1/repair-turns/"
        return client_of(by).post(url, body | over, content_type="application/json").status_code

    assert [sent(maya), sent(maya)] == [201, 201]
    assert sent(jonas, submission=None) == 409
    assert sent(jonas, number=2, kind="reflect", words="", submission=None) == 400
    assert [sent(clinician), sent(tess)] == [404, 404]
    listed = phone.get(f"/api/v1/repair-turns/?conversation={talk.pk}").json()["results"]
    assert [(one["number"], one["words"]) for one in listed] == [(1, "Here.")]


def test_when_one_leaves_the_other_reads_and_that_is_all(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    talk, phone = running(couple, maya, jonas, 2), client_of(maya)
    discharge(by=make_administrator("Ada"), enrollment=jonas.enrollments.get(), reason="left-against-advice")
    page = text_of(phone, at("repair", talk.pk))
    assert "This talk rests." in page
    assert WHOLE[1][2] in page
    for gone in ("Did Jonas hear you?", "At any time", "every 10s", "<textarea"):
        assert gone not in page
    assert client_of(jonas).get(at("repair", talk.pk)).status_code == 404
    for name in ("repair_turn", "repair_stop", "repair_draft", "repair_call"):
        answer = phone.post(at(name, talk.pk), turn_form(3, "confirm", "x"))
        assert answer.status_code in (403, 404)
    assert len(read_by(maya, RepairTurn)) == 2

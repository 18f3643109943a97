"""What is new to a clinician, what they marked as read, and what they answered to one alone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from couplesgoals.demo.factories import (
    active_joint_goal,
    join_care_team,
    make_administrator,
    make_couple,
    make_partner,
)
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.program.actions import discharge
from couplesgoals.program.models import Couple, Program
from couplesgoals.records.acting import acting_as as acting
from goals.models import Goal
from progress.actions import change_log_audience
from progress.actions.told import answer_entry, mark_read
from progress.actions.wins import mark_win
from progress.models import EntryFeedback, JournalEntry, Learned, ReadMark
from progress.told import entries_among
from tests.conftest import ClientOf
from tests.progress.conftest import at, events, log, text_of
from tests.progress.journals import entry_of, passage_of
from tests.progress.repairs import call, move, offer
from tests.progress.setbacks import report, safe, step
from tests.progress.test_queries import queries

pytestmark = pytest.mark.django_db


def news(browser: Any, couple: Couple) -> Any:
    """What is new on the couple's page."""
    return browser.get(at("couple", couple.pk)).context["page"].news


def mark(by: User, couple: Couple, *entries: UUID) -> int:
    """Mark entries as read."""
    with acting(by):
        return mark_read(by=by, couple=couple, entries=entries)


def answer(by: User, entry: UUID, words: str = "I am glad you wrote it down.", **over: Any) -> EntryFeedback:
    """Answer an entry as somebody who reads it."""
    with acting(by):
        return answer_entry(by=by, entry=entries_among(by, [entry])[0], words=words, **over)


def rows_of(person: User, model: Any) -> list[Any]:
    """What somebody reads of a model."""
    with acting(person):
        return list(model.visible_to(person).order_by("id"))


class TestNews:
    def test_every_kind_as_far_as_it_is_read_and_what_is_private_never(
        self, goal: Goal, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        log(goal, maya), log(goal, jonas, audience="private")
        hidden = entry_of(maya, couple)
        entry_of(jonas, couple, audience="care_team")
        passage_of(hidden, maya, audience="care_team")
        told = report(couple, maya)
        step(told, jonas, Learned, learned="A walk helps.", audience="care_team")
        report(couple, jonas, audience="private")
        for by, audience in ((maya, "couple"), (jonas, "private"), (clinician, "couple")):
            with acting(by):
                mark_win(by=by, couple=couple, text="We laughed.", audience=audience)
        page = news(client_of(clinician), couple)
        assert [item.kind for item in page.items] == [
            "win", "learned", "setback", "passage", "journal", "log",
        ]  # fmt: skip
        assert (page.number, page.more, page.is_at_least) == (6, 0, False)

    def test_what_was_taken_back_before_it_was_read_is_gone_from_list_and_count(
        self, goal: Goal, couple: Couple, maya: User, clinician: User, client_of: ClientOf
    ) -> None:
        entry, browser = log(goal, maya, "a word I take back"), client_of(clinician)
        assert news(browser, couple).number == 1
        with acting(maya):
            change_log_audience(by=maya, entry=entry, audience="private")
        assert news(browser, couple).number == 0
        assert "a word I take back" not in text_of(browser, at("couple", couple.pk))
        assert browser.get(at("caseload")).context["rows"][0].needs == []

    def test_what_is_long_ago_is_history(
        self, goal: Goal, couple: Couple, maya: User, clinician: User, client_of: ClientOf
    ) -> None:
        log(goal, maya)
        with time_machine.travel(timezone.now() + timedelta(days=29)):
            assert news(client_of(clinician), couple).number == 0

    def test_each_is_logged_as_read(
        self, couple: Couple, maya: User, clinician: User, client_of: ClientOf
    ) -> None:
        told, check = report(couple, maya), safe(couple, maya, not_safe=True)
        text_of(client_of(clinician), at("couple", couple.pk))
        assert set(events("read", clinician)[-1].ids) == {told.pk, check.pk}


class TestMarks:
    def test_one_or_all_twice_is_once_and_only_ones_own(
        self,
        goal: Goal,
        couple: Couple,
        maya: User,
        clinician: User,
        supervisor: User,
        client_of: ClientOf,
    ) -> None:
        browser, ids = client_of(clinician), [str(log(goal, maya).pk) for _each in range(12)]
        page = news(browser, couple)
        assert (len(page.items), page.more) == (10, 2)
        for _twice in range(2):
            browser.post(at("read", couple.pk), {"entry": ids[0]})
        assert news(browser, couple).number == 11
        shown = [str(item.pk) for item in news(browser, couple).items]
        part = browser.post(at("read", couple.pk), {"entry": shown}, headers={"HX-Request": "true"})
        assert part.content.decode().count('id="entry-') == 1
        assert 'data-announce="10 entries marked as read"' in part.content.decode()
        assert news(client_of(supervisor), couple).number == 12
        assert [len(rows_of(one, ReadMark)) for one in (clinician, supervisor, maya)] == [11, 0, 0]

    def test_what_is_hidden_is_left_out_as_what_is_not_there(
        self, goal: Goal, couple: Couple, maya: User, clinician: User, client_of: ClientOf
    ) -> None:
        hidden, browser = entry_of(maya, couple), client_of(clinician)
        answers = [browser.post(at("read", couple.pk), {"entry": str(one)}) for one in (hidden.pk, uuid4())]
        assert [(one.status_code, one["Location"]) for one in answers] == [
            (302, at("couple", couple.pk) + "#new")
        ] * 2
        assert browser.post(at("read", couple.pk), {"entry": "no id"}).status_code == 302
        assert rows_of(clinician, ReadMark) == []

    @pytest.mark.parametrize("who", ["maya", "former_clinician", "idle_clinician", "administrator"])
    def test_it_refuses_everybody_else(
        self, couple: Couple, maya: User, who: str, client_of: ClientOf, request: pytest.FixtureRequest
    ) -> None:
        told, person = report(couple, maya), request.getfixturevalue(who)
        with pytest.raises(Refused):
            mark(person, couple, told.pk)
        assert client_of(person).post(at("read", couple.pk), {"entry": str(told.pk)}).status_code == 404


class TestAnswers:
    def test_its_author_and_the_care_team_read_it_and_the_other_does_not(
        self,
        goal: Goal,
        couple: Couple,
        maya: User,
        jonas: User,
        clinician: User,
        supervisor: User,
        client_of: ClientOf,
    ) -> None:
        entry = log(goal, maya)
        made = answer(clinician, entry.pk, "That was brave of you.")
        assert (made.subject, made.audience, made.kind) == (maya, "subject", "log")
        assert [rows_of(one, EntryFeedback) for one in (maya, clinician, supervisor, jonas)] == [
            [made], [made], [made], [],
        ]  # fmt: skip
        assert "That was brave of you." in text_of(client_of(maya), at("goal", goal.pk))
        assert "Only you and your care team" in text_of(client_of(maya), at("told"))
        assert "Dana Rivera wrote to you" in text_of(client_of(maya), at("today"))
        for page in (at("today"), at("goal", goal.pk), at("us"), at("told"), "/api/v1/entry-feedback/"):
            assert "brave" not in text_of(client_of(jonas), page)
            assert "Rivera wrote to you" not in text_of(client_of(jonas), page)
        # Who answers has read it.
        assert news(client_of(clinician), couple).number == 0

    def test_it_stands_at_a_journal_entry_and_at_a_step_of_a_setback(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        entry, told = entry_of(maya, couple, audience="care_team"), report(couple, jonas)
        side = step(told, maya, Learned, learned="To ask once.")
        answer(clinician, entry.pk, "at the journal"), answer(clinician, side.pk, "at her step")
        assert "at the journal" in text_of(client_of(maya), at("journal_entry", entry.pk))
        assert "at her step" in text_of(client_of(maya), at("setback", told.pk))
        assert "at her step" not in text_of(client_of(jonas), at("setback", told.pk))

    def test_once_however_often_it_is_sent_and_never_without_words(
        self, goal: Goal, maya: User, clinician: User, client_of: ClientOf
    ) -> None:
        entry, browser = log(goal, maya), client_of(clinician)
        sent = {"words": "I am glad.", "submission": str(uuid4())}
        for _twice in range(2):
            assert browser.post(at("answer", entry.pk), sent).status_code == 302
        assert len(rows_of(clinician, EntryFeedback)) == 1
        assert browser.post(at("answer", entry.pk), {"words": " "}).status_code == 422
        for words in (" ", "x" * 2001):
            with pytest.raises(ValidationError):
                answer(clinician, entry.pk, words)

    def test_a_draft_waits_until_it_is_sent(
        self, goal: Goal, maya: User, clinician: User, client_of: ClientOf
    ) -> None:
        entry, browser = log(goal, maya), client_of(clinician)
        typed = {"words": "half a sen", "submission": str(uuid4())}
        assert browser.post(at("answer_draft", entry.pk), typed).status_code == 204
        assert "half a sen" in text_of(browser, at("answer", entry.pk))
        browser.post(at("answer", entry.pk), typed)
        browser.post(at("answer_draft", entry.pk), typed)
        assert "half a sen</textarea>" not in text_of(browser, at("answer", entry.pk))

    def test_not_at_what_was_taken_back_meanwhile_nor_to_who_has_left(
        self, couple: Couple, maya: User, clinician: User
    ) -> None:
        entry = entry_of(maya, couple, audience="care_team")
        with acting(clinician):
            (found,) = entries_among(clinician, [entry.pk])
        with acting(maya):
            JournalEntry.visible_to(maya).update(audience="private")
        with acting(clinician), pytest.raises(Refused):
            answer_entry(by=clinician, entry=found, words="Too late.")
        again = entry_of(maya, couple, audience="care_team")
        by = make_administrator("Ada")
        discharge(by=by, enrollment=maya.enrollments.get(), reason="left-against-advice")
        with pytest.raises(OutOfTurn):
            answer(clinician, again.pk)

    @pytest.mark.parametrize("who", ["maya", "jonas", "former_clinician", "idle_clinician", "administrator"])
    def test_nobody_else_answers(
        self, goal: Goal, maya: User, who: str, client_of: ClientOf, request: pytest.FixtureRequest
    ) -> None:
        entry, browser = log(goal, maya), client_of(request.getfixturevalue(who))
        sent = {"entry": str(entry.pk), "words": "Mine"}
        assert browser.post(at("answer", entry.pk), sent).status_code == 404
        kind = "application/json"
        assert browser.post("/api/v1/entry-feedback/", sent, content_type=kind).status_code == 404
        assert browser.post("/api/v1/read-marks/", sent, content_type=kind).status_code == 404


class TestCalls:
    def test_a_call_and_a_talk_that_waits_stand_on_the_caseload_until_read_or_gone_on(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        talk = offer(report(couple, maya), maya)
        move(talk, jonas, "accept")
        asked = call(talk, jonas, "I am stuck.")

        def kinds() -> list[str]:
            (row,) = client_of(clinician).get(at("caseload")).context["rows"]
            return [need.kind for need in row.needs]

        assert kinds() == ["call", "setback"]
        assert "I am stuck." in text_of(client_of(clinician), at("couple", couple.pk))
        with time_machine.travel(timezone.now() + timedelta(days=3, minutes=1)):
            assert kinds() == ["call", "stalled", "setback"]
            mark(clinician, couple, asked.pk)
            assert kinds() == ["stalled", "setback"]
            move(talk, maya, "pause")
            assert kinds() == ["setback"]


class TestCost:
    def test_as_many_queries_for_two_hundred_entries_as_for_two(
        self, goal: Goal, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        browser = client_of(clinician)
        log(goal, maya), log(goal, jonas)
        pages = [at("couple", couple.pk), at("couple_days", couple.pk)]
        few = [len(queries(browser, page)) for page in pages]
        for n in range(198):
            log(goal, (maya, jonas)[n % 2])
        assert [len(queries(browser, page)) for page in pages] == few
        assert news(browser, couple).is_at_least
        # Three belong to the test's own transaction.
        assert max(few) <= 14 + 3, few

    def test_the_caseload_of_many_asks_as_much_as_of_one(
        self, goal: Goal, program: Program, maya: User, clinician: User, client_of: ClientOf
    ) -> None:
        browser = client_of(clinician)
        log(goal, maya)
        one = queries(browser, at("caseload"))
        for n in range(9):
            a, b = make_partner(f"Ann{n}"), make_partner(f"Bob{n}")
            more = make_couple(program, a, b)
            join_care_team(more, clinician)
            safe(more, a, not_safe=True)
            call(offer(report(more, a), a), a)
            log(active_joint_goal(more, a, b, clinician), a)
        many = queries(browser, at("caseload"))
        rows = browser.get(at("caseload")).context["rows"]
        assert [need.kind for need in rows[0].needs] == ["safety", "call", "setback", "unread"]
        assert len(rows) == 10
        assert len(many) == len(one) <= 12 + 3, "\n".join(many)

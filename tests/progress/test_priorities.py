"""Things have changed: said in a minute, read by whom it is meant for, asked on planned days, leading on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from couplesgoals.demo.factories import active_joint_goal
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused, Stale
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from couplesgoals.records.drafts import draft_of
from progress.actions.priorities import ShiftWords, call_off_ask, choose_shift_readers, plan_ask, say_shift
from progress.models import PriorityAsk, PriorityShift
from tests.conftest import ClientOf
from tests.progress.conftest import at, events, text_of, without_tokens
from tests.progress.test_queries import queries

pytestmark = pytest.mark.django_db

QUESTION = "Has something shifted for you?"


def today_of(couple: Couple) -> date:
    """The couple's day."""
    return timezone.localtime(timezone.now(), couple.zone).date()


def say(couple: Couple, by: User, more: str = "Sleep", audience: str = "care_team", **over: Any) -> Any:
    """Say that something shifted."""
    with acting(by):
        return say_shift(by=by, couple=couple, said=ShiftWords(more=more), audience=audience, **over)


def planned(couple: Couple, by: User, ahead: int = 3, **over: Any) -> PriorityAsk:
    """Plan a day."""
    with acting(by):
        return plan_ask(by=by, couple=couple, asked_on=today_of(couple) + timedelta(days=ahead), **over)


def asked_today(couple: Couple, by: User, ago: int = 0) -> PriorityAsk:
    """A day planned before that has come."""
    with acting(by):
        day = today_of(couple) - timedelta(days=ago)
        return PriorityAsk.objects.create(couple=couple, author=by, audience="couple", asked_on=day)


def form(**over: str) -> dict[str, str]:
    """The form as a browser sends it."""
    sent = {"audience": "care_team", "more": "My mother", "less": "", "since": "weeks", "would_help": ""}
    return sent | {"submission": str(uuid4())} | over


def shifts_of(person: User) -> list[PriorityShift]:
    """What this person reads."""
    with acting(person):
        return list(PriorityShift.visible_to(person).order_by("created_at", "id"))


class TestSaying:
    def test_a_minute_on_the_page_and_three_ways_on(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        goal = active_joint_goal(couple, maya, jonas, clinician, title="Two quiet evenings")
        browser = client_of(maya)
        answer = browser.post(at("priorities"), form(more="My mother", audience="private"))
        [made] = shifts_of(maya)
        assert answer.url == at("priority", made.pk)
        text = text_of(browser, answer.url)
        assert "My mother" in text
        assert "Two quiet evenings" in text
        for way in (reverse("goals:suggest", args=[goal.pk]), reverse("goals:change", args=[goal.pk])):
            assert way in text
            assert browser.get(way).status_code == 200
        # One tap lets somebody know, and only those who did not yet.
        assert "Ask my care team in" in text
        assert "Share it with Jonas" in text
        browser.post(at("priority_audience", made.pk), {"audience": "couple", "revision": "1"})
        assert [row.more for row in shifts_of(jonas)] == ["My mother"]
        assert "Share it with" not in text_of(browser, answer.url)

    def test_the_care_team_reads_it_unless_one_chooses_otherwise(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        assert client_of(maya).get(at("priorities")).context["form"]["audience"].value() == "care_team"
        client_of(maya).post(at("priorities"), form())
        assert len(shifts_of(clinician)) == 1
        assert shifts_of(jonas) == []

    def test_what_cannot_be_is_said_by_the_field_and_no_word_is_lost(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        browser = client_of(maya)
        for wrong in (form(more=""), form(more="x" * 1001), form(since="never"), form(audience="subject")):
            answer = browser.post(at("priorities"), wrong)
            assert answer.status_code == 422
            assert wrong["more"] in answer.content.decode()
        assert shifts_of(maya) == []

    def test_a_phone_that_sends_twice_says_it_once_and_reads_it_by_the_narrowest(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        sent = form(audience="couple")
        for data in (sent, sent, sent | {"audience": "private"}):
            client_of(maya).post(at("priorities"), data)
        assert [row.audience for row in shifts_of(maya)] == ["private"]
        client_of(maya).post(at("priorities"), sent | {"more": "Work", "audience": "couple"})
        assert [(row.more, row.audience) for row in shifts_of(maya)] == [
            ("My mother", "private"),
            ("Work", "private"),
        ]

    def test_what_is_typed_is_kept_for_oneself_until_it_is_sent(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        browser, typed = client_of(maya), form(more="Half a thought")
        assert browser.post(at("priorities_draft"), typed).status_code == 204
        assert "Half a thought" in text_of(browser, at("priorities"))
        assert "Half a thought" not in text_of(client_of(jonas), at("priorities"))
        browser.post(at("priorities"), typed)
        # A save that arrives after what it belongs to does not bring the draft back.
        browser.post(at("priorities_draft"), typed)
        with acting(maya):
            assert draft_of(by=maya, form="priority-shift", about=None) == {}

    def test_one_may_have_ones_words_looked_at(self, couple: Couple, maya: User, client_of: ClientOf) -> None:
        looked = form(more="You never listen to me") | {"check": "1"}
        answer = client_of(maya).post(at("priorities"), looked)
        assert answer.status_code == 200
        assert answer.context["ideas"]
        assert "You never listen to me" in answer.content.decode()
        assert shifts_of(maya) == []

    @pytest.mark.parametrize("who", ["tess", "clinician", "former_clinician", "administrator"])
    def test_nobody_else_says_it(
        self, couple: Couple, other_couple: Couple, who: str, request: pytest.FixtureRequest
    ) -> None:
        with pytest.raises(Refused):
            say(couple, request.getfixturevalue(who))

    def test_nothing_new_once_the_joint_space_is_frozen(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        shared, ask = say(couple, maya, audience="couple"), planned(couple, jonas)
        Couple.objects.filter(pk=couple.pk).update(frozen_at=timezone.now())
        couple.refresh_from_db()
        assert client_of(maya).post(at("priorities"), form()).status_code == 404
        assert client_of(maya).post(at("priorities_plan"), {"asked_on": "2030-01-01"}).status_code == 404
        for person in (maya, clinician):
            with acting(person), pytest.raises((Refused, OutOfTurn)):
                call_off_ask(by=person, ask=ask)
        assert "Save</button>" not in text_of(client_of(maya), at("priorities"))
        with acting(maya):
            choose_shift_readers(by=maya, shift=shared, audience="private")
        assert shifts_of(jonas) == []


class TestReaders:
    def test_an_old_page_shares_nothing_more_widely(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        made = say(couple, maya, audience="care_team")
        with acting(maya):
            choose_shift_readers(by=maya, shift=made, audience="private", revision=1)
            with pytest.raises(Stale):
                choose_shift_readers(by=maya, shift=made, audience="couple", revision=1)
        old = client_of(maya).post(at("priority_audience", made.pk), {"audience": "couple", "revision": "1"})
        assert old.status_code == 422
        assert shifts_of(jonas) == []
        again = {"audience": "couple", "revision": "2"}
        assert client_of(maya).post(at("priority_audience", made.pk), again).status_code == 302
        assert len(shifts_of(jonas)) == 1

    def test_it_is_its_authors_to_choose(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        made = say(couple, maya, audience="couple")
        for person in (jonas, clinician):
            with acting(person), pytest.raises(Refused):
                choose_shift_readers(by=person, shift=made, audience="private")
            page = at("priority_audience", made.pk)
            assert client_of(person).post(page, {"audience": "private"}).status_code == 404
        assert len(events("priorities.say", maya)) == 1
        assert events("priorities.change_audience", maya) == []


class TestAPlannedDay:
    @pytest.mark.parametrize("who", ["maya", "jonas", "clinician", "supervisor"])
    def test_the_two_and_their_care_team_plan_it_and_any_calls_it_off(
        self, couple: Couple, maya: User, jonas: User, clinician: User, who: str, request: Any
    ) -> None:
        ask = planned(couple, request.getfixturevalue(who))
        for person in (jonas, clinician):
            with acting(person):
                call_off_ask(by=person, ask=ask)
        with acting(maya):
            assert PriorityAsk.visible_to(maya).get().called_off_at is not None
        assert len(events("priorities.call_off", jonas)) == 1

    def test_from_tomorrow_within_sixty_days_and_once_a_day(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        number = uuid4()
        first = planned(couple, maya, 1, submission=number)
        assert planned(couple, maya, 1, submission=number) == first
        for ahead in (-1, 0, 61, 1):
            with pytest.raises(ValidationError):
                planned(couple, jonas, ahead)
        planned(couple, jonas, 60)
        with acting(jonas):
            call_off_ask(by=jonas, ask=first)
        # Called off, the day is free again.
        planned(couple, jonas, 1)

    @pytest.mark.parametrize("who", ["tess", "former_clinician", "idle_clinician", "administrator"])
    def test_nobody_else(
        self, couple: Couple, other_couple: Couple, maya: User, who: str, request: pytest.FixtureRequest
    ) -> None:
        other = request.getfixturevalue(who)
        ask = planned(couple, maya)
        with pytest.raises(Refused):
            planned(couple, other, 5)
        with acting(other), pytest.raises(Refused):
            call_off_ask(by=other, ask=ask)

    def test_what_has_come_is_not_called_off(self, couple: Couple, maya: User) -> None:
        ask = asked_today(couple, maya)
        with acting(maya), pytest.raises(OutOfTurn):
            call_off_ask(by=maya, ask=ask)

    def test_on_the_pages(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        day = today_of(couple) + timedelta(days=4)
        client_of(maya).post(at("priorities_plan"), {"asked_on": day.isoformat()})
        assert "Planned by Maya" in text_of(client_of(jonas), at("priorities"))
        page = at("couple_priorities", couple.pk)
        assert "Planned by Maya" in text_of(client_of(clinician), page)
        later = {"asked_on": (day + timedelta(days=1)).isoformat()}
        client_of(clinician).post(page, later)
        assert "Planned by the care team" in text_of(client_of(maya), at("priorities"))
        for browser, where in ((client_of(maya), at("priorities_plan")), (client_of(clinician), page)):
            wrong = browser.post(where, {"asked_on": day.isoformat()})
            assert wrong.status_code == 422
            assert "planned already" in wrong.content.decode()

    def test_today_asks_each_who_has_not_answered_for_some_days(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        planned(couple, maya, 1)
        asked_today(couple, maya, ago=3)
        assert QUESTION not in text_of(client_of(jonas), at("today"))
        ask = asked_today(couple, jonas, ago=2)
        for person in (maya, jonas):
            text = text_of(client_of(person), at("today"))
            assert QUESTION in text
            assert f"{at('priorities')}?ask={ask.pk}" in text
        client_of(maya).post(at("priorities"), form(ask=str(ask.pk)))
        assert QUESTION not in text_of(client_of(maya), at("today"))
        assert QUESTION in text_of(client_of(jonas), at("today"))

    def test_one_tap_says_that_nothing_shifted(
        self, couple: Couple, maya: User, clinician: User, client_of: ClientOf
    ) -> None:
        ask = asked_today(couple, clinician)
        browser = client_of(maya)
        assert "Nothing has shifted" in text_of(browser, f"{at('priorities')}?ask={ask.pk}")
        assert "Nothing has shifted" not in text_of(browser, at("priorities"))
        tapped = {"ask": str(ask.pk), "audience": "care_team", "submission": str(uuid4())}
        browser.post(at("priorities"), tapped)
        assert QUESTION not in text_of(browser, at("today"))
        assert "Nothing has shifted" in text_of(client_of(clinician), at("couple", couple.pk))

    def test_an_answer_to_a_day_called_off_is_kept_all_the_same(
        self, couple: Couple, other_couple: Couple, maya: User, tess: User, client_of: ClientOf
    ) -> None:
        off, theirs = planned(couple, maya), asked_today(other_couple, tess)
        with acting(maya):
            call_off_ask(by=maya, ask=off)
        for ask in (off, theirs):
            client_of(maya).post(at("priorities"), form(ask=str(ask.pk)))
            with acting(maya), pytest.raises(Refused):
                say_shift(by=maya, couple=couple, said=ShiftWords(), audience="private", ask=ask)
        assert [row.ask_id for row in shifts_of(maya)] == [None, None]


def pages_of(browser: Client) -> list[str]:
    """Everything of it a partner meets."""
    places = [at("today"), at("us"), at("priorities"), reverse("people:more")]
    answers = [
        browser.get(place) for place in (*places, "/api/v1/priority-shifts/", "/api/v1/priority-days/")
    ]
    assert {answer.status_code for answer in answers} == {200}
    return [without_tokens(answer) for answer in answers]


@pytest.mark.parametrize("audience", ["private", "care_team"])
def test_nobody_can_tell_whether_the_other_has_answered(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf, audience: str
) -> None:
    ask, browser = asked_today(couple, clinician), client_of(jonas)
    before = pages_of(browser)
    say(couple, maya, audience=audience, ask=ask)
    assert pages_of(browser) == before
    with acting(jonas):
        assert not PriorityShift.objects.exists()


class TestTheCareTeam:
    def test_what_is_shared_with_it_is_new_until_it_is_read(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        say(couple, maya, more="Only mine", audience="private")
        told = say(couple, jonas, more="My mother")
        browser = client_of(clinician)
        page = browser.get(at("couple", couple.pk))
        assert [(item.pk, item.lines) for item in page.context["page"].news.items] == [
            (told.pk, [("Matters more", "My mother")])
        ]
        assert "1 new entry" in text_of(browser, at("caseload"))
        item = page.context["page"].news.items[0]
        browser.post(at("read", couple.pk), {"entry": f"{item.pk} {item.stamp}"})
        assert browser.get(at("couple", couple.pk)).context["page"].news.items == []
        text = text_of(browser, at("couple_priorities", couple.pk))
        assert "My mother" in text
        assert "Only mine" not in text
        assert told.pk in events("read", clinician)[-1].ids

    def test_another_couples_are_not_there(
        self, couple: Couple, other_couple: Couple, tess: User, clinician: User, client_of: ClientOf
    ) -> None:
        say(other_couple, tess, audience="couple")
        assert client_of(clinician).get(at("couple_priorities", other_couple.pk)).status_code == 404
        assert shifts_of(clinician) == []


class TestTheAPI:
    def test_one_tells_it_and_reads_what_one_may(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        place = "/api/v1/priority-shifts/"
        sent = {"more": "Sleep", "audience": "private"}
        made = client_of(maya).post(place, sent, content_type="application/json").json()
        assert (made["more"], made["audience"], made["revision"]) == ("Sleep", "private", 1)
        assert client_of(jonas).get(place).json()["results"] == []
        wider = {"audience": "couple", "revision": 1}
        client_of(maya).post(f"{place}{made['id']}/audience/", wider, content_type="application/json")
        assert [row["id"] for row in client_of(jonas).get(place).json()["results"]] == [made["id"]]
        for wrong in ({}, {"since": "never"}, {"more": "x" * 1001}):
            assert client_of(maya).post(place, wrong, content_type="application/json").status_code == 400

    def test_an_answer_names_a_day_of_ones_own(
        self, couple: Couple, other_couple: Couple, maya: User, tess: User, client_of: ClientOf
    ) -> None:
        own, theirs = asked_today(couple, maya), asked_today(other_couple, tess)
        statuses = [
            client_of(maya)
            .post("/api/v1/priority-shifts/", {"day": str(ask.pk)}, content_type="application/json")
            .status_code
            for ask in (own, theirs)
        ]
        assert statuses == [201, 404]


def test_the_pages_ask_as_often_however_much_there_is(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    places = [(client_of(maya), at("priorities")), (client_of(clinician), at("couple_priorities", couple.pk))]
    say(couple, maya, audience="couple")
    planned(couple, jonas, 2)
    few = [len(queries(browser, place)) for browser, place in places]
    for n in range(14):
        say(couple, (maya, jonas)[n % 2], more=f"Thing {n}", audience="couple")
        planned(couple, jonas, n + 3)
    assert [len(queries(browser, place)) for browser, place in places] == few
    page = client_of(maya).get(at("priorities")).context["shifts"]
    older = client_of(maya).get(f"{at('priorities')}?before={page.older}").context["shifts"]
    assert len(page.rows) + len(older.rows) == 15

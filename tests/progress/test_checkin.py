"""The daily check-in: a day in a minute, each answer for whom one chose, nothing lost and nothing twice."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from couplesgoals.demo.factories import make_partner
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused, Stale
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from couplesgoals.records.audience import Audience
from couplesgoals.records.models import Draft
from goals.actions.steps import local_today
from progress.actions.checkin import Answer, Answers, Noticed, save_check_in
from progress.actions.checkin_choices import hide_days, show_days, switch_tracker
from progress.actions.checkin_readers import change_readers
from progress.models import Affirmation, CheckIn, CheckInDay, CheckInRating
from tests.conftest import ClientOf
from tests.progress.conftest import at, text_of

pytestmark = pytest.mark.django_db

JSON = "application/json"
PRIVATE, CARE, OURS = Audience.PRIVATE, Audience.CARE_TEAM, Audience.COUPLE


def today_of(couple: Couple) -> date:
    """The couple's day."""
    return local_today(couple).date()


def answers(line: str = "", readers: str = CARE, noticed: Noticed | None = None, **given: Any) -> Answers:
    """Answers of a day: `feeling=(7, audience)`, or None for one that was taken back."""
    ratings = {
        name: None if one is None else Answer(value=one[0], audience=one[1]) for name, one in given.items()
    }
    return Answers(ratings=ratings, line=line, line_audience=readers, noticed=noticed or Noticed())


def save(by: User, couple: Couple, said: Answers, *, ago: int = 0, **over: Any) -> CheckIn:
    """Save a check-in as this person."""
    with acting(by):
        return save_check_in(
            by=by, couple=couple, day=today_of(couple) - timedelta(days=ago), answers=said, **over
        )


def ratings_seen_by(person: User) -> list[tuple[str, int]]:
    """Tracker and number of what this person reads."""
    with acting(person):
        return sorted(CheckInRating.visible_to(person).values_list("tracker", "value"))


def form(couple: Couple, **over: Any) -> dict[str, str]:
    """The form as a browser sends it."""
    return {
        "day": today_of(couple).isoformat(),
        "revision": "0",
        "submission": str(uuid4()),
        "feeling": "7",
        "feeling_audience": "care_team",
        "closeness": "",
        "closeness_audience": "care_team",
        "noticed": "",
        "noticed_audience": "private",
        "line": "",
        "line_audience": "care_team",
    } | {name: str(value) for name, value in over.items()}


class TestSaving:
    def test_each_answer_goes_to_whom_it_was_meant_for(
        self, couple: Couple, maya: User, jonas: User, clinician: User, tess: User, administrator: User
    ) -> None:
        said = answers("For us", OURS, feeling=(3, PRIVATE), closeness=(8, OURS), urge=(6, CARE))
        save(maya, couple, said)
        assert ratings_seen_by(maya) == [("closeness", 8), ("feeling", 3), ("urge", 6)]
        assert ratings_seen_by(jonas) == [("closeness", 8)]
        assert ratings_seen_by(clinician) == [("closeness", 8), ("urge", 6)]
        assert ratings_seen_by(tess) == ratings_seen_by(administrator) == []

    def test_an_urge_is_never_for_the_partner(self, couple: Couple, maya: User) -> None:
        with pytest.raises(Refused):
            save(maya, couple, answers(urge=(6, OURS)))
        save(maya, couple, answers(urge=(6, PRIVATE)))
        with acting(maya), pytest.raises(Refused):
            change_readers(by=maya, answer=CheckInRating.visible_to(maya).get(), audience=OURS)

    def test_only_one_of_the_couple_writes(
        self, couple: Couple, tess: User, clinician: User, administrator: User
    ) -> None:
        for person in (tess, clinician, administrator):
            with pytest.raises(Refused):
                save(person, couple, answers(feeling=(5, CARE)))

    def test_the_same_form_twice_is_once(self, couple: Couple, maya: User) -> None:
        number = uuid4()
        said = answers("A line", feeling=(5, CARE), noticed=Noticed(text="He cooked"))
        first = save(maya, couple, said, submission=number)
        again = save(maya, couple, said, submission=number)
        assert (again.pk, again.revision) == (first.pk, 1)
        with acting(maya):
            assert (CheckInRating.objects.count(), Affirmation.objects.count()) == (1, 1)

    def test_on_the_same_day_it_changes_and_what_is_empty_is_not_recorded(
        self, couple: Couple, maya: User
    ) -> None:
        save(maya, couple, answers("Long day", feeling=(5, CARE), closeness=(4, CARE), urge=(2, PRIVATE)))
        changed = save(maya, couple, answers(feeling=(6, PRIVATE), closeness=None), revision=1)
        assert (changed.line, changed.revision) == ("", 2)
        # Nothing was said about the urge: the page did not ask it.
        assert ratings_seen_by(maya) == [("feeling", 6), ("urge", 2)]

    def test_another_device_was_faster(self, couple: Couple, maya: User) -> None:
        save(maya, couple, answers("On the phone"), submission=uuid4())
        with pytest.raises(Stale):
            save(maya, couple, answers("On the tablet"), submission=uuid4())
        save(maya, couple, answers("On the tablet"), revision=1)
        with pytest.raises(Stale):
            save(maya, couple, answers("On the phone again"), revision=1)

    def test_nothing_at_all_is_not_a_check_in(self, couple: Couple, maya: User) -> None:
        with pytest.raises(ValidationError):
            save(maya, couple, answers("  ", feeling=None))

    @pytest.mark.parametrize("ago", [-1, 2])
    def test_only_today_and_yesterday(self, couple: Couple, maya: User, ago: int) -> None:
        with pytest.raises(OutOfTurn):
            save(maya, couple, answers("A line"), ago=ago)
        assert save(maya, couple, answers("A line"), ago=1).day == today_of(couple) - timedelta(days=1)

    def test_without_words_nobody_learns_that_there_was_a_check_in(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        save(maya, couple, answers("", OURS, feeling=(5, PRIVATE)))
        with acting(jonas):
            assert not CheckIn.visible_to(jonas).exists()
            assert not CheckInDay.visible_to(jonas).exists()

    def test_limits(self, couple: Couple, maya: User) -> None:
        with pytest.raises(ValidationError) as error:
            save(maya, couple, answers("x" * 501, feeling=(11, CARE), noticed=Noticed(text="x" * 501)))
        assert set(error.value.message_dict) == {"line", "noticed", "feeling"}
        words = "‏שלום 👩🏽‍❤️‍👨🏻 " + "é" * 480
        assert save(maya, couple, answers(words)).line == words


class TestTakingBack:
    def test_one_answer_and_one_line(self, couple: Couple, maya: User, jonas: User) -> None:
        line = save(maya, couple, answers("For us", OURS, feeling=(5, OURS)))
        with acting(jonas), pytest.raises(Refused):
            change_readers(by=jonas, answer=line, audience=PRIVATE)
        with acting(maya):
            change_readers(by=maya, answer=line, audience=PRIVATE)
            change_readers(by=maya, answer=CheckInRating.visible_to(maya).get(), audience=CARE)
        assert ratings_seen_by(jonas) == []
        with acting(jonas):
            assert not CheckIn.visible_to(jonas).exists()

    def test_days_are_shown_from_agreeing_until_taking_back(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        save(maya, couple, answers("Before"), ago=1)
        with acting(maya):
            show_days(by=maya, couple=couple)
        save(maya, couple, answers("After"))
        with acting(jonas):
            assert [row.day for row in CheckInDay.visible_to(jonas)] == [today_of(couple)]
        with acting(maya):
            hide_days(by=maya, couple=couple)
        with acting(jonas):
            assert not CheckInDay.visible_to(jonas).exists()


class TestPages:
    def test_what_was_sent_is_there_and_today_says_so(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        browser = client_of(maya)
        assert "How is today?" in text_of(browser, at("today"))
        answer = browser.post(at("check_in"), form(couple, line="Slept well", noticed="He cooked"))
        assert answer.status_code == 302
        assert "You checked in today." in text_of(browser, at("today"))
        again = text_of(browser, at("check_in"))
        assert "Slept well" in again
        assert "He cooked" in again
        assert 'name="revision" value="1"' in again

    def test_both_are_kept_where_another_device_saved_meanwhile(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        browser, late = client_of(maya), form(couple, line="Typed on the phone", feeling=2)
        browser.post(at("check_in"), form(couple, line="Saved on the tablet"))
        answer = browser.post(at("check_in"), late)
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Saved on the tablet" in page
        assert "Typed on the phone" in page
        assert "Save mine" in page
        assert 'name="revision" value="1"' in page
        assert browser.post(at("check_in"), late | {"revision": "1"}).status_code == 302
        with acting(maya):
            assert CheckIn.visible_to(maya).get().line == "Typed on the phone"

    def test_a_tab_left_open_over_night_saves_the_day_it_was_opened_on(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        browser, sent, opened = client_of(maya), form(couple, line="Late"), today_of(couple)
        with time_machine.travel(local_today(couple) + timedelta(days=1)):
            page = client_of(maya).post(at("check_in"), sent, follow=True).content.decode()
            assert "Saved for yesterday" in page
        with time_machine.travel(local_today(couple) + timedelta(days=3)):
            answer = client_of(maya).post(at("check_in"), sent | {"submission": str(uuid4())})
            page = answer.content.decode()
            assert answer.status_code == 422
            assert "Late" in page
            assert f'name="day" value="{(opened + timedelta(days=3)).isoformat()}"' in page
        assert browser.get(at("check_in")).status_code == 200

    def test_one_tap_asks_it_no_more_and_keeps_what_was_typed(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        browser = client_of(maya)
        page = browser.post(
            at("check_in"), form(couple, line="Half a line", stop="closeness")
        ).content.decode()
        assert "Half a line" in page
        assert 'name="closeness"' not in page
        with acting(maya):
            assert not CheckIn.visible_to(maya).exists()
        browser.post(at("check_in_tracker"), {"tracker": "closeness", "on": "yes"})
        assert 'name="closeness"' in text_of(browser, at("check_in"))

    def test_a_question_of_an_older_page_is_still_heard(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        with acting(maya):
            switch_tracker(by=maya, couple=couple, tracker="feeling", on=False)
        client_of(maya).post(at("check_in"), form(couple, feeling=4))
        assert ratings_seen_by(maya) == [("feeling", 4)]

    def test_the_words_wait_as_a_draft_until_they_are_sent(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        browser, typed = client_of(maya), form(couple, line="Not yet sent", feeling=9)
        assert browser.post(at("check_in_draft"), typed).status_code == 204
        page = text_of(browser, at("check_in"))
        assert "Not yet sent" in page
        assert 'value="9" id="id_feeling_9" checked' in page
        assert "Not yet sent" not in text_of(client_of(couple.partners()[1]), at("check_in"))
        browser.post(at("check_in"), typed)
        browser.post(at("check_in_draft"), typed)
        with acting(maya):
            assert not Draft.visible_to(maya).exists()

    def test_what_one_shares_is_on_the_others_pages_and_no_more(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        browser = client_of(jonas)
        assert "Nothing shared today." in text_of(browser, at("us"))
        save(maya, couple, answers("For my eyes", PRIVATE, feeling=(3, PRIVATE), urge=(9, CARE)))
        quiet = (
            text_of(browser, at("us")) + text_of(browser, at("today")) + text_of(browser, at("check_in_days"))
        )
        assert "Nothing shared today." in quiet
        assert "of 10" not in quiet
        save(maya, couple, answers("For both", OURS, feeling=(3, OURS)), revision=1)
        for page in ("us", "today"):
            text = text_of(browser, at(page))
            assert "For both" in text
            assert "3 of 10" in text
            assert "Urge" not in text

    def test_the_calendar_shows_the_others_days_only_if_they_agreed(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        browser = client_of(jonas)
        save(maya, couple, answers("A line"))
        assert "Maya checked in" not in text_of(browser, at("check_in_days"))
        client_of(maya).post(at("check_in_days_show"), {"show": "yes"})
        assert "Maya checked in" in text_of(browser, at("check_in_days"))
        client_of(maya).post(at("check_in_days_show"), {"show": "no"})
        assert "Maya checked in" not in text_of(browser, at("check_in_days"))
        assert text_of(browser, at("check_in_days") + "?month=2024-02").count("You checked in") == 0

    def test_own_answers_over_time_can_be_taken_back_there(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        browser = client_of(maya)
        save(maya, couple, answers("A line for us", OURS, feeling=(5, OURS), urge=(2, PRIVATE)))
        page = text_of(browser, at("check_in_mine"))
        assert "A line for us" in page
        assert page.count("<figure") == 2
        line = _own_line(maya)
        assert browser.post(at("check_in_line_readers", line), {"audience": "private"}).status_code == 302
        with acting(maya):
            assert CheckIn.visible_to(maya).get().audience == PRIVATE


def _own_line(person: User) -> UUID:
    with acting(person):
        return CheckIn.visible_to(person).get().pk


class TestCost:
    @pytest.mark.parametrize("name", ["today", "us", "check_in", "check_in_mine", "check_in_days"])
    def test_as_many_queries_for_thirty_days_as_for_two(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf, name: str
    ) -> None:
        def live(first: int, last: int) -> None:
            for ago in range(first, last):
                moment = local_today(couple) - timedelta(days=ago)
                with time_machine.travel(moment):
                    for person in (maya, jonas):
                        save(person, couple, answers("A line", OURS, feeling=(5, OURS), urge=(1, PRIVATE)))

        browser = client_of(maya)
        live(1, 3)
        few = asked(browser, at(name))
        live(3, 30)
        many = asked(browser, at(name))
        assert len(many) == len(few), "\n".join(many)
        # Of these, three belong to the test's own transaction. What else is on Us is counted there.
        assert name == "us" or len(many) <= 12 + 3, "\n".join(many)

    def test_saving_asks_little(self, couple: Couple, maya: User, client_of: ClientOf) -> None:
        browser = client_of(maya)
        browser.post(at("check_in"), form(couple))
        sent = form(couple, revision=1, closeness=4, line="A line")
        with CaptureQueriesContext(connection) as queries:
            assert browser.post(at("check_in"), sent).status_code == 302
        assert len(queries) <= 18, "\n".join(query["sql"] for query in queries)


def asked(browser: Client, url: str) -> list[str]:
    """What a page asks the database, the second time it is opened."""
    browser.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(url).status_code == 200
    return [query["sql"] for query in queries.captured_queries]


def test_who_left_keeps_their_own_and_writes_no_more(couple: Couple, maya: User, client_of: ClientOf) -> None:
    save(maya, couple, answers("Mine", feeling=(5, OURS)))
    with acting(maya):
        show_days(by=maya, couple=couple)
    Couple.objects.filter(pk=couple.pk).update(frozen_at=local_today(couple))
    browser = client_of(maya)
    assert "Mine" in text_of(browser, at("check_in_mine"))
    assert browser.get(at("check_in")).status_code == 404
    assert browser.post(at("check_in"), form(couple)).status_code == 404
    assert browser.post(at("check_in_days_show"), {"show": "no"}).status_code == 302
    assert client_of(make_partner("Zoe")).get(at("check_in")).status_code == 404


def test_the_api_saves_a_day_and_says_when_another_device_was_faster(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    sent = {
        "line": "Sent by a phone",
        "line_audience": "couple",
        "answers": [{"tracker": "urge", "value": 3, "audience": "care_team"}],
        "submission": str(uuid4()),
    }
    browser, url = client_of(maya), "/api/v1/check-ins/"
    shared_urge = sent | {"answers": [{"tracker": "urge", "value": 3, "audience": "couple"}]}
    assert browser.post(url, shared_urge, content_type=JSON).status_code == 400
    assert [browser.post(url, sent, content_type=JSON).status_code for _ in range(2)] == [201, 201]
    late = sent | {"submission": str(uuid4()), "line": "Sent by a tablet"}
    assert browser.post(url, late, content_type=JSON).status_code == 409
    assert browser.post(url, late | {"revision": 1}, content_type=JSON).status_code == 201
    theirs = client_of(jonas)
    assert [row["line"] for row in theirs.get("/api/v1/check-ins/").json()["results"]] == ["Sent by a tablet"]
    assert theirs.get("/api/v1/check-in-answers/").json()["results"] == []

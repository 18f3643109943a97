"""What names a goal goes through what its reader may read, and a private one is not named where two look."""

from __future__ import annotations

from uuid import UUID

import pytest

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from goals.actions import change_goal_audience
from goals.models import Goal
from progress.actions.wins import mark_win
from progress.models import Win
from tests.conftest import ClientOf
from tests.progress.conftest import at, log, text_of
from tests.progress.setbacks import report
from tests.progress.test_queries import queries

pytestmark = pytest.mark.django_db

WINS, TITLE = "/api/v1/wins/", "Call my sister on Sundays"


@pytest.fixture
def won(couple: Couple, maya: User, shared_own_goal: Goal) -> Win:
    """A win both read, at a goal Maya took back since."""
    with acting(maya):
        made = mark_win(by=maya, couple=couple, text="I called.", audience="couple", goal=shared_own_goal)
        change_goal_audience(by=maya, goal=shared_own_goal, audience="private")
    return made


class TestTheApiOfWins:
    def test_it_gives_no_id_of_a_goal_that_became_private(
        self, won: Win, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        for reader, goal in ((maya, str(won.goal_id)), (jonas, None), (clinician, None)):
            (listed,) = client_of(reader).get(WINS).json()["results"]
            one = client_of(reader).get(f"{WINS}{won.pk}/").json()
            assert (listed["text"], listed["goal"], one["goal"]) == ("I called.", goal, goal)

    def test_its_filter_finds_nothing_by_a_goal_one_does_not_read(
        self, won: Win, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        for reader, number in ((maya, 1), (jonas, 0)):
            for goal, found in ((won.goal_id, number), (UUID(int=7), 0)):
                answer = client_of(reader).get(WINS, {"goal": str(goal)})
                assert (answer.status_code, len(answer.json()["results"])) == (200, found)

    def test_marking_and_choosing_readers_still_name_ones_own(
        self, couple: Couple, maya: User, own_goal: Goal, client_of: ClientOf
    ) -> None:
        browser, kind = client_of(maya), "application/json"
        sent = {"text": "Round the block.", "goal": str(own_goal.pk), "audience": "care_team"}
        made = browser.post(WINS, sent, content_type=kind).json()
        assert made["goal"] == str(own_goal.pk)
        changed = browser.post(f"{WINS}{made['id']}/audience/", {"audience": "private"}, content_type=kind)
        assert changed.json()["goal"] == str(own_goal.pk)

    def test_many_are_asked_for_like_few(
        self, couple: Couple, goal: Goal, won: Win, jonas: User, maya: User, client_of: ClientOf
    ) -> None:
        few = queries(client_of(jonas), WINS)
        for _each in range(5):
            with acting(maya):
                mark_win(by=maya, couple=couple, text="Again.", audience="couple", goal=goal)
        assert len(queries(client_of(jonas), WINS)) == len(few)


class TestPagesTwoLookAt:
    def test_the_timeline_offers_and_names_a_private_goal_only_when_asked(
        self, won: Win, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        page = text_of(client_of(maya), at("timeline"))
        assert "I called." in page
        assert TITLE not in page
        assert str(won.goal_id) not in page
        assert TITLE in text_of(client_of(maya), at("timeline") + "?private=on")
        assert client_of(maya).get(at("timeline"), {"goal": won.goal_id, "private": "on"}).status_code == 200
        for query in ("", "?private=on"):
            page = text_of(client_of(jonas), at("timeline") + query)
            assert "I called." in page
            assert TITLE not in page
            assert str(won.goal_id) not in page

    def test_us_and_a_setback_name_it_no_more(
        self, couple: Couple, shared_own_goal: Goal, maya: User, client_of: ClientOf
    ) -> None:
        log(shared_own_goal, maya, "I called her.")
        told = report(couple, maya, goals=[shared_own_goal.pk])
        pages = (at("us"), at("setback", told.pk))
        assert all(TITLE in text_of(client_of(maya), page) for page in pages)
        with acting(maya):
            change_goal_audience(by=maya, goal=shared_own_goal, audience="private")
        for page in pages:
            assert TITLE not in text_of(client_of(maya), page)
            assert "A goal of my own" in text_of(client_of(maya), page)

"""Caseload: who needs me and why; each reason comes and goes by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from django.utils.formats import date_format

from couplesgoals.demo.factories import accept, approve, make_administrator, propose
from couplesgoals.people.models import User
from couplesgoals.program.actions import put_couple_on_hold
from couplesgoals.program.models import CareTeamMember, Couple, Supervision
from goals.models import Goal
from tests.conftest import ClientOf
from tests.progress.conftest import at, events, log, rate, rate_both, text_of

pytestmark = pytest.mark.django_db

type Needs = Callable[[User], dict[str, str]]


@pytest.fixture
def needs(client_of: ClientOf) -> Needs:
    """The reasons of the only couple on a caseload: kind → words."""

    def needs(person: User) -> dict[str, str]:
        (row,) = client_of(person).get(at("caseload")).context["rows"]
        return {need.kind: need.words for need in row.needs}

    return needs


class TestReasons:
    def test_a_new_couple_needs_nothing_yet(self, couple: Couple, clinician: User, needs: Needs) -> None:
        assert needs(clinician) == {}

    def test_goals_to_review(
        self, couple: Couple, maya: User, jonas: User, clinician: User, supervisor: User, needs: Needs
    ) -> None:
        goal = propose(couple, maya)
        assert needs(clinician) == {}
        accept(goal, jonas)
        assert needs(clinician) == needs(supervisor) == {"review": "1 goal to review"}
        other = accept(propose(couple, jonas, title="Another"), maya)
        assert needs(clinician) == {"review": "2 goals to review"}
        approve(goal, clinician)
        approve(other, clinician)
        assert needs(clinician) == {}

    def test_new_entries_until_this_clinician_marked_them_as_read(
        self,
        goal: Goal,
        couple: Couple,
        maya: User,
        clinician: User,
        supervisor: User,
        needs: Needs,
        client_of: ClientOf,
    ) -> None:
        log(goal, maya, audience="private")
        assert needs(clinician) == {}
        new = [log(goal, maya, audience="care_team"), log(goal, maya)]
        assert needs(clinician) == needs(supervisor) == {"unread": "2 new entries"}
        text_of(client_of(clinician), at("couple", couple.pk))
        assert needs(clinician) == {"unread": "2 new entries"}
        client_of(clinician).post(at("read", couple.pk), {"entry": [str(entry.pk) for entry in new]})
        assert needs(clinician) == {}
        assert needs(supervisor) == {"unread": "2 new entries"}

    def test_a_week_of_silence(
        self, goal: Goal, couple: Couple, maya: User, clinician: User, needs: Needs
    ) -> None:
        now = timezone.now()
        with time_machine.travel(now + timedelta(days=6, hours=23)):
            assert needs(clinician) == {}
        with time_machine.travel(now + timedelta(days=7, hours=1)):
            day = date_format(now.astimezone(clinician.zone), "M j")
            silent = {"silent": f"Nothing recorded since {day}"}
            assert needs(clinician) == silent
            log(goal, maya, audience="private")
            assert needs(clinician) == silent  # or it would tell of a private one
            log(goal, maya, audience="care_team")
            assert needs(clinician) == {"unread": "1 new entry"}

    def test_a_couple_on_hold_is_not_silent(self, couple: Couple, clinician: User, needs: Needs) -> None:
        put_couple_on_hold(by=make_administrator("Ada"), couple=couple)
        with time_machine.travel(timezone.now() + timedelta(days=30)):
            assert needs(clinician) == {}

    def test_levels_two_or_more_apart_until_they_are_not(
        self, goal: Goal, maya: User, jonas: User, clinician: User, needs: Needs
    ) -> None:
        rate_both(goal, maya, 0, jonas, -1)
        assert needs(clinician) == {}
        rate_both(goal, maya, 1, jonas, -1)
        assert needs(clinician) == {"gap": "Ratings differ by 2"}
        rate_both(goal, maya, -2, jonas, 2)
        assert needs(clinician) == {"gap": "Ratings differ by 4"}
        rate_both(goal, jonas, 1, maya, 1)
        assert needs(clinician) == {}

    def test_one_level_alone_is_no_gap(
        self, own_goal: Goal, goal: Goal, maya: User, clinician: User, needs: Needs
    ) -> None:
        rate(goal, maya, 2)
        rate(own_goal, maya, -2)
        assert needs(clinician) == {}

    def test_who_needs_me_most_is_on_top(
        self,
        goal: Goal,
        couple: Couple,
        other_couple: Couple,
        maya: User,
        clinician: User,
        client_of: ClientOf,
    ) -> None:
        CareTeamMember.objects.create(couple=other_couple, clinician=clinician)

        def names() -> list[str]:
            return [row.name for row in client_of(clinician).get(at("caseload")).context["rows"]]

        assert names() == ["Maya & Jonas", "Tess & Omar"]
        with time_machine.travel(timezone.now() + timedelta(days=8)):
            log(goal, maya)
            assert names() == ["Tess & Omar", "Maya & Jonas"]
            assert "2 couples need you." in text_of(client_of(clinician), at("caseload"))


def test_when_the_last_entry_was(goal: Goal, maya: User, clinician: User, client_of: ClientOf) -> None:
    def last_entry() -> str:
        (row,) = client_of(clinician).get(at("caseload")).context["rows"]
        return str(row.last_entry)

    assert last_entry() == "Not recorded"
    now = timezone.now()
    log(goal, maya)
    assert last_entry() == "just now"
    for later, words in [
        (timedelta(hours=1, minutes=1), "1 hour ago"),
        (timedelta(hours=23), "22 hours ago"),
        (timedelta(days=3, hours=1), "3 days ago"),
    ]:
        with time_machine.travel(now + later):
            assert last_entry() in (words, words.replace("22", "23"))


class TestWho:
    def test_a_supervisor_sees_whom_they_supervise(
        self, couple: Couple, supervisor: User, clinician: User, client_of: ClientOf
    ) -> None:
        browser = client_of(supervisor)
        assert "Maya &amp; Jonas" in text_of(browser, at("caseload"))
        assert browser.get(at("couple", couple.pk)).status_code == 200
        Supervision.objects.filter(supervisor=supervisor).update(ended_at=timezone.now())
        assert "Maya &amp; Jonas" not in text_of(browser, at("caseload"))
        assert browser.get(at("couple", couple.pk)).status_code == 404

    @pytest.mark.parametrize("who", ["former_clinician", "idle_clinician", "other_clinician"])
    def test_other_clinicians_see_none_of_it(
        self,
        goal: Goal,
        couple: Couple,
        other_couple: Couple,
        who: str,
        client_of: ClientOf,
        request: pytest.FixtureRequest,
    ) -> None:
        browser = client_of(request.getfixturevalue(who))
        page = text_of(browser, at("caseload"))
        assert "Maya" not in page
        assert ("No couple is assigned to you" in page) is (who != "other_clinician")
        assert browser.get(at("couple", couple.pk)).status_code == 404
        assert browser.get(at("goal", goal.pk)).status_code == 404

    def test_who_leaves_the_team_is_out_at_the_next_request(
        self, couple: Couple, clinician: User, client_of: ClientOf
    ) -> None:
        browser = client_of(clinician)
        assert browser.get(at("couple", couple.pk)).status_code == 200
        CareTeamMember.objects.filter(clinician=clinician).update(ended_at=timezone.now())
        assert browser.get(at("couple", couple.pk)).status_code == 404
        assert client_of(clinician).get(at("caseload")).context["rows"] == []

    @pytest.mark.parametrize("who", ["maya", "tess", "administrator"])
    def test_nobody_else_has_these_pages(
        self,
        couple: Couple,
        other_couple: Couple,
        who: str,
        client_of: ClientOf,
        request: pytest.FixtureRequest,
    ) -> None:
        browser = client_of(request.getfixturevalue(who))
        assert browser.get(at("caseload")).status_code == 404
        assert browser.get(at("couple", couple.pk)).status_code == 404

    @pytest.mark.parametrize("page", ["today", "us", "review", "caseload"])
    def test_nor_does_the_administrator_have_any(
        self, couple: Couple, administrator: User, client_of: ClientOf, page: str
    ) -> None:
        assert client_of(administrator).get(at(page)).status_code == 404

    @pytest.mark.parametrize("page", ["goal", "log", "rate", "log_draft"])
    def test_nor_of_a_goal(self, goal: Goal, administrator: User, client_of: ClientOf, page: str) -> None:
        browser = client_of(administrator)
        assert browser.get(at(page, goal.pk)).status_code in (404, 405)
        assert browser.post(at(page, goal.pk), {"level": "1"}).status_code in (404, 405)


class TestEveryReadIsLogged:
    def test_the_caseload(self, couple: Couple, clinician: User, client_of: ClientOf) -> None:
        text_of(client_of(clinician), at("caseload"))
        (event,) = events("read", clinician)
        assert (event.page, event.target, event.ids) == ("progress:caseload", "program.Couple", [couple.pk])

    def test_a_couples_page(
        self, goal: Goal, own_goal: Goal, couple: Couple, maya: User, clinician: User, client_of: ClientOf
    ) -> None:
        read = log(goal, maya)
        log(goal, maya, audience="private")
        text_of(client_of(clinician), at("couple", couple.pk))
        (event,) = events("read", clinician)
        assert (event.page, event.couple_id) == ("progress:couple", couple.pk)
        assert set(event.ids) == {goal.pk, own_goal.pk, read.pk}
        assert event.detail == {"goals.Goal": 2, "progress.ProgressLog": 1}

    def test_a_goals_page(
        self, goal: Goal, couple: Couple, maya: User, jonas: User, supervisor: User, client_of: ClientOf
    ) -> None:
        read = log(goal, maya)
        text_of(client_of(supervisor), at("goal", goal.pk))
        (event,) = events("read", supervisor)
        assert (event.page, event.couple_id) == ("progress:goal", couple.pk)
        assert set(event.ids) == {goal.pk, read.pk}

    def test_the_ratings_on_them(
        self, goal: Goal, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        rate_both(goal, maya, 1, jonas, 0)
        for page in (at("goal", goal.pk), at("couple", couple.pk)):
            text_of(client_of(clinician), page)
        for event in events("read", clinician):
            assert event.detail["progress.GoalRating"] == 2

    def test_an_older_page(
        self, goal: Goal, couple: Couple, maya: User, clinician: User, client_of: ClientOf
    ) -> None:
        said = [log(goal, maya, f"step {n}").pk for n in range(25)]
        client_of(clinician).get(at("couple", couple.pk), {"before": str(said[5])})
        (event,) = events("read", clinician)
        assert set(event.ids) >= set(said[:5])
        assert not set(event.ids) & set(said[5:])

    @pytest.mark.parametrize("who", ["maya", "former_clinician", "administrator"])
    def test_what_was_not_shown_or_is_ones_own_is_no_read(
        self, goal: Goal, couple: Couple, who: str, client_of: ClientOf, request: pytest.FixtureRequest
    ) -> None:
        person = request.getfixturevalue(who)
        for page in (at("goal", goal.pk), at("couple", couple.pk), at("today")):
            client_of(person).get(page)
        assert events("read", person) == []

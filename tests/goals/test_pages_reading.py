"""The list of goals, and every version of one: who meets what."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from couplesgoals.audit.models import AuditEvent
from couplesgoals.demo.factories import (
    active_joint_goal,
    awaiting_joint_goal,
    individual_goal,
    make_administrator,
    make_couple,
    make_terms,
    make_voice,
    propose,
)
from couplesgoals.people.models import User
from couplesgoals.program.actions import discharge_couple
from couplesgoals.program.models import Couple, DischargeReason, Program
from couplesgoals.records.acting import acting_as
from goals.actions import suggest_changes
from goals.models import Goal
from tests.conftest import ClientOf

LIST = "/goals/"


def test_an_empty_list_says_how_to_begin(couple: Couple, maya: User, client_of: ClientOf) -> None:
    page = client_of(maya).get(LIST).content.decode()
    assert "Propose the first one" in page
    assert "Jonas answers in their own words." in page


def test_it_says_whose_turn_it_is(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    propose(couple, maya, title="Asked by Maya")
    propose(couple, jonas, title="Asked by Jonas")
    awaiting_joint_goal(couple, maya, jonas, title="Both said yes")
    active_joint_goal(couple, maya, jonas, clinician, title="At work")
    page = client_of(maya).get(LIST).content.decode()
    words = [
        "Your turn: accept or suggest changes",
        "Waiting for Jonas",
        "With your clinician",
        "working on it together",
    ]
    places = [page.index(word) for word in words]
    assert places == sorted(places)
    assert page.index("Asked by Jonas") < page.index("Asked by Maya")


def test_own_goals_stand_apart_and_private_ones_stay_unseen(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    individual_goal(couple, maya, audience="private", title="Only mine")
    individual_goal(couple, maya, audience="couple", title="Shared with him")
    mine, his = (client_of(person).get(LIST).content.decode() for person in (maya, jonas))
    assert "Only mine" in mine
    assert "Only mine" not in his
    assert "What Maya shares with you" in his
    assert "Shared with him" in his


def test_with_another_partner_only_ones_own_goals_come_along(
    couple: Couple, program: Program, maya: User, jonas: User, tess: User, client_of: ClientOf
) -> None:
    individual_goal(couple, jonas, audience="couple", title="Of Jonas, then")
    individual_goal(couple, maya, audience="couple", title="Of Maya, then")
    propose(couple, jonas, title="Of both, then")
    discharge_couple(by=make_administrator("Ada"), couple=couple, reason=DischargeReason.COMPLETED)
    new = make_couple(program, maya, tess)
    individual_goal(new, tess, audience="couple", title="Of Tess, now")
    propose(new, tess, title="Of both, now")
    page = client_of(maya).get(LIST).content.decode()
    assert "Of both, now" in page
    assert "Of both, then" not in page
    assert "Of Jonas, then" not in page
    assert "Of Tess, now" in page.split("What Tess shares with you")[1]
    own = page.split("My own goals")[1].split("What Tess shares with you")[0]
    assert "Of Maya, then" in own
    assert "You, Jonas and your care team" in own, "who reads it is who was there then"


def test_another_couple_sees_nothing_of_it(
    couple: Couple, other_couple: Couple, maya: User, tess: User, client_of: ClientOf
) -> None:
    goal = propose(couple, maya, title="Of another house")
    client = client_of(tess)
    assert "Of another house" not in client.get(LIST).content.decode()
    assert client.get(f"{LIST}{goal.pk}/versions/").status_code == 404


def test_the_list_costs_the_same_for_one_goal_and_for_many(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    client, counts = client_of(maya), []
    for _more in range(3):
        propose(couple, jonas)
        individual_goal(couple, maya)
        client.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        counts.append(len(queries))
    assert len(set(counts)) == 1


def test_a_draft_about_a_goal_that_is_hidden_now_leads_nowhere(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    goal = propose(couple, maya)
    client = client_of(jonas)
    client.post(f"{LIST}{goal.pk}/answer/draft/", {"why": "begun", "number": "1"})
    assert "You started writing" in client.get(LIST).content.decode()


class TestVersions:
    """Every version with its reason, readable by all who read the goal."""

    @pytest.fixture
    def goal(self, couple: Couple, maya: User, jonas: User) -> Goal:
        """A goal in its second version."""
        goal = propose(couple, maya, voice=make_voice(why="First why"))
        terms = make_terms(expected="One evening a week")
        with acting_as(jonas):
            suggest_changes(
                by=jonas,
                goal=goal,
                based_on=1,
                terms=terms,
                voice=make_voice(why="Second why"),
                reason="Shifts",
            )
        return goal

    @pytest.mark.parametrize("reader", ["maya", "jonas", "clinician", "supervisor"])
    def test_who_reads_the_goal_reads_all_of_it(
        self, request: pytest.FixtureRequest, goal: Goal, client_of: ClientOf, reader: str
    ) -> None:
        page = client_of(request.getfixturevalue(reader)).get(f"{LIST}{goal.pk}/versions/").content.decode()
        for words in ("First why", "Second why", "Shifts", "Version 1", "Version 2", "<del>", "<ins>"):
            assert words in page

    @pytest.mark.parametrize("stranger", ["former_clinician", "idle_clinician", "administrator", "tess"])
    def test_a_stranger_meets_the_404_of_what_does_not_exist(
        self,
        request: pytest.FixtureRequest,
        goal: Goal,
        other_couple: Couple,
        client_of: ClientOf,
        stranger: str,
    ) -> None:
        client = client_of(request.getfixturevalue(stranger))
        hidden = client.get(f"{LIST}{goal.pk}/versions/")
        absent = client.get(f"{LIST}{goal.couple_id}/versions/")
        assert (hidden.status_code, absent.status_code) == (404, 404)
        without_token = [re.sub(rb"[A-Za-z0-9]{64}", b"", page.content) for page in (hidden, absent)]
        assert without_token[0] == without_token[1]

    def test_a_read_by_staff_is_written_down_without_words(
        self, goal: Goal, clinician: User, maya: User, client_of: ClientOf
    ) -> None:
        client_of(maya).get(f"{LIST}{goal.pk}/versions/")
        assert not AuditEvent.objects.filter(action="read").exists()
        client_of(clinician).get(f"{LIST}{goal.pk}/versions/")
        event = AuditEvent.objects.get(action="read")
        assert (event.actor_id, event.page, event.couple_id) == (
            clinician.pk,
            "goals:versions",
            goal.couple_id,
        )
        assert goal.pk in event.ids
        assert event.detail["goals.GoalRevision"] == 2


PARTNER_PAGES = [
    "",
    "propose/",
    "own/",
    "{goal}/answer/",
    "{goal}/suggest/",
    "{own}/revise/",
    "{own}/audience/",
]
STAFF_PAGES = ["queue/", "{goal}/review/"]


@pytest.mark.parametrize("path", PARTNER_PAGES)
@pytest.mark.parametrize("actor", ["clinician", "supervisor", "former_clinician", "administrator"])
def test_partners_pages_are_not_there_for_others(
    request: pytest.FixtureRequest, couple: Couple, maya: User, client_of: ClientOf, path: str, actor: str
) -> None:
    goal, own = propose(couple, maya), individual_goal(couple, maya)
    url = LIST + path.format(goal=goal.pk, own=own.pk)
    client = client_of(request.getfixturevalue(actor))
    assert client.get(url).status_code == 404
    if path:
        assert client.post(url, {"why": "x"}).status_code == 404


@pytest.mark.parametrize("path", STAFF_PAGES)
@pytest.mark.parametrize("actor", ["maya", "jonas", "tess", "administrator"])
def test_the_clinicians_pages_are_not_there_for_others(
    request: pytest.FixtureRequest,
    couple: Couple,
    other_couple: Couple,
    maya: User,
    client_of: ClientOf,
    path: str,
    actor: str,
) -> None:
    url = LIST + path.format(goal=propose(couple, maya).pk)
    assert client_of(request.getfixturevalue(actor)).get(url).status_code == 404


@pytest.mark.parametrize("path", [*PARTNER_PAGES, *STAFF_PAGES, "{goal}/versions/"])
def test_nobody_is_asked_to_sign_in(couple: Couple, maya: User, client_of: ClientOf, path: str) -> None:
    goal = propose(couple, maya)
    answer = client_of(None).get(LIST + path.format(goal=goal.pk, own=goal.pk))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("path", ["propose/draft/", "own/draft/", "propose/discard/", "{goal}/answer/draft/"])
def test_saving_and_discarding_take_only_post(
    couple: Couple, maya: User, client_of: ClientOf, path: str
) -> None:
    assert client_of(maya).get(LIST + path.format(goal=propose(couple, maya).pk)).status_code == 405


@pytest.mark.parametrize("path", ["", "{goal}/versions/"])
def test_reading_pages_take_no_post(couple: Couple, maya: User, client_of: ClientOf, path: str) -> None:
    assert client_of(maya).post(LIST + path.format(goal=propose(couple, maya).pk)).status_code == 405


@pytest.mark.parametrize("actor", ["tess", "former_clinician", "administrator"])
def test_no_draft_about_a_hidden_goal(
    request: pytest.FixtureRequest,
    couple: Couple,
    other_couple: Couple,
    maya: User,
    client_of: ClientOf,
    actor: str,
) -> None:
    url = f"{LIST}{propose(couple, maya).pk}/answer/draft/"
    assert client_of(request.getfixturevalue(actor)).post(url, {"why": "x"}).status_code == 404

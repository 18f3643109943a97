"""A partner's own goals: who reads them is chosen first and can be changed."""

from __future__ import annotations

import re

import pytest

from couplesgoals.demo.factories import individual_goal, make_terms, make_voice
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.actions import revise_individual_goal
from tests.conftest import ClientOf
from tests.goals.pages import goals_of, new_goal, terms_data, typed, versions_of

NEW = "/goals/own/"


def test_the_audience_is_asked_before_anything_is_written(
    couple: Couple, maya: User, client_of: ClientOf
) -> None:
    page = client_of(maya).get(NEW).content.decode()
    assert page.index('name="audience"') < page.index('name="title"')
    for sentence in ("Only you", "You and your care team", "You, Jonas and your care team"):
        assert sentence in page
    chosen = re.search(r'<input[^>]*name="audience"[^>]*checked[^>]*>', page)
    assert chosen
    assert 'value="care_team"' in chosen[0]
    assert "What do I want?" in page


@pytest.mark.parametrize(
    ("audience", "readers"),
    [("private", []), ("care_team", ["clinician"]), ("couple", ["clinician", "jonas"])],
)
def test_only_who_was_chosen_reads_it(
    request: pytest.FixtureRequest,
    couple: Couple,
    maya: User,
    client_of: ClientOf,
    audience: str,
    readers: list[str],
) -> None:
    answer = client_of(maya).post(NEW, new_goal(title="Sleep first", audience=audience))
    assert answer.status_code == 302
    for name in ("jonas", "clinician", "former_clinician", "administrator"):
        page = client_of(request.getfixturevalue(name)).get(answer["Location"] + "versions/")
        assert page.status_code == (200 if name in readers else 404), name


@pytest.mark.parametrize("audience", ["", "subject", "everybody"])
def test_a_wrong_audience_makes_no_goal(
    couple: Couple, maya: User, client_of: ClientOf, audience: str
) -> None:
    answer = client_of(maya).post(NEW, new_goal(audience=audience, why="Still here"))
    assert answer.status_code == 422
    assert "Still here" in answer.content.decode()
    assert not goals_of(maya)


def test_twice_is_once_and_a_draft_is_kept(couple: Couple, maya: User, client_of: ClientOf) -> None:
    client, form = client_of(maya), new_goal(audience="private")
    client.post(NEW + "draft/", form)
    assert typed(maya, "goal-own")["title"] == form["title"]
    client.post(NEW, form)
    client.post(NEW, form)
    assert len(goals_of(maya)) == 1
    assert typed(maya, "goal-own") == {}
    assert client.post(NEW, {"title": "Later", "keep": "yes"}).status_code == 302
    assert typed(maya, "goal-own")["title"] == "Later"


def test_the_next_version_leaves_the_earlier_readable(
    couple: Couple, maya: User, client_of: ClientOf
) -> None:
    goal = individual_goal(couple, maya)
    url = f"/goals/{goal.pk}/revise/"
    client = client_of(maya)
    assert "Sleep before midnight" in client.get(url).content.decode()
    form = terms_data() | {"title": "Sleep before eleven", "number": "1", "reason": "Midnight is too late."}
    assert client.post(url, form).status_code == 302
    page = client.get(f"/goals/{goal.pk}/versions/").content.decode()
    assert "Midnight is too late." in page
    assert "Sleep before midnight" in page
    assert [version.number for version in versions_of(goal, maya)] == [1, 2]


def test_revising_in_two_windows_loses_nothing(couple: Couple, maya: User, client_of: ClientOf) -> None:
    goal = individual_goal(couple, maya)
    with acting_as(maya):
        terms = make_terms(title="From the other window")
        revise_individual_goal(by=maya, goal=goal, based_on=1, terms=terms, voice=make_voice(), reason="Why")
    url = f"/goals/{goal.pk}/revise/"
    answer = client_of(maya).post(url, terms_data() | {"title": "From this window", "number": "1"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "From this window" in page
    assert "What changed while you were writing" in page
    assert 'name="number" value="2"' in page


def test_a_change_of_audience_holds_from_now_on(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    goal = individual_goal(couple, maya, audience="couple")
    url, versions = f"/goals/{goal.pk}/audience/", f"/goals/{goal.pk}/versions/"
    client = client_of(maya)
    assert "Your choice holds from now on." in client.get(url).content.decode()
    assert client_of(jonas).get(versions).status_code == 200
    assert client.post(url, {"audience": "private"}).status_code == 302
    assert client_of(jonas).get(versions).status_code == 404
    assert client_of(clinician).get(versions).status_code == 404
    assert client.post(url, {"audience": "care_team"}).status_code == 302
    assert client_of(clinician).get(versions).status_code == 200
    assert client.post(url, {"audience": "subject"}).status_code == 422
    assert client.post(url, {}).status_code == 422


@pytest.mark.parametrize("page", ["revise/", "audience/", "revise/draft/"])
def test_nobody_else_changes_it(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf, page: str
) -> None:
    goal = individual_goal(couple, maya, audience="couple")
    form = terms_data() | {"number": "1", "audience": "private", "title": "Taken over"}
    for person in (jonas, clinician):
        client_of(person).post(f"/goals/{goal.pk}/{page}", form)
        assert goals_of(maya)[0].current.title == "Sleep before midnight"
        assert goals_of(maya)[0].audience == "couple"
        if "draft" not in page:
            assert client_of(person).get(f"/goals/{goal.pk}/{page}").status_code == 404

"""Values through the API: the same walls, and no word of a map that was kept to oneself."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from tests.conftest import ClientOf
from tests.goals.values import draw, latest, own, rated, share, shared

VALUES = "/api/v1/values/"
ONE = {"domain": "family", "importance": 9, "consistency": 3}


def post(client_of: ClientOf, by: User, path: str = VALUES, **body: Any) -> Any:
    """Send JSON as this person."""
    return client_of(by).post(path, body, content_type="application/json")


def names(client_of: ClientOf, person: User, query: str = "") -> list[str]:
    """The values this person is shown."""
    rows = client_of(person).get(f"{VALUES}{query}").json()["results"]
    return sorted(row["name"] or row["domain"] for row in rows)


def test_a_map_is_drawn_private(couple: Couple, maya: User, jonas: User, client_of: ClientOf) -> None:
    answer = post(client_of, maya, values=[ONE, {**ONE, "domain": "own", "name": "Chess"}])
    assert answer.status_code == 201
    assert {row["audience"] for row in answer.json()} == {"private"}
    assert names(client_of, maya) == ["Chess", "family"]
    assert names(client_of, jonas) == []


def test_the_same_number_twice_is_one_map(couple: Couple, maya: User, client_of: ClientOf) -> None:
    number = str(uuid4())
    first, second = (post(client_of, maya, values=[ONE], submission=number).json() for _ in range(2))
    assert first == second
    assert names(client_of, maya) == ["family"]


@pytest.mark.parametrize(
    "values",
    [
        [],
        [{**ONE, "importance": 0}],
        [{**ONE, "consistency": 11}],
        [{**ONE, "importance": 1.5}],
        [{**ONE, "domain": "everything"}],
        [{**ONE, "name": "Named"}],
        [{**ONE, "domain": "own"}],
        [ONE, ONE],
        [{**ONE, "domain": "own", "name": "x" * 61}],
        [{**ONE, "words": "x" * 301}],
        [{**ONE, "words": "a\x00b"}],
        [{**ONE, "domain": "own", "name": f"Own {number}"} for number in range(6)],
        "family",
        None,
    ],
    ids=str,
)
def test_what_is_no_map_is_answered_kindly(
    couple: Couple, maya: User, client_of: ClientOf, values: object
) -> None:
    assert post(client_of, maya, values=values).status_code == 400
    assert names(client_of, maya) == []


def test_others_read_what_is_shared_and_not_that_there_is_a_newer_map(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    value = shared(couple, maya, own("Chess"))
    before = client_of(jonas).get(VALUES).json()
    draw(couple, maya, own("Chess", 1, 1), own("Prayer"))
    assert client_of(jonas).get(VALUES).json() == before
    row = client_of(jonas).get(f"{VALUES}{value.pk}/").json()
    assert not {"map", "is_latest", "submission", "audience_since"} & set(row)


def test_who_reads_the_newest_numbers_reads_them_alone(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    shared(couple, maya, rated(importance=10))
    draw(couple, maya, rated(importance=2))
    share(couple, maya, "couple")
    found = {
        person: [row["importance"] for row in client_of(person).get(VALUES).json()["results"]]
        for person in (maya, jonas, clinician)
    }
    assert found[jonas] == [2]
    assert sorted(found[maya]) == sorted(found[clinician]) == [2, 10]


def test_its_owner_chooses_who_reads_it(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    draw(couple, maya, rated())
    path = f"{VALUES}{latest(maya).pk}/audience/"
    assert post(client_of, maya, path, audience="couple").json()["audience"] == "couple"
    assert names(client_of, jonas) == names(client_of, clinician) == ["family"]
    for person in (jonas, clinician):
        assert post(client_of, person, path, audience="private").status_code == 404
    assert post(client_of, maya, path, audience="private").status_code == 200
    assert names(client_of, jonas) == names(client_of, clinician) == []


@pytest.mark.parametrize("who", ["jonas", "clinician", "tess", "administrator"])
def test_a_hidden_value_and_none_are_the_same(
    couple: Couple, other_couple: Couple, maya: User, who: str, client_of: ClientOf,
    request: pytest.FixtureRequest,
) -> None:  # fmt: skip
    draw(couple, maya)
    person = request.getfixturevalue(who)
    for path in ("", "audience/"):
        answers = [
            (one.status_code, one.content)
            for value_id in (latest(maya).pk, uuid4())
            for one in [
                post(client_of, person, f"{VALUES}{value_id}/{path}", audience="couple")
                if path
                else client_of(person).get(f"{VALUES}{value_id}/")
            ]
        ]
        assert answers[0] == answers[1]
        assert answers[0][0] in (403, 404)


def test_a_clinicians_reading_is_logged(
    couple: Couple, maya: User, clinician: User, client_of: ClientOf
) -> None:
    value = shared(couple, maya, audience="care_team")
    names(client_of, clinician)
    event = AuditEvent.objects.filter(action="read").order_by("-id")[0]
    assert (event.page, event.ids) == ("api:value", [value.pk])

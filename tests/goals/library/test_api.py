"""The library through the API: to read, for partners and clinicians, and not written down as a reading."""

from __future__ import annotations

import pytest

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from goals.models import StartingPoint, Theme
from tests.conftest import ClientOf
from tests.goals.library.shelf import EDITION, make_editor, make_example

LIST = "/api/v1/starting-points/"


@pytest.fixture
def tea(couple: Couple) -> StartingPoint:
    """The only example."""
    StartingPoint.objects.update(retired_at=couple.created_at)
    return make_example()


@pytest.mark.parametrize("who", ["maya", "tess", "clinician", "former_clinician"])
def test_partners_and_clinicians_read_its_words(
    request: pytest.FixtureRequest, tea: StartingPoint, client_of: ClientOf, who: str
) -> None:
    client = client_of(request.getfixturevalue(who))
    (row,) = client.get(LIST).json()["results"]
    assert row == client.get(f"{LIST}{tea.pk}/").json()
    assert (row["slug"], row["theme"], row["current"]["number"]) == ("a-pot-of-tea", "time-together", 1)
    assert EDITION.words().items() <= row["current"].items()
    assert "author" not in row["current"]
    assert not AuditEvent.objects.filter(action="read").exists()


def test_an_administrator_finds_nothing(tea: StartingPoint, administrator: User, client_of: ClientOf) -> None:
    client = client_of(administrator)
    assert client.get(LIST).json()["results"] == []
    assert client.get(f"{LIST}{tea.pk}/").status_code == 404


def test_one_theme_or_a_theme_nobody_knows(tea: StartingPoint, maya: User, client_of: ClientOf) -> None:
    client = client_of(maya)
    assert len(client.get(LIST, {"theme": Theme.TIME}).json()["results"]) == 1
    assert client.get(LIST, {"theme": Theme.MONEY}).json()["results"] == []
    assert client.get(LIST, {"theme": "sports"}).status_code == 400


def test_what_was_retired_is_not_there(couple: Couple, clinician: User, client_of: ClientOf) -> None:
    point = make_example(retired=True)
    assert client_of(make_editor(clinician)).get(f"{LIST}{point.pk}/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_takes_no_writing(tea: StartingPoint, clinician: User, client_of: ClientOf, method: str) -> None:
    client = client_of(make_editor(clinician))
    for url in (LIST, f"{LIST}{tea.pk}/"):
        assert getattr(client, method)(url, {"slug": "x"}, "application/json").status_code == 405
    assert StartingPoint.objects.get(pk=tea.pk).slug == "a-pot-of-tea"

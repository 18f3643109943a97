"""The pages of the library: who reads them, what they say, what they cost."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from goals.models import StartingPoint, Theme
from tests.conftest import ClientOf
from tests.goals.library.shelf import EDITION, make_editor, make_example

THEMES = "/goals/library/"
TIME = "/goals/library/themes/time-together/"
TEA = "/goals/library/examples/a-pot-of-tea/"
PAGES = [THEMES, THEMES + "?q=tea", TIME, TEA]
MOST_QUERIES = 8


@pytest.fixture
def tea(couple: Couple) -> StartingPoint:
    """An example in the library."""
    return make_example()


def page(client_of: ClientOf, who: User, url: str) -> str:
    """What one person reads there."""
    answer = client_of(who).get(url)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize(
    "who", ["maya", "tess", "clinician", "supervisor", "former_clinician", "idle_clinician"]
)
def test_partners_and_clinicians_read_it(
    request: pytest.FixtureRequest, tea: StartingPoint, client_of: ClientOf, who: str, url: str
) -> None:
    assert "goals/library/" in page(client_of, request.getfixturevalue(who), url)


@pytest.mark.parametrize("url", PAGES)
def test_an_administrator_finds_no_library(
    tea: StartingPoint, administrator: User, client_of: ClientOf, url: str
) -> None:
    assert client_of(administrator).get(url).status_code == 404


def test_themes_say_how_much_they_hold(tea: StartingPoint, maya: User, client_of: ClientOf) -> None:
    StartingPoint.objects.filter(theme=Theme.MONEY).update(current=None)
    text = page(client_of, maya, THEMES)
    assert TIME in text
    assert "/goals/library/themes/money/" not in text


def test_an_example_says_its_caution_first(tea: StartingPoint, maya: User, client_of: ClientOf) -> None:
    text = page(client_of, maya, TEA)
    parts = [EDITION.caution, EDITION.why, EDITION.much_more, EDITION.expected, EDITION.much_less]
    parts += [EDITION.how_known, EDITION.first_step_one, EDITION.first_step_other]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert text.index("Need help now?", text.index(EDITION.caution)) < places[1]
    assert "<title>A starting point" in text


def test_without_a_caution_nothing_is_said_about_one(couple: Couple, maya: User, client_of: ClientOf) -> None:
    make_example(caution="")
    assert "Before you start" not in page(client_of, maya, TEA)


def test_a_partner_can_start_from_it_and_a_clinician_cannot(
    tea: StartingPoint, maya: User, clinician: User, client_of: ClientOf
) -> None:
    assert "/goals/propose/?from=a-pot-of-tea" in page(client_of, maya, TEA)
    assert "/goals/own/?from=a-pot-of-tea" in page(client_of, maya, TEA)
    assert "?from=" not in page(client_of, clinician, TEA)


def test_in_a_frozen_space_it_can_only_be_read(
    tea: StartingPoint, couple: Couple, maya: User, client_of: ClientOf
) -> None:
    Couple.objects.filter(pk=couple.pk).update(frozen_at=couple.created_at)
    assert "?from=" not in page(client_of, maya, TEA)


def test_words_in_titles_are_found(tea: StartingPoint, maya: User, client_of: ClientOf) -> None:
    assert TEA in page(client_of, maya, THEMES + "?q=evening+TEA")
    assert TEA not in page(client_of, maya, THEMES + "?q=tea+giraffe")


@pytest.mark.parametrize("question", ["%", "_", "%00", "<script>", "x" * 5000, "\\", "'"])
def test_odd_questions_find_nothing_and_break_nothing(
    tea: StartingPoint, maya: User, client_of: ClientOf, question: str
) -> None:
    answer = client_of(maya).get(THEMES, {"q": question})
    assert answer.status_code == 200
    assert TEA not in answer.content.decode()
    assert "<script>" not in answer.content.decode()


def test_what_was_retired_is_not_there(
    couple: Couple, maya: User, clinician: User, client_of: ClientOf
) -> None:
    make_example(retired=True)
    for who in (maya, clinician):
        assert client_of(who).get(TEA).status_code == 404
        assert TEA not in page(client_of, who, TIME) + page(client_of, who, THEMES + "?q=tea")
    assert TEA in page(client_of, make_editor(clinician), THEMES)
    assert "Bring back" in page(client_of, clinician, TEA)


@pytest.mark.parametrize("url", ["themes/sports/", "themes/money/x/", "examples/nothing-like-it/"])
def test_what_is_not_there_is_not_there(
    tea: StartingPoint, maya: User, client_of: ClientOf, url: str
) -> None:
    assert client_of(maya).get(THEMES + url).status_code == 404


@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize("who", ["maya", "clinician"])
def test_a_page_costs_the_same_however_full_the_library(
    request: pytest.FixtureRequest, tea: StartingPoint, client_of: ClientOf, who: str, url: str
) -> None:
    client = client_of(
        make_editor(person) if (person := request.getfixturevalue(who)).is_clinician else person
    )
    client.get(url)
    costs = []
    for _more in range(2):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(url)
        costs.append(len(queries))
        for number in range(12):
            make_example(f"tea-{_more}-{number}", retired=number % 3 == 0)
    assert costs[0] == costs[1] <= MOST_QUERIES

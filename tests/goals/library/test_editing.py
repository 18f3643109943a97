"""The pages on which an editor adds to the library, revises and retires."""

from __future__ import annotations

import pytest

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from goals.actions.library import revise_starting_point
from goals.models import StartingPoint
from tests.conftest import ClientOf
from tests.goals.library.shelf import EDITION, edition, make_editor, make_example

NEW = "/goals/library/new/"
TEA = "/goals/library/examples/a-pot-of-tea/"
FORM = EDITION.words()


@pytest.fixture
def tea(couple: Couple) -> StartingPoint:
    """An example in the library."""
    return make_example()


@pytest.fixture
def editor(clinician: User) -> User:
    """The couple's clinician, who edits the library."""
    return make_editor(clinician)


def test_an_editor_adds_an_example(couple: Couple, editor: User, maya: User, client_of: ClientOf) -> None:
    answer = client_of(editor).post(NEW, FORM | {"theme": "time-together"}, follow=True)
    assert "Added. Couples can find it now." in answer.content.decode()
    assert EDITION.title in client_of(maya).get("/goals/library/themes/time-together/").content.decode()


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("theme", "", "Choose a theme"),
        ("theme", "sports", "Choose one of the themes."),
        ("title", "", "Please fill in “The goal”"),
        ("title", "t" * 201, "It has 201 now."),
        ("more", EDITION.expected, "This is the same as another level."),
        ("why", "w" * 601, "under 600 characters"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    editor: User, client_of: ClientOf, field: str, value: str, message: str
) -> None:
    form = FORM | {"theme": "time-together", "caution": "Only if both like tea."} | {field: value}
    answer = client_of(editor).post(NEW, form)
    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert "Only if both like tea." in answer.content.decode()
    assert not StartingPoint.objects.filter(current__author=editor).exists()


def test_an_editor_revises(tea: StartingPoint, editor: User, maya: User, client_of: ClientOf) -> None:
    client = client_of(editor)
    assert EDITION.how_known in client.get(TEA + "revise/").content.decode()
    assert client.post(TEA + "revise/", FORM | {"title": "We share tea", "number": "1"}).status_code == 302
    assert "We share tea" in client_of(maya).get(TEA).content.decode()
    versions = client.get(TEA + "versions/").content.decode()
    assert "Version 2" in versions
    assert "Came with the library" in versions
    assert editor.name in versions


def test_a_stale_revision_shows_what_changed_and_keeps_what_was_typed(
    tea: StartingPoint, editor: User, other_clinician: User, client_of: ClientOf
) -> None:
    colleague = make_editor(other_clinician)
    revise_starting_point(by=colleague, slug=tea.slug, based_on=1, edition=edition(title="We share cake"))
    answer = client_of(editor).post(TEA + "revise/", FORM | {"why": "My new words.", "number": "1"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Somebody wrote a newer version." in text
    assert "What changed in version 2" in text
    assert "<ins" in text
    assert "My new words." in text
    assert 'name="number" value="2"' in text
    assert tea.versions.count() == 2


@pytest.mark.parametrize("number", ["", "0", "7", "x", "-1", "99999999"])
def test_an_odd_number_is_never_the_latest(
    tea: StartingPoint, editor: User, client_of: ClientOf, number: str
) -> None:
    answer = client_of(editor).post(TEA + "revise/", FORM | {"why": "My new words.", "number": number})
    assert answer.status_code == 422
    assert "My new words." in answer.content.decode()
    assert tea.versions.count() == 1


def test_an_editor_retires_and_brings_back(
    tea: StartingPoint, editor: User, maya: User, client_of: ClientOf
) -> None:
    client = client_of(editor)
    assert client.get(TEA + "retire/").status_code == 405
    assert "Bring back" in client.post(TEA + "retire/", follow=True).content.decode()
    assert client_of(maya).get(TEA).status_code == 404
    assert "Retire" in client.post(TEA + "bring-back/", follow=True).content.decode()
    assert client_of(maya).get(TEA).status_code == 200


@pytest.mark.parametrize("who", ["maya", "clinician", "supervisor", "administrator"])
@pytest.mark.parametrize(
    "url", [NEW, TEA + "revise/", TEA + "retire/", TEA + "bring-back/", TEA + "versions/"]
)
def test_for_others_these_pages_do_not_exist(
    request: pytest.FixtureRequest, tea: StartingPoint, client_of: ClientOf, who: str, url: str
) -> None:
    client = client_of(request.getfixturevalue(who))
    assert {client.get(url).status_code, client.post(url, FORM).status_code} <= {404, 405}
    assert tea.versions.count() == 1
    page = client.get(TEA)
    assert "For editors" not in page.content.decode()

"""From an example to a goal: the words come along, what was typed before stays, the goal keeps its origin."""

from __future__ import annotations

from uuid import UUID

import pytest

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from goals.actions.library import retire_starting_point, revise_starting_point
from goals.models import Goal, StartingPoint
from tests.conftest import ActingAs, ClientOf
from tests.goals.library.shelf import EDITION, edition, make_editor, make_example
from tests.goals.pages import goals_of, new_goal, typed

PROPOSE = "/goals/propose/"
OWN = "/goals/own/"
FROM = "?from=a-pot-of-tea"
FORMS = [(PROPOSE, "goal-propose"), (OWN, "goal-own")]
LEVELS = [EDITION.much_less, EDITION.less, EDITION.expected, EDITION.more, EDITION.much_more]

on_both_forms = pytest.mark.parametrize(("url", "form"), FORMS)


@pytest.fixture
def tea(couple: Couple) -> StartingPoint:
    """An example in the library."""
    return make_example()


def filled(**over: str) -> dict[str, str]:
    """A new goal's form, for both or of one's own."""
    return new_goal(**{"audience": "care_team", **over})


def origin_of_only_goal(person: User) -> UUID | None:
    """What the one goal this person has was started from."""
    (goal,) = goals_of(person)
    return goal.started_from_id


@on_both_forms
def test_the_words_of_the_example_are_in_the_form(
    tea: StartingPoint, maya: User, client_of: ClientOf, url: str, form: str
) -> None:
    page = client_of(maya).get(url + FROM).content.decode()
    for words in (EDITION.title, *LEVELS, EDITION.how_known, EDITION.first_step_one):
        assert f">\n{words}</textarea>" in page
    assert f'name="started_from" value="{tea.current_id}"' in page
    assert "from the library. Change every word that does not fit." in page
    assert EDITION.caution in page
    assert typed(maya, form) == {}


@on_both_forms
def test_the_goal_keeps_the_version_it_began_with(
    tea: StartingPoint, maya: User, clinician: User, client_of: ClientOf, url: str, form: str
) -> None:
    first, client = tea.current_id, client_of(maya)
    assert client.post(url, filled(started_from=str(first))).status_code == 302
    revise_starting_point(
        by=make_editor(clinician), slug=tea.slug, based_on=1, edition=edition(title="We share cake")
    )
    assert origin_of_only_goal(maya) == first
    (goal,) = goals_of(maya)
    page = client.get(f"/goals/{goal.pk}/versions/").content.decode()
    assert f"Started from “{EDITION.title}” in the library (version 1)." in page
    assert "/goals/library/examples/a-pot-of-tea/" in page


def test_a_retired_origin_is_still_named_but_leads_nowhere(
    tea: StartingPoint, maya: User, clinician: User, client_of: ClientOf
) -> None:
    client = client_of(maya)
    client.post(PROPOSE, filled(started_from=str(tea.current_id)))
    retire_starting_point(by=make_editor(clinician), slug=tea.slug)
    page = client.get(f"/goals/{goals_of(maya)[0].pk}/versions/").content.decode()
    assert "(version 1)." in page
    assert "/goals/library/examples/a-pot-of-tea/" not in page


@on_both_forms
@pytest.mark.parametrize("origin", ["", "not-an-id", str(UUID(int=7)), "x" * 5000, "\x00"])
def test_an_origin_nobody_knows_is_passed_over(
    tea: StartingPoint, maya: User, client_of: ClientOf, url: str, form: str, origin: str
) -> None:
    assert client_of(maya).post(url, filled(started_from=origin)).status_code == 302
    assert origin_of_only_goal(maya) is None


@on_both_forms
@pytest.mark.parametrize("slug", ["nothing-like-it", "put-away", "%00", "<script>", "x" * 3000])
def test_an_example_that_is_not_there_leaves_the_form_empty_and_says_so(
    tea: StartingPoint, maya: User, client_of: ClientOf, url: str, form: str, slug: str
) -> None:
    make_example("put-away", retired=True)
    answer = client_of(maya).get(url, {"from": slug})
    assert answer.status_code == 200
    assert "That example is not in the library any more." in answer.content.decode()
    assert EDITION.title not in answer.content.decode()


@on_both_forms
def test_what_was_typed_before_is_never_written_over(
    tea: StartingPoint, maya: User, client_of: ClientOf, url: str, form: str
) -> None:
    client = client_of(maya)
    client.post(url + "draft/", filled(title="Mine, half done"))
    page = client.get(url + FROM).content.decode()
    assert "You had begun to write" in page
    assert "Mine, half done" in page
    assert EDITION.expected not in page
    answer = client.post(url + "discard/", {"from": tea.slug}, follow=True)
    assert answer.redirect_chain[-1][0] == url + FROM
    assert EDITION.expected in answer.content.decode()
    assert typed(maya, form) == {}


@on_both_forms
def test_a_draft_begun_with_an_example_stays_one(
    tea: StartingPoint, maya: User, client_of: ClientOf, url: str, form: str
) -> None:
    client = client_of(maya)
    client.post(url + "draft/", filled(title="Tea, but earlier", started_from=str(tea.current_id)))
    for address in (url, url + FROM):
        page = client.get(address).content.decode()
        assert "Tea, but earlier" in page
        assert f'name="started_from" value="{tea.current_id}"' in page
        assert "You had begun to write" not in page


@pytest.mark.parametrize("where", ["//evil.example", "http://evil.example", "../../", "A B", "", "x" * 99])
def test_letting_a_draft_go_leads_only_back_here(
    tea: StartingPoint, maya: User, client_of: ClientOf, where: str
) -> None:
    answer = client_of(maya).post(PROPOSE + "discard/", {"from": where})
    assert answer["Location"] == "/goals/"


@on_both_forms
def test_a_form_with_something_to_fix_still_knows_its_origin(
    tea: StartingPoint, maya: User, client_of: ClientOf, url: str, form: str
) -> None:
    answer = client_of(maya).post(url, filled(title="", started_from=str(tea.current_id)))
    assert answer.status_code == 422
    assert f'value="{tea.current_id}"' in answer.content.decode()
    assert "from the library. Change every word that does not fit." in answer.content.decode()


def test_a_private_goal_tells_nobody_where_it_began(
    tea: StartingPoint, maya: User, jonas: User, client_of: ClientOf, acting_as: ActingAs
) -> None:
    client_of(maya).post(OWN, filled(started_from=str(tea.current_id), audience="private"))
    with acting_as(jonas):
        assert not Goal.objects.filter(started_from=tea.current_id).exists()

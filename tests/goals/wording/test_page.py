"""A second look on the pages, with and without JavaScript: nothing stored, lost or in the way."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from couplesgoals.audit.models import AuditEvent
from couplesgoals.demo.factories import individual_goal, propose
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.models import Draft
from goals.views.wording import FORMS
from goals.wording.page import changed_part
from tests.conftest import SIGN_IN_BACKEND, ClientOf
from tests.goals.pages import goals_of, new_goal, typed, versions_of

PROPOSE, OWN, WORDING = "/goals/propose/", "/goals/own/", "/goals/wording/"
HARD = {
    "title": "Jonas must tell me the truth",
    "why": "You never listen.\r\nI miss you.",
    "target_date": "2027-02-30",
}
UNHEARD = (
    "I feel unheard when I talk and get no answer. I would like a few minutes of full attention.\nI miss you."
)


def shown(page: str, name: str) -> str:
    """What stands in a field of a page."""
    found = re.search(rf'<textarea[^>]*name="{name}"[^>]*>\s*?\n?(.*?)</textarea>', page, re.S)
    return unescape(found[1]) if found else ""


def keys(page: str) -> list[str]:
    """What the buttons "Use this wording" send."""
    return re.findall(r'name="use" value="([^"]*)"', page)


@pytest.mark.parametrize("address", [PROPOSE, OWN])
def test_a_look_keeps_every_word_and_stores_nothing(
    couple: Couple, maya: User, client_of: ClientOf, address: str
) -> None:
    client = client_of(maya)
    before = AuditEvent.objects.count()
    answer = client.post(address, new_goal() | HARD | {"check": "1"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "A second look" in page
    assert "error-summary" not in page
    assert shown(page, "why") == "You never listen.\nI miss you."
    assert 'value="2027-02-30"' in page
    assert '<a href="#id_why">' in page
    assert "“You never listen”" in page
    assert "title:other:0" in keys(page) or address == OWN
    assert "why:absolute:0" in keys(page)
    assert goals_of(maya) == []
    assert not Draft.objects.exists()
    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize("address", [PROPOSE, OWN])
def test_one_tap_replaces_only_those_words(
    couple: Couple, maya: User, client_of: ClientOf, address: str
) -> None:
    answer = client_of(maya).post(address, new_goal() | HARD | {"use": "why:absolute:0"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert shown(page, "why") == UNHEARD
    assert shown(page, "title") == HARD["title"]
    assert "why:absolute:0" not in keys(page)
    assert "autofocus" in page
    assert goals_of(maya) == []


def test_what_is_sent_after_all_is_sent(couple: Couple, maya: User, client_of: ClientOf) -> None:
    """Never a block: the same words, sent, are a goal."""
    form = new_goal() | HARD | {"target_date": new_goal()["target_date"]}
    assert client_of(maya).post(PROPOSE, form | {"check": "1"}).status_code == 200
    assert client_of(maya).post(PROPOSE, form).status_code == 302
    assert [goal.current.title for goal in goals_of(maya)] == [HARD["title"]]


def test_enter_sends_the_form_not_a_suggestion(couple: Couple, maya: User, client_of: ClientOf) -> None:
    page = client_of(maya).post(PROPOSE, new_goal() | HARD | {"check": "1"}).content.decode()
    form = page[page.index("data-draft-url") :]
    first = re.search(r"<button[^>]*>", form)
    assert first
    assert "name=" not in first[0]
    assert "hx-post" not in first[0]


@pytest.mark.parametrize(
    "use", ["why:absolute:7", "why", "csrfmiddlewaretoken:x:0", "", "audience:absolute:0", "💞"]
)
def test_a_tap_on_what_no_longer_stands_changes_nothing(
    couple: Couple, maya: User, client_of: ClientOf, use: str
) -> None:
    page = client_of(maya).post(PROPOSE, new_goal() | HARD | {"use": use}).content.decode()
    assert shown(page, "why") == "You never listen.\nI miss you."


def test_clear_words_get_one_warm_line(couple: Couple, maya: User, client_of: ClientOf) -> None:
    form = new_goal(how_known="We mark it on the calendar", baseline="One evening a week")
    page = client_of(maya).post(PROPOSE, form | {"check": "1"}).content.decode()
    assert "Clear and kind." in page
    assert keys(page) == []
    untouched = client_of(maya).get(PROPOSE).content.decode()
    assert "Clear and kind." not in untouched
    assert "Look at my words" in untouched


def test_the_draft_stays_as_it_was_kept(couple: Couple, maya: User, client_of: ClientOf) -> None:
    client = client_of(maya)
    client.post(PROPOSE + "draft/", new_goal(title="Kept"))
    page = client.post(PROPOSE, new_goal(title="Typed after") | {"check": "1"}).content.decode()
    assert shown(page, "title") == "Typed after"
    assert typed(maya, "goal-propose")["title"] == "Kept"


def test_a_suggestion_and_a_next_version_get_help_too(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    ours, mine = propose(couple, maya), individual_goal(couple, maya)
    for person, goal, address in ((jonas, ours, "suggest"), (maya, mine, "revise")):
        form = new_goal(why="You never listen.", number="1", title="Be happy")
        client, url = client_of(person), f"/goals/{goal.pk}/{address}/"
        answer = client.post(url, form | {"check": "1"})
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "why:absolute:0" in keys(page)
        assert shown(page, "title") == "Be happy"
        changed = client.post(url, form | {"use": "why:absolute:0"}).content.decode()
        assert shown(changed, "why").startswith("I feel unheard")
        assert len(versions_of(goal, person)) == 1


def test_the_panel_alone(couple: Couple, maya: User, client_of: ClientOf) -> None:
    client = client_of(maya)
    form = new_goal() | HARD | {"about": "goal-propose"}
    panel = client.post(WORDING, form).content.decode()
    assert panel.strip().startswith("<section")
    assert "why:absolute:0" in keys(panel)
    assert "autofocus" not in panel
    assert "data-announce=" in panel
    sent = json.loads(unescape(re.findall(r'hx-vals="([^"]*)"', panel)[0]))
    again = client.post(WORDING, form | sent)
    assert (again.status_code, again.content) == (204, b"")


def test_the_panel_does_not_ask_for_the_end_while_one_begins(
    couple: Couple, maya: User, client_of: ClientOf
) -> None:
    begun = {"about": "goal-propose", "title": "We walk on Sundays"}
    client = client_of(maya)
    asked = client.post(WORDING, begun | {"check": "1"}).content.decode()
    assert "Is there a day on which you would like to look back" in asked
    first = client.get(PROPOSE).content.decode()
    seen = json.loads(unescape(re.findall(r'hx-vals="([^"]*)"', first)[0]))
    assert client.post(WORDING, begun | seen).status_code == 204


def test_a_tap_brings_the_field_with_it(couple: Couple, maya: User, client_of: ClientOf) -> None:
    form = new_goal() | HARD | {"about": "goal-propose", "use": "why:absolute:0"}
    answer = client_of(maya).post(WORDING, form)
    page = answer.content.decode()
    assert re.search(r'<textarea[^>]*name="why"[^>]*hx-swap-oob="true"', page)
    assert shown(page, "why") == UNHEARD
    assert shown(page, "title") == ""
    assert answer["HX-Trigger"] == "input"


@pytest.mark.parametrize("about", sorted(FORMS))
def test_every_form_it_knows(couple: Couple, maya: User, client_of: ClientOf, about: str) -> None:
    answer = client_of(maya).post(WORDING, {"about": about, "title": "Be happy", "check": "1"})
    assert answer.status_code == 200
    assert "what would you see or hear" in answer.content.decode()


@pytest.mark.parametrize("about", ["", "goal-review", "propose", "../../", "💞"])
def test_no_other_form(couple: Couple, maya: User, client_of: ClientOf, about: str) -> None:
    assert client_of(maya).post(WORDING, {"about": about, "title": "Be happy"}).status_code == 404


@pytest.mark.parametrize(
    "person", ["clinician", "supervisor", "former_clinician", "idle_clinician", "administrator"]
)
def test_it_is_for_partners(
    request: pytest.FixtureRequest, couple: Couple, client_of: ClientOf, person: str
) -> None:
    client = client_of(request.getfixturevalue(person))
    assert client.post(WORDING, {"about": "goal-propose", "title": "x"}).status_code == 404
    assert client.post(PROPOSE, new_goal() | {"check": "1"}).status_code == 404


def test_signed_out_wrong_method_and_no_token(couple: Couple, maya: User, client_of: ClientOf) -> None:
    assert Client().post(WORDING, {"about": "goal-propose"}).status_code == 302
    assert client_of(maya).get(WORDING).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(maya, backend=SIGN_IN_BACKEND)
    for address in (WORDING, PROPOSE):
        assert strict.post(address, {"about": "goal-propose", "check": "1"}).status_code == 403


def test_anothers_goal_stays_hidden(couple: Couple, maya: User, jonas: User, client_of: ClientOf) -> None:
    goal = individual_goal(couple, maya)
    answer = client_of(jonas).post(f"/goals/{goal.pk}/revise/", new_goal(number="1") | {"check": "1"})
    assert answer.status_code == 404
    assert "midnight" not in answer.content.decode()


def test_what_was_typed_is_never_code(couple: Couple, maya: User, client_of: ClientOf) -> None:
    nasty = "You never listen <script>alert(1)</script> \"' & {{ x }}"
    for address, about in ((PROPOSE, ""), (WORDING, "goal-propose")):
        form = new_goal(why=nasty, title=nasty, about=about) | {"check": "1"}
        assert "<script>alert" not in client_of(maya).post(address, form).content.decode()


def test_it_costs_no_more_than_the_form(
    couple: Couple, maya: User, client_of: ClientOf, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = client_of(maya)
    with django_assert_max_num_queries(10):
        client.post(WORDING, new_goal() | HARD | {"about": "goal-propose"})


@pytest.mark.parametrize(
    ("before", "after", "part"),
    [
        ("A. You never call. B.", "A. You seldom call. B.", "You seldom call."),
        ("you never call", "you seldom call", "you seldom call"),
        ("Words", "", ""),
        ("A.\nmy lazy husband", "A.\nmy husband", "my husband"),
    ],
)
def test_only_the_new_sentence_is_shown(before: str, after: str, part: str) -> None:
    assert changed_part(before, after) == part

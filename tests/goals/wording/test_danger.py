"""Words about force, fear and not wanting to live point to help, and are never put more softly."""

from __future__ import annotations

import pytest

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from goals.wording import advise_goal, advise_text
from goals.wording.advice import FREE_TEXT
from tests.conftest import ClientOf
from tests.goals.pages import goals_of, new_goal
from tests.goals.wording.danger_phrases import DANGER, NEIGHBORS
from tests.goals.wording.goal_phrases import TODAY, WRITTEN_WELL


@pytest.mark.parametrize("text", DANGER)
def test_one_word_of_help_and_no_other_wording(text: str) -> None:
    for said in (text, f"You never listen. {text}", text.upper()):
        [one] = advise_text(said, language="en", partner="Jonas")
        assert (one.kind, one.instead, one.found) == ("danger", "", "")


@pytest.mark.parametrize(("text", "kinds"), NEIGHBORS)
def test_what_only_sounds_like_it_stays_as_before(text: str, kinds: str) -> None:
    assert " ".join(one.kind for one in advise_text(text, language="en", partner="Jonas")) == kinds


def test_the_lists_are_long_enough() -> None:
    assert len(set(DANGER)) >= 40
    assert len(dict(NEIGHBORS)) >= 25


@pytest.mark.parametrize("text", DANGER)
@pytest.mark.parametrize("joint", [True, False])
def test_a_goal_with_it_gets_no_other_word_about_it(text: str, joint: bool) -> None:
    found = advise_goal(
        WRITTEN_WELL | {"title": text}, joint=joint, language="en", partner="Jonas", today=TODAY
    )
    assert [(one.field, one.kind, one.instead) for one in found] == [("title", "danger", "")]


@pytest.mark.parametrize("field", FREE_TEXT)
def test_in_any_field_it_is_said_first(field: str) -> None:
    values = {"title": "Be happy", "baseline": "", "how_known": "", field: "You hit me"}
    first, *rest = advise_goal(values, joint=True, language="en", partner="Jonas", today=TODAY)
    assert (first.field, first.kind) == (field, "danger")
    assert all(one.field != field for one in rest)


def test_it_is_said_once() -> None:
    values = dict.fromkeys(WRITTEN_WELL, "You hit me")
    found = advise_goal(values, joint=True, language="en", partner="Jonas", today=TODAY)
    assert [(one.field, one.kind) for one in found] == [("title", "danger")]


def test_on_the_page_it_is_care_and_blocks_nothing(couple: Couple, maya: User, client_of: ClientOf) -> None:
    client, form = client_of(maya), new_goal(why="You never stop when I say no")
    page = client.post("/goals/propose/", form | {"check": "1"}).content.decode()
    panel = page[page.index('id="second-look"') :].split("</section>")[0]
    assert "you can tell your clinician alone" in panel
    assert 'href="/help-now/"' in panel
    assert "“You never" not in panel
    assert "seldom" not in page
    assert client.post("/goals/propose/", form).status_code == 302
    assert len(goals_of(maya)) == 1

"""The page on which one partner proposes a goal to the other."""

from __future__ import annotations

from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from couplesgoals.demo.factories import in_days
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from tests.conftest import ClientOf
from tests.goals.pages import goals_of, new_goal, typed

URL = "/goals/propose/"


def test_it_asks_level_zero_first_and_says_who_will_read(
    couple: Couple, maya: User, client_of: ClientOf
) -> None:
    page = client_of(maya).get(URL).content.decode()
    names = [
        "title",
        "why",
        "expected",
        "more",
        "much_more",
        "less",
        "much_less",
        "target_date",
        "first_step",
    ]
    places = [page.index(f'name="{name}"') for name in names]
    assert places == sorted(places)
    assert "When you send it: you, Jonas and your care team." in page
    assert "Until then: only you." in page
    assert "Send to Jonas" in page
    assert 'maxlength="' not in page  # the browser would silently cut off what is pasted


def test_it_sends_a_goal_to_the_other(couple: Couple, maya: User, jonas: User, client_of: ClientOf) -> None:
    answer = client_of(maya).post(URL, new_goal(title="We cook together on Sundays"))
    (goal,) = goals_of(jonas)
    assert answer.status_code == 302
    assert answer["Location"] == reverse("progress:goal", args=[goal.pk])
    assert goal.current.title == "We cook together on Sundays"
    assert goal.author_id == maya.pk
    assert goal.is_joint


def test_the_same_form_twice_is_one_goal(couple: Couple, maya: User, client_of: ClientOf) -> None:
    client, form = client_of(maya), new_goal()
    first, second = client.post(URL, form), client.post(URL, form)
    assert first["Location"] == second["Location"]
    assert len(goals_of(maya)) == 1


def test_two_forms_are_two_goals(couple: Couple, maya: User, client_of: ClientOf) -> None:
    client = client_of(maya)
    client.post(URL, new_goal())
    client.post(URL, new_goal())
    assert len(goals_of(maya)) == 2


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("why", "   ", "Please fill in “Why does this matter to me?”"),
        ("title", "", "Please fill in “What do we want?”"),
        ("title", "x" * 20_000, "It has 20000 now."),
        ("expected", "Two evenings, and we plan them on Sunday", "This is the same as another level."),
        ("target_date", str(in_days(-3)), "Choose a day that is still to come."),
        ("target_date", "soon", "Choose a day, for example"),
        ("less", "", "Please fill in “Less than we hoped”"),
        ("why", "y" * 20_000, "under 2000 characters"),
        ("first_step", "z" * 301, "under 300 characters"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    couple: Couple, maya: User, client_of: ClientOf, field: str, value: str, message: str
) -> None:
    form = new_goal(much_more="A whole week by the sea", **{field: value})
    answer = client_of(maya).post(URL, form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert message in page
    assert value in page
    assert "A whole week by the sea" in page
    assert form["submission"] in page
    assert not goals_of(maya)


def test_levels_alike_are_said_together_with_what_is_missing(
    couple: Couple, maya: User, client_of: ClientOf
) -> None:
    """Or somebody tired would send the same form three times."""
    answer = client_of(maya).post(URL, new_goal(fit="", more="ONE evening ", less="one evening"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("This is the same as another level.") == 2, "in the summary and beside the field"
    assert "does this goal fit you?" in page
    assert not goals_of(maya)


def test_html_and_emoji_stay_words(couple: Couple, maya: User, client_of: ClientOf) -> None:
    client = client_of(maya)
    sent = client.post(URL, new_goal(title="<script>alert(1)</script> 🌻", why="<b>bold</b>"))
    for url in ("/goals/", sent["Location"], sent["Location"] + "versions/", sent["Location"] + "answer/"):
        page = client.get(url).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt; 🌻" in page


def test_the_draft_comes_back_and_goes_once_sent(couple: Couple, maya: User, client_of: ClientOf) -> None:
    client, form = client_of(maya), new_goal(title="Half a sent", why="")
    assert client.post(URL + "draft/", form).status_code == 204
    page = client.get(URL).content.decode()
    assert "Half a sent" in page
    assert form["submission"] in page
    assert "Half a sent" in client.get("/goals/").content.decode()
    client.post(URL, form | {"why": "Because."})
    assert typed(maya, "goal-propose") == {}


def test_a_save_that_arrives_late_does_not_bring_the_draft_back(
    couple: Couple, maya: User, client_of: ClientOf
) -> None:
    client, form = client_of(maya), new_goal()
    client.post(URL, form)
    assert client.post(URL + "draft/", form).status_code == 204
    assert typed(maya, "goal-propose") == {}


def test_keeping_a_draft_needs_nothing_finished(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    answer = client_of(maya).post(URL, {"title": "Something about", "keep": "yes"}, follow=True)
    page = answer.content.decode()
    assert "You started writing" in page
    assert "Something about" in page
    assert "Something about" not in client_of(jonas).get("/goals/").content.decode()
    assert not goals_of(maya)


def test_a_draft_too_large_says_so_and_keeps_the_words(
    couple: Couple, maya: User, client_of: ClientOf
) -> None:
    client = client_of(maya)
    form = {"title": "Long", "why": "w" * 61_000}
    assert client.post(URL + "draft/", form).status_code == 413
    answer = client.post(URL, form | {"keep": "yes"})
    assert answer.status_code == 422
    assert "w" * 61_000 in answer.content.decode()


def test_a_draft_can_be_thrown_away(couple: Couple, maya: User, client_of: ClientOf) -> None:
    client = client_of(maya)
    client.post(URL + "draft/", new_goal())
    assert client.get(URL + "discard/").status_code == 405
    assert client.post(URL + "discard/").status_code == 302
    assert typed(maya, "goal-propose") == {}


def test_a_frozen_space_takes_nothing_new(couple: Couple, maya: User, client_of: ClientOf) -> None:
    couple.frozen_at = timezone.now()
    couple.save()
    client = client_of(maya)
    assert client.get(URL).status_code == 404
    assert client.post(URL, new_goal()).status_code == 404
    assert client.post(URL + "draft/", new_goal()).status_code == 404
    assert "Propose a goal together" not in client.get("/goals/").content.decode()


def test_anothers_submission_number_makes_a_goal_of_ones_own(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    form = new_goal(submission=str(uuid4()))
    client_of(maya).post(URL, form)
    client_of(jonas).post(URL, form)
    assert {goal.author_id for goal in goals_of(maya)} == {maya.pk, jonas.pk}


def test_what_is_sent_after_an_idle_hour_is_kept_for_its_author(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    client = client_of(maya)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client.get(URL)
        clock.shift(3600)
        answer = client.post(URL, new_goal(title="Written over a long tea"))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")
    assert not goals_of(jonas)
    assert typed(maya, "goal-propose")["title"] == "Written over a long tea"
    assert "Written over a long tea" in client_of(maya).get(URL).content.decode()

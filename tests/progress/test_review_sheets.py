"""A review is written over several sittings and devices, and no word is lost or written over unseen."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from couplesgoals.people.models import User
from couplesgoals.people.timeouts import LAST_SEEN
from couplesgoals.program.models import Couple, ProgressReview
from couplesgoals.records.acting import acting_as as acting
from goals.models import Goal
from progress.models import ReviewAnswer, ReviewDone
from progress.views import review as views
from tests.conftest import ClientOf
from tests.progress.conftest import at, text_of
from tests.progress.reviews import open_review, words_read_by

pytestmark = pytest.mark.django_db
MONTH = {"audience": "couple"}


@pytest.fixture
def review(couple: Couple) -> ProgressReview:
    """A review that is open."""
    return open_review(couple)


def numbers(client: Client, url: str) -> dict[str, str]:
    """The review a page of a part is about, its own sheet, and the one that was kept before it."""
    return dict(re.findall(r'name="(review|sheet|before)" value="([^"]*)"', text_of(client, url)))


@pytest.mark.usefixtures("review")
def test_what_was_kept_is_there_at_the_next_sitting(maya: User, jonas: User, client_of: ClientOf) -> None:
    phone, url = client_of(maya), at("review_part", "month")
    phone.post(url, MONTH | {"words": "SENTINEL one", "stop": "1"} | numbers(phone, url))
    assert "SENTINEL one" in text_of(client_of(maya), url)
    assert "Answered" in text_of(client_of(maya), at("review"))
    for place in (url, at("review"), at("review_send")):
        assert "SENTINEL" not in text_of(client_of(jonas), place)


@pytest.mark.usefixtures("review")
def test_two_devices_show_both_words_and_the_person_chooses(maya: User, client_of: ClientOf) -> None:
    url = at("review_part", "month")
    phone, laptop = client_of(maya), client_of(maya)
    on_phone, on_laptop = numbers(phone, url), numbers(laptop, url)
    assert (
        phone.post(
            at("review_part_draft", "month"), MONTH | {"words": "From the phone"} | on_phone
        ).status_code
        == 204
    )
    # A save while typing writes nothing over, and says so.
    late = MONTH | {"words": "From the laptop"} | on_laptop
    assert laptop.post(at("review_part_draft", "month"), late).status_code == 409
    answer = laptop.post(url, late)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "From the phone" in page
    assert "From the laptop" in page
    chosen = dict(re.findall(r'name="(sheet|before)" value="([^"]*)"', page))
    assert laptop.post(url, late | chosen).status_code == 302
    assert "From the laptop" in text_of(phone, url)


@pytest.mark.usefixtures("review")
def test_a_page_goes_on_saving_over_its_own_words(maya: User, client_of: ClientOf) -> None:
    phone, url = client_of(maya), at("review_part", "month")
    sheet = numbers(phone, url)
    for words in ("A", "A month", "A month of doors"):
        kept = phone.post(at("review_part_draft", "month"), MONTH | {"words": words} | sheet)
        assert kept.status_code == 204
    assert phone.post(url, MONTH | {"words": "A month of doors."} | sheet).status_code == 302


def test_what_is_sent_is_what_was_read_once_more(
    review: ProgressReview, maya: User, client_of: ClientOf
) -> None:
    phone, url = client_of(maya), at("review_part", "month")
    phone.post(url, MONTH | {"words": "Read"} | numbers(phone, url))
    mark = re.search(r'name="mark" value="(\w+)"', text_of(phone, at("review_send")))
    assert mark is not None
    phone.post(url, MONTH | {"words": "Written since"} | numbers(phone, url))
    answer = phone.post(at("review_send"), {"mark": mark[1]})
    assert answer.status_code == 422
    assert "You wrote something new on another page" in answer.content.decode()
    assert words_read_by(maya, ReviewAnswer) == set()
    mark = re.search(r'name="mark" value="(\w+)"', answer.content.decode())
    assert mark is not None
    assert phone.post(at("review_send"), {"mark": mark[1]})["Location"] == at("review_read", review.pk)
    assert words_read_by(maya, ReviewAnswer) == {"Written since"}
    # The sheets are gone with it, and nothing can be written any more.
    assert phone.get(url)["Location"] == at("review")


@pytest.mark.usefixtures("review")
def test_bad_input_is_said_beside_the_field_and_nothing_is_lost(
    goal: Goal, maya: User, client_of: ClientOf
) -> None:
    phone, url = client_of(maya), at("review_goal", goal.pk)
    answer = phone.post(url, {"helped": "SENTINEL", "version": "1"} | numbers(phone, url))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose the level that fits best" in page
    assert "SENTINEL" in page
    # It was kept as well, as something begun.
    assert "SENTINEL" in text_of(client_of(maya), url)
    assert "Begun" in text_of(phone, at("review"))
    assert "Answered" not in text_of(phone, at("review"))


def test_nothing_answered_is_nothing_to_send(review: ProgressReview, maya: User, client_of: ClientOf) -> None:
    phone = client_of(maya)
    page = text_of(phone, at("review_send"))
    assert "Nothing is answered yet" in page
    assert phone.post(at("review_send"), {"mark": "x"}).status_code == 422
    with acting(maya):
        assert not ReviewDone.visible_to(maya).exists()


@pytest.mark.usefixtures("review")
def test_a_part_sent_after_the_sign_in_ended_is_kept(maya: User, client_of: ClientOf) -> None:
    phone, url = client_of(maya), at("review_part", "thanks")
    sheet = numbers(phone, url)
    session = phone.session
    session[LAST_SEEN] = 0
    session.save()
    answer = phone.post(url, MONTH | {"words": "SENTINEL thanks"} | sheet)
    assert answer.status_code in (302, 403)
    assert "SENTINEL thanks" in text_of(client_of(maya), url)


def test_send_pressed_again_once_the_next_review_is_open_is_no_word_of_that_one(
    couple: Couple, maya: User, client_of: ClientOf
) -> None:
    """The answer was lost, and the browser asks again: what was sent was sent."""
    open_review(couple, ago=40)
    phone, url = client_of(maya), at("review_part", "month")
    phone.post(url, MONTH | {"words": "Ours"} | numbers(phone, url))
    pressed = hidden_in(text_of(phone, at("review_send")))
    assert phone.post(at("review_send"), pressed).status_code == 302
    open_review(couple)
    phone.post(url, MONTH | {"words": "The next"} | numbers(phone, url))
    again = phone.post(at("review_send"), pressed)
    assert (again.status_code, again["Location"]) == (302, at("review"))
    assert words_read_by(maya, ReviewAnswer) == {"Ours"}
    assert "are over" not in text_of(phone, at("review"))


def test_what_was_not_sent_in_its_days_is_said_to_be_kept(
    couple: Couple, maya: User, client_of: ClientOf
) -> None:
    open_review(couple, ago=40)
    phone, url = client_of(maya), at("review_part", "month")
    phone.post(url, MONTH | {"words": "Ours"} | numbers(phone, url))
    pressed = hidden_in(text_of(phone, at("review_send")))
    open_review(couple)
    answer = phone.post(at("review_send"), pressed, follow=True)
    assert "The days for this review are over. Your words are kept" in answer.content.decode()
    assert words_read_by(maya, ReviewAnswer) == set()


@pytest.mark.django_db(transaction=True)
def test_a_page_left_open_brings_no_word_into_the_next_review(
    couple: Couple, maya: User, client_of: ClientOf, as_owner: Callable[..., Any]
) -> None:
    earlier = open_review(couple, ago=40)
    phone, url = client_of(maya), at("review_part", "month")
    late = MONTH | {"words": "SENTINEL of before"} | numbers(phone, url)
    as_owner("UPDATE program_progressreview SET closes_at = now() - interval '1 second'")
    open_review(couple)
    # A save while typing says that it keeps nothing here.
    assert phone.post(at("review_part_draft", "month"), late).status_code == 404
    answer = phone.post(url, late, follow=True)
    assert answer.redirect_chain == [(at("review_read", earlier.pk), 302)]
    assert "The days for this review are over. Your words are kept" in answer.content.decode()
    assert "SENTINEL of before" in answer.content.decode()
    assert "SENTINEL" not in text_of(phone, url)
    assert "Begun" not in text_of(phone, at("review"))


def test_what_is_written_on_a_phone_after_the_laptop_sent_is_not_lost(
    review: ProgressReview, goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    phone, laptop, url = client_of(maya), client_of(maya), at("review_part", "month")
    on_phone, about = numbers(phone, url), numbers(phone, at("review_goal", goal.pk))
    laptop.post(url, MONTH | {"words": "Sent"} | numbers(laptop, url))
    assert laptop.post(at("review_send"), hidden_in(text_of(laptop, at("review_send")))).status_code == 302
    # Once more what was sent is nothing new.
    again = phone.post(url, MONTH | {"words": "Sent "} | on_phone, follow=True)
    assert "What you had begun" not in again.content.decode()
    answer = phone.post(url, MONTH | {"words": "SENTINEL and this"} | on_phone, follow=True)
    assert "Your answers were sent before this." in answer.content.decode()
    # Another page of the same part, and one of another part, are kept beside it.
    phone.post(url, MONTH | {"words": "SENTINEL that too"} | on_phone | {"sheet": "an\0other"})
    phone.post(at("review_goal", goal.pk), about | {"helped": "SENTINEL tea", "version": "1"})
    page = text_of(phone, at("review_read", review.pk))
    assert [words in page for words in ("and this", "that too", "SENTINEL tea")] == [True] * 3
    assert "SENTINEL" not in text_of(client_of(jonas), at("review"))
    assert words_read_by(maya, ReviewAnswer) == {"Sent"}


@pytest.mark.parametrize("since", ["sent", "over"])
@pytest.mark.django_db(transaction=True)
def test_what_was_written_too_late_is_kept_also_where_the_sign_in_is_over(
    couple: Couple, maya: User, client_of: ClientOf, as_owner: Callable[..., Any], since: str
) -> None:
    """As it is wherever a page stood open for long."""
    review = open_review(couple, ago=40)
    phone, url = client_of(maya), at("review_part", "month")
    late = MONTH | {"words": "SENTINEL of before"} | numbers(phone, url)
    if since == "sent":
        laptop = client_of(maya)
        laptop.post(url, MONTH | {"words": "Sent"} | numbers(laptop, url))
        laptop.post(at("review_send"), hidden_in(text_of(laptop, at("review_send"))))
    else:
        as_owner("UPDATE program_progressreview SET closes_at = now() - interval '1 second'")
        open_review(couple)
    session = phone.session
    session[LAST_SEEN] = 0
    session.save()
    answer = phone.post(url, late, follow=True)
    assert "What you had typed is saved as a draft" in answer.content.decode()
    assert "SENTINEL of before" in text_of(client_of(maya), at("review_read", review.pk))
    if since == "over":
        assert "SENTINEL" not in text_of(client_of(maya), url)


@pytest.mark.usefixtures("review")
def test_a_strange_review_or_part_is_none(other_couple: Couple, maya: User, client_of: ClientOf) -> None:
    phone, url = client_of(maya), at("review_part", "month")
    theirs = MONTH | {"words": "Words", "review": str(open_review(other_couple).pk)}
    assert phone.post(url, numbers(phone, url) | theirs).status_code == 404
    assert phone.post(at("review_part", "nothing"), MONTH | numbers(phone, url)).status_code == 404
    assert "Begun" not in text_of(phone, at("review"))


def hidden_in(page: str) -> dict[str, str]:
    """What the form that sends everything knows of itself."""
    return dict(re.findall(r'name="(mark|review)" value="([^"]*)"', page))


@pytest.mark.usefixtures("review")
def test_send_pressed_twice_at_once_is_sent_once_and_said_so(
    maya: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second arrives while the first is on its way, and finds the words gone: they were sent."""
    phone, url = client_of(maya), at("review_part", "month")
    phone.post(url, MONTH | {"words": "Ours"} | numbers(phone, url))
    (mark,) = re.findall(r'name="mark" value="([^"]*)"', text_of(phone, at("review_send")))
    parts_of = views.parts_of

    def while_the_first_is_sent(*asked: Any) -> Any:
        monkeypatch.setattr(views, "parts_of", parts_of)
        client_of(maya).post(at("review_send"), {"mark": mark})
        return parts_of(*asked)

    monkeypatch.setattr(views, "parts_of", while_the_first_is_sent)
    second = phone.post(at("review_send"), {"mark": mark})
    assert (second.status_code, second["Location"]) == (302, at("review"))
    assert words_read_by(maya, ReviewAnswer) == {"Ours"}

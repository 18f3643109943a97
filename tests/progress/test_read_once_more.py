"""A sentence in “I” words: what is sent is what was read, and two pages lose nothing to each other."""

from __future__ import annotations

import pytest
from django.test import Client

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from progress.models import IStatement, Setback
from tests.conftest import ClientOf
from tests.progress.conftest import at, text_of
from tests.progress.setbacks import hidden, read_by, report, step

pytestmark = pytest.mark.django_db

SAID = {"feel": "scared", "when": "it is late", "because": "", "would_like": "one call at six"}
ANEW = SAID | {"would_like": "a word before eight"}


def written(phone: Client, told: Setback, said: dict[str, str]) -> str:
    """Write the sentence on the page as it stands now; return the page where it is read once more."""
    carried = hidden(text_of(phone, at("setback_words", told.pk)))
    assert phone.post(at("setback_words", told.pk), carried | said).status_code == 302
    return text_of(phone, at("setback_read", told.pk))


def test_what_was_read_is_what_is_sent(couple: Couple, maya: User, jonas: User, client_of: ClientOf) -> None:
    told, phone = report(couple, maya), client_of(maya)
    page = written(phone, told, SAID)
    # On another page, while this one stands open.
    written(client_of(maya), told, ANEW)
    for carried in (hidden(page), {}):
        late = phone.post(at("setback_read", told.pk), carried | {"readers": "couple"})
        page = late.content.decode()
        assert late.status_code == 422
        assert "These words were changed since you read them." in page
        assert "a word before eight" in page
        assert read_by(maya, IStatement) == []
    sent = phone.post(at("setback_read", told.pk), hidden(page) | {"readers": "couple"})
    assert sent.status_code == 302
    (read,) = read_by(jonas, IStatement)
    assert read.would_like == "a word before eight"


def test_words_saved_on_another_page_are_shown_beside_and_both_can_go_on(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    told, phone = report(couple, maya), client_of(maya)
    page = written(phone, told, SAID)
    step(told, maya, IStatement, "private", **ANEW)
    late = phone.post(at("setback_read", told.pk), hidden(page) | {"readers": "couple"})
    page = late.content.decode()
    assert late.status_code == 422
    assert "What stands there now" in page
    assert "a word before eight" in page
    assert "one call at six" in page
    assert read_by(jonas, IStatement) == []
    for opened in (at("setback_words", told.pk), at("setback_read", told.pk)):
        again = text_of(phone, opened)
        assert "What stands there now" in again
        assert "a word before eight" in again
        assert "one call at six" in again
    sent = phone.post(at("setback_read", told.pk), hidden(page) | {"readers": "couple"})
    assert sent.status_code == 302
    (read,) = read_by(jonas, IStatement)
    assert read.would_like == "one call at six"


def test_a_draft_of_before_goes_on_from_its_own_page_too(
    couple: Couple, maya: User, client_of: ClientOf
) -> None:
    told, phone = report(couple, maya), client_of(maya)
    written(phone, told, SAID)
    step(told, maya, IStatement, "private", **ANEW)
    page = written(phone, told, SAID | {"because": "it matters"})
    assert "What stands there now" not in page
    sent = phone.post(at("setback_read", told.pk), hidden(page) | {"readers": "care_team"})
    assert sent.status_code == 302
    (kept,) = read_by(maya, IStatement)
    assert (kept.because, kept.would_like, kept.audience) == ("it matters", "one call at six", "care_team")


def test_a_page_opened_before_taking_back_sends_nothing_again(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    told, phone = report(couple, maya), client_of(maya)
    phone.post(at("setback_read", told.pk), hidden(written(phone, told, SAID)) | {"readers": "couple"})
    page = written(phone, told, SAID)
    assert len(read_by(jonas, IStatement)) == 1
    phone.post(at("setback_take_back", told.pk), {"step": "words"})
    late = phone.post(at("setback_read", told.pk), hidden(page) | {"readers": "couple"})
    assert late.status_code == 422
    assert "one call at six" in late.content.decode()
    assert read_by(jonas, IStatement) == []


def test_sent_twice_is_sent_once(couple: Couple, maya: User, jonas: User, client_of: ClientOf) -> None:
    told, phone = report(couple, maya), client_of(maya)
    carried = hidden(written(phone, told, SAID)) | {"readers": "couple"}
    answers = [phone.post(at("setback_read", told.pk), carried)["Location"] for _twice in range(2)]
    assert answers == [at("setback", told.pk)] * 2
    assert len(read_by(jonas, IStatement)) == 1

"""The jar of good things counts what its reader reads, and nothing else."""

from __future__ import annotations

import pytest

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import pair_of_couple
from couplesgoals.records.acting import acting_as as acting
from progress.actions.wins import change_win_audience, join_win, mark_win
from progress.actions.wins_affirming import affirm, send_affirmation, take_back_affirmation
from progress.models import Win
from progress.pages.jar import PAGE, good_news, jar_of, jar_page
from tests.conftest import ClientOf
from tests.progress.conftest import at, text_of

pytestmark = pytest.mark.django_db


def win(couple: Couple, by: User, text: str = "We laughed.", audience: str = "couple") -> Win:
    """Something that went well."""
    with acting(by):
        return mark_win(by=by, couple=couple, text=text, audience=audience)


def kinds(couple: Couple, person: User) -> dict[str, int]:
    """What stands in a person's jar, by kind."""
    with acting(person):
        return {one.words: one.count for one in jar_of(person, pair_of_couple(couple)).kinds}


def test_it_counts_only_what_both_read(couple: Couple, maya: User, jonas: User, clinician: User) -> None:
    for audience in ("private", "care_team", "couple"):
        win(couple, maya, audience=audience)
    win(couple, clinician, "You both came back to the table.")
    with acting(maya):
        kept = affirm(by=maya, couple=couple, text="He waited for me.")
    both = {"Wins": 1, "From your care team": 1}
    assert kinds(couple, maya) == kinds(couple, jonas) == both
    with acting(maya):
        send_affirmation(by=maya, affirmation=kept)
    assert kinds(couple, jonas) == both | {"Good words to each other": 1}
    with acting(maya):
        take_back_affirmation(by=maya, affirmation=kept)
    assert kinds(couple, jonas) == both


def test_a_joined_win_is_two_marbles_and_goes_with_the_win(couple: Couple, maya: User, jonas: User) -> None:
    hers = win(couple, maya)
    with acting(jonas):
        join_win(by=jonas, win=hers, words="Me too.")
    assert kinds(couple, maya) == {"Wins": 1, "Wins joined by the other": 1}
    with acting(maya):
        change_win_audience(by=maya, win=hers, audience="private")
    assert kinds(couple, jonas) == kinds(couple, maya) == {}


def test_the_picture_stops_and_the_words_go_on(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    for n in range(64):
        win(couple, maya, f"Win {n}.")
    page = text_of(client_of(jonas), at("us"))
    assert "64 good things so far" in page
    assert page.count("<g transform=") == 60
    assert "The latest 60 are drawn." in page
    with acting(jonas):
        pair = pair_of_couple(couple)
        first = jar_page(jonas, pair)
        second = jar_page(jonas, pair, first.older)
    assert [thing.text for thing in first.things + second.things] == [
        f"Win {n}." for n in range(63, 63 - 2 * PAGE, -1)
    ]


def test_what_is_new_is_told_once_to_whom_it_is_for(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    win(couple, maya, "I slept.", "care_team")
    shared = win(couple, maya, "We cooked.")
    win(couple, clinician, "A calm week.")
    phone = client_of(jonas)
    assert "We cooked." in text_of(phone, at("today"))
    with acting(jonas):
        news = good_news(jonas, pair_of_couple(couple))
    assert [thing.text for thing in news] == ["A calm week.", "We cooked."]
    with acting(maya):
        assert [thing.text for thing in good_news(maya, pair_of_couple(couple))] == ["A calm week."]
    text_of(phone, at("us"))
    with acting(jonas):
        join_win(by=jonas, win=shared)
        assert good_news(jonas, pair_of_couple(couple)) == []
    assert "Something good for you" not in text_of(phone, at("today"))
    with acting(maya):
        news = good_news(maya, pair_of_couple(couple))
    assert ("joined", "We cooked.") in [(thing.kind, thing.about) for thing in news]

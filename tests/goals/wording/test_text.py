"""The written list: what is worth a second look, what may be said instead, and what stays in peace."""

from __future__ import annotations

import pytest

from goals.wording import advise_text
from goals.wording.kinds import WHY
from tests.goals.wording.phrases import IN_PEACE, WORTH_A_LOOK, Phrase

REPLACED = [phrase for phrase in WORTH_A_LOOK if phrase[2] is not None]


def advise(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.instead) for one in advise_text(text, language="en", partner="Jonas")]


def name(number: int, text: str) -> str:
    return f"{number}-{''.join(letter for letter in text[:30] if letter.isascii() and letter.isalnum())}"


def names(phrases: list[Phrase] | tuple[Phrase, ...]) -> list[str]:
    return [name(number, phrase[0]) for number, phrase in enumerate(phrases)]


@pytest.mark.parametrize(("text", "kinds", "instead"), WORTH_A_LOOK, ids=names(WORTH_A_LOOK))
def test_worth_a_second_look(text: str, kinds: str, instead: str | None) -> None:
    assert " ".join(kind for kind, _instead in advise(text)) == kinds


@pytest.mark.parametrize(("text", "kinds", "instead"), REPLACED, ids=names(REPLACED))
def test_one_tap(text: str, kinds: str, instead: str | None) -> None:
    assert advise(text)[0][1] == instead


@pytest.mark.parametrize("text", IN_PEACE, ids=[name(n, text) for n, text in enumerate(IN_PEACE)])
def test_left_in_peace(text: str) -> None:
    assert advise(text) == []


@pytest.mark.parametrize(("text", "kinds", "instead"), WORTH_A_LOOK, ids=names(WORTH_A_LOOK))
def test_what_is_offered_ends(text: str, kinds: str, instead: str | None) -> None:
    """One tap after the other comes to rest; no offer leads back to itself."""
    seen = {text}
    while offered := next((instead for _kind, instead in advise(text) if instead), ""):
        assert offered not in seen
        seen.add(offered)
        text = offered


def test_the_list_is_long_enough() -> None:
    assert len({phrase[0] for phrase in WORTH_A_LOOK}) >= 170
    assert len(set(IN_PEACE)) >= 80
    assert len([phrase for phrase in REPLACED if phrase[2]]) >= 50


def test_each_says_why_in_one_sentence() -> None:
    for text, _kinds, _instead in WORTH_A_LOOK:
        for one in advise_text(text, language="en", partner="Jonas"):
            assert one.why == str(WHY[one.kind])
            assert bool(one.found) == (one.kind != "danger")
            assert one.found in text


def test_all_else_stays_as_typed() -> None:
    text = "  Dear J,\n\nyou never listen.\n\n<b>Love</b>, M 💞  "
    assert advise(text)[0][1].startswith("  Dear J,\n\nI feel unheard")
    assert advise(text)[0][1].endswith(".\n\n<b>Love</b>, M 💞  ")


def test_without_a_name_the_partner_is_still_you() -> None:
    assert advise_text("Jonas never calls", language="en") == []
    assert [one.kind for one in advise_text("you never call", language="en")] == ["absolute"]


def test_he_is_whoever_was_named_last() -> None:
    assert advise("My father is back. He never calls.") == []
    assert [kind for kind, _instead in advise("My father likes Jonas. He never calls.")] == ["absolute"]


def test_words_of_danger_point_to_help_and_are_not_reworded() -> None:
    [one] = advise_text("If you leave, I will kill myself", language="en")
    assert "Need help now?" in one.why
    assert one.instead == ""

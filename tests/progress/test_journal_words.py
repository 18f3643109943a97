"""What of an entry may stand alone, and what one may search by."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from progress.journal import joined, paragraphs, require_words_from, search_terms
from tests.progress.journals import TEXT, WORDS


@pytest.mark.parametrize(
    "passage",
    [
        WORDS,
        "  missed   you\nat the table. ",
        "The bus was late.\r\n\r\nI missed you",
        "The bus was late.\n\n…\n\nI said something",
        "الحافلة تأخرت",
        "🌙🌙",
    ],
)
def test_words_that_stand_in_the_entry_may_be_shared(passage: str) -> None:
    assert require_words_from(TEXT + "\n\nالحافلة تأخرت 🌙🌙", passage)


@pytest.mark.parametrize(
    "passage",
    [
        "",
        " \n ",
        "…",
        "You never come home.",
        "The bus was late. I said something",
        "i missed YOU",
        "x" * 2001,
    ],
)
def test_others_may_not(passage: str) -> None:
    with pytest.raises(ValidationError) as refused:
        require_words_from(TEXT + " " + "x" * 3000, passage)
    assert list(refused.value.message_dict) == ["text"]


def test_chosen_paragraphs_stand_in_their_order_with_a_gap_where_one_was_left_out() -> None:
    bus, missed, said = paragraphs(TEXT)
    assert joined(TEXT, [said, bus]) == "The bus was late.\n\n…\n\nI said something I did not mean."
    assert joined(TEXT, [missed, said]) == "I missed you at the table.\n\nI said something I did not mean."
    assert require_words_from(TEXT, joined(TEXT, [said, bus]))


@pytest.mark.parametrize(
    ("asked", "terms"),
    [
        ("bus tab", "'bus':* & 'tab':*"),
        ("don't | !x:* & 'a'", "'don':* & 't':* & 'x':* & 'a':*"),
        ("حافلة", "'حافلة':*"),
        ("\x00 *:& ()' 🌙", ""),
        (" ".join("abcdefghijk"), " & ".join(f"'{one}':*" for one in "abcdefgh")),
    ],
)
def test_a_search_is_made_of_words_alone(asked: str, terms: str) -> None:
    assert search_terms(asked) == terms

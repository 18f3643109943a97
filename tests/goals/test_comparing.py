"""Which words came and went between two versions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from goals.comparing import word_pieces


def side(pieces: list, *kinds: str) -> list[str]:
    return " ".join(piece.text for piece in pieces if piece.kind in kinds).split()


def test_one_word_is_marked_in_its_sentence() -> None:
    pieces = word_pieces("We talk on five evenings a week", "We talk on four evenings a week")
    assert [(piece.kind, piece.text) for piece in pieces if piece.kind != "same"] == [
        ("gone", "five"),
        ("new", "four"),
    ]


def test_a_sentence_written_anew_is_shown_whole() -> None:
    pieces = word_pieces("We stop fighting", "When voices rise, each of us takes ten minutes")
    assert [piece.kind for piece in pieces] == ["gone", "new"]


@given(st.text("ab \n<&é", max_size=60), st.text("ab \n<&é", max_size=60))
def test_the_new_words_and_the_old_can_always_be_read(old: str, new: str) -> None:
    pieces = word_pieces(old, new)
    assert side(pieces, "same", "new") == new.split()
    assert side(pieces, "same", "gone") == old.split()

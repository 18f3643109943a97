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


def test_words_side_by_side_are_one_change() -> None:
    """Or a reader would have to put a sentence together from its single words."""
    pieces = word_pieces(
        "The message also says when we will be home, and that time is kept",
        "The message also says when we will be home, and why, in one line",
    )
    assert [(piece.kind, piece.text) for piece in pieces if piece.kind != "same"] == [
        ("gone", "that time is kept"),
        ("new", "why, in one line"),
    ]


def test_one_word_left_between_two_changes_goes_with_them() -> None:
    pieces = word_pieces(
        "Priya asks, Daniel answers, we stop when the hour ends",
        "Priya asks, Daniel answers, we stop at the bell",
    )
    assert [(piece.kind, piece.text) for piece in pieces if piece.kind != "same"] == [
        ("gone", "when the hour ends"),
        ("new", "at the bell"),
    ]


def test_blanks_alone_are_no_change() -> None:
    pieces = word_pieces("ten  calm minutes  here", "ten calm minutes here")
    assert {piece.kind for piece in pieces} == {"same"}


@given(st.text("ab \n<&é", max_size=60), st.text("ab \n<&é", max_size=60))
def test_the_new_words_and_the_old_can_always_be_read(old: str, new: str) -> None:
    pieces = word_pieces(old, new)
    assert side(pieces, "same", "new") == new.split()
    assert side(pieces, "same", "gone") == old.split()

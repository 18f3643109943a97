"""Nobody's use is told by somebody else: what is found, what is left alone, what is offered instead."""

from __future__ import annotations

import pytest

from progress.wording.looking import second_look
from progress.wording.their_use import their_use
from tests.progress.their_use_phrases import OWN, TOLD, each


def found(text: str) -> list[str]:
    return [one.instead for one in their_use(text, language="en-us", partner="Jonas")]


def test_every_sentence_that_tells_of_the_others_use_is_found() -> None:
    assert [text for text in each(TOLD) if not found(text)] == []


def test_what_is_ones_own_to_tell_is_left_alone() -> None:
    assert [text for text in each(OWN) if found(text)] == []


def test_the_list_is_long_enough() -> None:
    assert len(each(TOLD) + each(OWN)) >= 40
    assert len(each(OWN)) >= 20


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Jonas drank again.", "I saw …, and I felt …."),
        ("We ate.\nHe drank; then I left.", "We ate.\nI saw …, and I felt …; then I left."),
        ("🌊 He is using! I cried.", "I saw …, and I felt …! I cried."),
    ],
)
def test_one_tap_begins_the_sentence_anew(text: str, instead: str) -> None:
    assert found(text)[0] == instead
    assert their_use(instead, language="en", partner="Jonas") == []


def test_nobody_is_asked_to_put_violence_more_softly() -> None:
    assert found("He drank, and he hit me.") == [""]
    help_first, *rest = second_look({"facts": "He drank, and he hit me."}, partner="Jonas")
    assert help_first.is_care
    assert [idea.offer for idea in rest] == [""]


def test_nothing_is_said_in_a_language_without_words() -> None:
    assert their_use("Jonas drank again.", language="de", partner="Jonas") == []

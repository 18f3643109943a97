"""A goal as a whole: own behavior, something to see or count, a start, a day, levels that hold together."""

from __future__ import annotations

import pytest

from goals.wording import Suggestion, advise_goal
from tests.goals.wording.goal_phrases import (
    JOINT_TITLES,
    OWN_TITLES,
    QUIET_JOINT_TITLES,
    QUIET_OWN_TITLES,
    TODAY,
    WHOLE,
    WRITTEN_WELL,
)


def advise(joint: bool = True, **over: str) -> list[Suggestion]:
    return advise_goal(WRITTEN_WELL | over, joint=joint, language="en", partner="Jonas", today=TODAY)


def about_title(title: str, joint: bool) -> list[Suggestion]:
    return [one for one in advise(joint, title=title) if one.field == "title"]


TITLES = [(True, *title) for title in JOINT_TITLES] + [(False, *title) for title in OWN_TITLES]
QUIET = [(True, title) for title in QUIET_JOINT_TITLES] + [(False, title) for title in QUIET_OWN_TITLES]


@pytest.mark.parametrize(("joint", "title", "kinds", "instead"), TITLES, ids=[row[1] for row in TITLES])
def test_titles(joint: bool, title: str, kinds: str, instead: str | None) -> None:
    found = about_title(title, joint)
    assert " ".join(one.kind for one in found) == kinds
    assert instead is None or found[0].instead == instead


@pytest.mark.parametrize(("joint", "title"), QUIET, ids=[row[1] for row in QUIET])
def test_titles_left_in_peace(joint: bool, title: str) -> None:
    assert about_title(title, joint) == []


@pytest.mark.parametrize(("case", "over", "asked"), WHOLE, ids=[case[0] for case in WHOLE])
def test_the_whole(case: str, over: dict[str, str], asked: str) -> None:
    assert " ".join(f"{one.field}:{one.kind}" for one in advise(**over)) == asked


def test_what_the_form_does_not_ask_is_not_asked() -> None:
    few = {"title": "We walk on Sundays", "expected": "Twice a month"}
    assert advise_goal(few, joint=True, language="en", today=TODAY) == []


def test_in_a_language_without_words_nothing_is_said() -> None:
    for language in ("es", "de-at", "", "xx"):
        assert advise_goal({"title": "Jonas must change"}, joint=True, language=language) == []
    assert advise_goal({"title": "Jonas must change"}, joint=True, language="en-us", partner="Jonas")

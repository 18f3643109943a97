"""X4: nothing one partner gets tells whether a goal clashes for the other, or whom the care team wrote to.

Worlds that differ only in what is not theirs to know, seen through everything one partner can ask for, have
to be the same to the last statement sent to PostgreSQL.
"""

from __future__ import annotations

import pytest

from tests.goals.eyes import Seen, differences
from tests.goals.worlds import SAYS, seen_by

pytestmark = pytest.mark.django_db
AFTER: dict[str, tuple[str, ...]] = {
    "nothing more": (),
    "a talk": ("a talk",),
    "a talk that is over": ("a talk", "the talk is noted"),
    "an approval": ("approved",),
    "thoughts for both": ("sent back",),
}
every_end = pytest.mark.parametrize("after", list(AFTER))


def same(*views: Seen) -> None:
    """All of them are the same, whatever was asked."""
    for view in views[1:]:
        assert differences(views[0], view) == []


def test_the_eyes_are_open() -> None:
    seen = seen_by("maya", "accepts, clash")
    for name in ("goals:list", "goals:answer", "goals:versions", "progress:goal"):
        assert seen[f"GET {name}"][0] == 200, name
        assert "Two evenings a week for us" in seen[f"GET {name}"][3], name
    for name in ("progress:today", "progress:us", "goals:boundaries", "goals:links", "api:goal-detail"):
        assert seen[f"GET {name}"][0] == 200, name
    assert seen["POST goals:suggest"][0] == 302
    assert "'accepted'" in seen["table goals_goal"]


def told_after(after: str) -> tuple[str, ...]:
    """All three answers where it is cheap, the two ends everywhere."""
    return tuple(SAYS) if after in ("nothing more", "a talk") else ("fits", "clash")


@every_end
def test_maya_cannot_tell_what_jonas_told_the_care_team(after: str) -> None:
    views = []
    for says in told_after(after):
        # A note is asked for only where there is a clash; without one the talk just ends.
        quiet = says == "fits" and after == "a talk that is over"
        ends = ("a talk", "the talk is over") if quiet else AFTER[after]
        views.append(seen_by("maya", f"accepts, {says}", *ends))
    same(*views)


@every_end
def test_jonas_cannot_tell_what_maya_told_the_care_team(after: str) -> None:
    views = (seen_by("jonas", "accepts, fits", *AFTER[after], maya_says=says) for says in told_after(after))
    same(*views)


@pytest.mark.parametrize("after", ["nothing more", "a talk", "a talk that is over"])
def test_maya_cannot_tell_whether_jonas_told_anything_before_he_answers(after: str) -> None:
    told = (
        ("nothing", "tells, clash")
        if AFTER[after]
        else ("nothing", "tells, fits", "tells, unsure", "tells, clash")
    )
    same(*(seen_by("maya", one, *AFTER[after]) for one in told))


def test_a_talk_looks_the_same_for_whatever_reason() -> None:
    same(
        seen_by("maya", "accepts, fits", "a talk"),
        seen_by("maya", "accepts, clash", "a talk"),
        seen_by("maya", "accepts, fits", "a word to jonas"),
        seen_by("maya", "accepts, clash", "a word to jonas"),
    )


def test_its_end_looks_the_same_too() -> None:
    same(
        seen_by("maya", "accepts, fits", "a talk", "the talk is over"),
        seen_by("maya", "accepts, clash", "a talk", "the talk is noted"),
        seen_by("maya", "accepts, clash", "a word to jonas", "the talk is noted"),
    )


def test_a_word_to_the_other_looks_like_a_talk_for_jonas_too() -> None:
    same(
        seen_by("jonas", "accepts, fits", "a talk"),
        seen_by("jonas", "accepts, fits", "a word to maya", maya_says="clash"),
    )


def test_who_is_written_to_reads_the_same_whatever_the_other_said() -> None:
    same(
        *(seen_by("jonas", "accepts, fits", "a word to jonas", maya_says=says) for says in ("fits", "clash"))
    )


IN_EFFECT = ("accepts, fits", "approved")


@every_end
def test_of_a_change_to_a_goal_in_effect_maya_cannot_tell_either(after: str) -> None:
    views = []
    for says in ("fits", "clash"):
        quiet = says == "fits" and after == "a talk that is over"
        ends = ("a talk", "the talk is over") if quiet else AFTER[after]
        views.append(seen_by("maya", *IN_EFFECT, "a change, fits", f"accepts, {says}", *ends))
    same(*views)


@every_end
def test_nor_can_jonas_who_answers_it(after: str) -> None:
    # The first version was fine with Maya, the change may not be.
    views = (
        seen_by("jonas", *IN_EFFECT, f"a change, {says}", "accepts, fits", *AFTER[after])
        for says in ("fits", "clash")
    )
    same(*views)


def test_maya_cannot_tell_what_jonas_holds_it_against() -> None:
    same(
        seen_by("maya", "nothing", "nothing", "accepts, fits"),
        seen_by("maya", "keeps to himself", "accepts, clash"),
    )


class TestTheComparisonBites:
    """Each of these is no secret, or would be a leak: it has to be seen."""

    def test_a_word_for_oneself(self) -> None:
        talk, word = (seen_by("jonas", "accepts, fits", one) for one in ("a talk", "a word to jonas"))
        assert "table goals_goalfeedback" in {one.split(":")[0] for one in differences(talk, word)}

    def test_a_moment_kept_on_the_goal(self) -> None:
        found = differences(seen_by("maya", "nothing"), seen_by("maya", "leaks"))
        assert {one.split(": …")[0] for one in found} >= {"table goals_goal", "GET progress:goal"}

    def test_what_he_said_to_both(self) -> None:
        found = differences(seen_by("maya", "nothing"), seen_by("maya", "accepts, fits"))
        assert {one.split(": …")[0] for one in found} >= {"GET progress:goal", "GET goals:list"}

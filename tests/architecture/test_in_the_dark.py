"""Two things that happen in the dark read the same to whom they are not for: by whom, to whom, for what."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction

from couplesgoals.people.models import User
from couplesgoals.records.acting import acting_as
from goals.actions import hold_goal, leave_goal, request_talk, return_goal, withdraw_goal
from goals.actions.reviewing import Feedback
from progress.actions import rate_goal
from tests.architecture.goals import goal
from tests.architecture.people import Scene
from tests.architecture.test_existence import PAGES
from tests.architecture.visits import Visits

type Act = Callable[[Scene, User], object]

pytestmark = pytest.mark.usefixtures("standing_clock")


def test_a_level_given_alone_changes_nothing_for_the_other(scene: Scene, visits: Visits) -> None:
    pages = [row for row in PAGES if "J" in row.get]

    def seen_by_jonas() -> list[object]:
        return [visits.now("J", row.name, row.thing).comparable() for row in pages]

    maya, jonas = scene.people["M"], scene.people["J"]
    with transaction.atomic():
        # Jonas completes the first round, so that both stand at the beginning of the second.
        with acting_as(jonas):
            rate_goal(by=jonas, goal=goal(scene, "joint"), level=0)
        before = seen_by_jonas()
        with acting_as(maya):
            rate_goal(by=maya, goal=goal(scene, "joint"), level=2)
        after = seen_by_jonas()
        transaction.set_rollback(True)
    changed = [row[:2] for row, one, other in zip(pages, before, after, strict=True) if one != other]
    assert changed == []


def _asks_for_a_talk(scene: Scene, by: User) -> None:
    request_talk(by=by, goal=goal(scene, "waiting"))


def _writes_to(letter: str) -> Act:
    def writes(scene: Scene, by: User) -> None:
        words = Feedback(message="How is this for you?")
        return_goal(by=by, goal=goal(scene, "waiting"), number=1, feedback=words, to=scene.people[letter])

    return writes


def _rests(note: str) -> Act:
    return lambda scene, by: hold_goal(by=by, goal=goal(scene, "joint"), reason="timing", note=note)


def _leaves(note: str) -> Act:
    return lambda scene, by: leave_goal(by=by, goal=goal(scene, "joint"), reason="priorities", note=note)


def _withdraws(note: str) -> Act:
    return lambda scene, by: withdraw_goal(by=by, goal=goal(scene, "waiting"), note=note)


@pytest.mark.parametrize(
    ("one", "by", "other", "by_other", "reader"),
    [
        # What is written to one alone shows the other what a talk shows, and nothing more.
        (_writes_to("M"), "C", _asks_for_a_talk, "C", "J"),
        (_writes_to("J"), "C", _asks_for_a_talk, "C", "M"),
        # Whoever lets a goal rest or sets it aside, and with whichever private word: it reads the same.
        (_rests("I cannot any more."), "M", _rests(""), "J", "J"),
        (_leaves("Never again."), "M", _leaves(""), "J", "J"),
        (_withdraws("Not for me."), "M", _withdraws(""), "J", "J"),
    ],
    ids=["a word to Maya", "a word to Jonas", "resting", "left", "withdrawn"],
)
def test_two_deeds_read_the_same(
    scene: Scene, visits: Visits, one: Act, by: str, other: Act, by_other: str, reader: str
) -> None:
    pages = [row for row in PAGES if reader in row.get]

    def seen_after(act: Act, letter: str) -> list[object]:
        with transaction.atomic():
            with acting_as(scene.people[letter]):
                act(scene, scene.people[letter])
            seen = [visits.now(reader, row.name, row.thing).comparable() for row in pages]
            transaction.set_rollback(True)
        return seen

    both = zip(pages, seen_after(one, by), seen_after(other, by_other), strict=True)
    assert [row[:2] for row, first, second in both if first != second] == []

"""The counted cycle in the couple's words: every code has some, and none says "I"."""

from __future__ import annotations

from uuid import UUID

from progress.cycle.counting import Counted, Loop
from progress.cycle.picture import WORDS, steps_of
from progress.lists import Move, SofterFeeling, Trigger


def counted(code: str) -> Counted:
    return Counted(code, 2, (UUID(int=1),))


def test_each_step_is_worded_and_leads_to_its_entries() -> None:
    loop = Loop(
        2, counted(Trigger.SILENCE), counted(Move.KEPT_ASKING), counted(SofterFeeling.SCARED), None, None
    )
    steps = steps_of(loop, lambda key, behind: f"/{key}/{len(behind.entries)}/")
    assert (steps["trigger"].words, steps["trigger"].url) == ("Silence, or no answer", "/trigger/1/")
    assert steps["a_move"].words == "Asking again"
    assert steps["b_softer"].setbacks == 2
    assert steps["b_move"] is None


def test_no_move_of_the_couples_picture_says_i() -> None:
    assert set(WORDS["move"]) == set(Move)
    assert not [words for words in WORDS["move"].values() if str(words).startswith("I ")]

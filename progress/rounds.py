"""Which rating round a goal is in, and how two levels compare."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Max
from django.utils.translation import gettext as _

from goals.models import Goal
from progress.models import RevealedRound


def current_round(goal: Goal) -> int:
    """The round being rated: one after the last revealed, from 1. It tells nothing about who has rated."""
    last = RevealedRound.objects.filter(goal=goal).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


@dataclass(frozen=True)
class Gap:
    """How far apart two levels of one round are, and a kind sentence about it."""

    size: int
    differs: bool
    words: str


def gap_between(one: int, other: int) -> Gap:
    """Compare two attainment levels (−2…+2): 0 aligned, 1 close, 2 or more different.

    Also different when one says the goal is met (≥ 0) and the other not (clinical.md §1, two raters).
    """
    size = abs(one - other)
    about_met = (one >= 0) != (other >= 0)
    if size == 0:
        return Gap(size, differs=False, words=_("You see this the same way."))
    if size >= 2 or about_met:
        return Gap(size, differs=True, words=_("You see this differently — worth a conversation."))
    return Gap(size, differs=False, words=_("You are close on this."))

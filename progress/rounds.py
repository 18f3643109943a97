"""Which rating round a goal is in, and how two levels compare."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Max

from couplesgoals.people.models import User
from couplesgoals.program.models import ProgressReview
from couplesgoals.sentences import gettext as _
from goals.models import Goal
from goals.scoring.agreement import Distance, level_gap
from progress.models import GoalRating, RevealedRound


def current_round(goal: Goal, *, viewer: User) -> int:
    """The round being rated: one after the last that is over, from 1. It tells nothing about who has rated.

    A round is over once it is revealed, or once the review in which one of the two rated alone is.
    """
    rounds = RevealedRound.visible_to(viewer).filter(goal=goal)
    revealed = rounds.aggregate(last=Max("number"))["last"]
    ratings = GoalRating.visible_to(viewer).filter(goal=goal, review__in=ProgressReview.objects.closed())
    alone = ratings.aggregate(last=Max("round"))["last"]
    return max(revealed or 0, alone or 0) + 1


@dataclass(frozen=True)
class Gap:
    """How far apart two levels of one round are, and a kind sentence about it: to the two, and about them."""

    size: int
    differs: bool
    words: str
    about_them: str


def gap_between(one: int, other: int) -> Gap:
    """Say in a kind sentence how two attainment levels (−2…+2) compare; see level_gap for where one ends.

    Different also when one says the goal is met (≥ 0) and the other not (clinical.md §1, two raters).
    """
    gap = level_gap(one, other)
    if gap.differs:
        words = _("You see this differently — worth a conversation.")
        return Gap(gap.size, True, words, _("They see this differently — worth a conversation."))
    if gap.distance is Distance.ALIGNED:
        return Gap(gap.size, False, _("You see this the same way."), _("They see this the same way."))
    return Gap(gap.size, False, _("You are close on this."), _("They are close on this."))

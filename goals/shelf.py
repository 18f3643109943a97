"""A list of goals by where each is in its life; what is over is folded away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goals.models import LifecycleStatus
from goals.presenters import GoalCard

SECTIONS: tuple[tuple[str | Promise, bool, tuple[str, ...]], ...] = (
    (
        _("Being agreed"),
        False,
        (LifecycleStatus.PROPOSED, LifecycleStatus.PLANNED, LifecycleStatus.ACCEPTED),
    ),
    (_("At work"), False, (LifecycleStatus.ACTIVE,)),
    (_("On hold"), False, (LifecycleStatus.ON_HOLD,)),
    (_("Completed"), True, (LifecycleStatus.COMPLETED,)),
    (_("Set aside"), True, (LifecycleStatus.CANCELLED, LifecycleStatus.REJECTED)),
)


@dataclass(frozen=True)
class Section:
    """Goals at one point of their life."""

    title: str | Promise
    is_over: bool
    cards: list[GoalCard]


def sections_of(cards: Sequence[GoalCard]) -> list[Section]:
    """Group cards, their order kept; what was written by mistake is on no list."""
    grouped = (
        Section(title, over, [card for card in cards if card.goal.lifecycle_status in statuses])
        for title, over, statuses in SECTIONS
    )
    return [section for section in grouped if section.cards]

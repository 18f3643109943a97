"""The talk in turns about a shift of priorities, as its page offers it and leads to it."""

from __future__ import annotations

from dataclasses import dataclass

from couplesgoals.people.models import User
from couplesgoals.records.audience import Audience
from progress.actions.repair_about import is_revealed
from progress.models import PriorityShift, RepairConversation
from progress.pages.repair import talks_about


@dataclass(frozen=True)
class TalkAbout:
    """One that is open, those that ended, and whether one can be offered: at once, or by sharing first."""

    going: RepairConversation | None
    ended: list[RepairConversation]
    may_offer: bool
    may_share: bool
    is_offerer: bool

    @property
    def has_something(self) -> bool:
        """Whether there is anything to show among the ways on."""
        return bool(self.going or self.may_offer or self.may_share)


def talk_about(viewer: User, shift: PriorityShift, *, may_write: bool) -> TalkAbout:
    """Say how this person can talk about a shift they read; about "nothing has shifted" there is no talk."""
    talks = talks_about(viewer, shift)
    going = next((one for one in talks if one.ended_at is None), None)
    open_to_both = may_write and shift.says_something and going is None and is_revealed(shift, by=viewer)
    is_shared = shift.audience == Audience.COUPLE
    return TalkAbout(
        going=going,
        ended=[one for one in talks if one.ended_at is not None],
        may_offer=open_to_both and is_shared,
        may_share=open_to_both and not is_shared and shift.author_id == viewer.pk,
        is_offerer=going is not None and going.author_id == viewer.pk,
    )

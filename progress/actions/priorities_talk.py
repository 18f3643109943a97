"""A shift of one's own is shared with the partner and a talk about it offered, in one motion."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from couplesgoals.people.models import User
from couplesgoals.records.audience import Audience
from progress.actions.priorities import choose_shift_readers
from progress.actions.repair import offer_conversation
from progress.models import PriorityShift, RepairConversation


@transaction.atomic
def share_and_offer(
    *, by: User, shift: PriorityShift, revision: int, submission: UUID | None = None
) -> RepairConversation:
    """Let the partner read it and offer to talk about it in turns: both, or neither. Twice is once.

    `revision` is what the page showed. Raises Stale, and OutOfTurn where both would not read it all the same.
    """
    shared = choose_shift_readers(by=by, shift=shift, audience=Audience.COUPLE, revision=revision)
    return offer_conversation(by=by, about=shared, submission=submission)

"""A turn of the repair conversation: whose it is and what may follow is checked by progress.repair.turns."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from progress.actions.repair import held, said_in, standing, two_of
from progress.actions.repair_about import require_shared
from progress.models import RepairConversation, RepairTurn
from progress.repair import turns as rules
from progress.repair.refusals import NotNow, Reason
from progress.wording.their_use import require_own_words

NOT_YET = frozenset({Reason.NO_WORDS, Reason.TOO_LONG})


@transaction.atomic
def take_turn(
    *,
    by: User,
    conversation: RepairConversation,
    number: int,
    kind: str,
    words: str = "",
    submission: UUID | None = None,
) -> RepairTurn:
    """Say, say back, agree or add, as turn `number`. The same submission twice is one turn.

    Raises NotNow where it is not this turn's time (somebody was faster, a pause, an end), and ValidationError
    for words that are missing, too long, or tell of the other one's use as a fact.
    """
    kept = held(conversation, by=by)
    if submission and (sent := _sent(kept, submission, by=by)):
        return sent
    turns = said_in(kept, by=by)
    new = rules.Turn(number, by.pk, rules.Kind(kind), words.strip())
    _check(kept, turns, new, by=by)
    made = RepairTurn.objects.create(
        conversation=kept, number=number, person=by, kind=kind, words=new.words, submission=submission
    )
    if kept.heard_at is None and rules.is_heard([*turns, new]):
        kept.heard_at = timezone.now()
        kept.save(update_fields=["heard_at"])
    record_event(
        by=by.pk,
        action="repair.turn",
        target="progress.RepairTurn",
        ids=[made.pk],
        couple=kept.couple_id,
        detail={"kind": new.kind.value},
    )
    return made


def _check(kept: RepairConversation, turns: list[rules.Turn], new: rules.Turn, *, by: User) -> None:
    require_shared(kept, by=by)
    first, second = two_of(kept)
    try:
        rules.check(turns, new, first, second, state=standing(kept), slower=kept.slower)
    except NotNow as reason:
        if reason.reason in NOT_YET:
            raise ValidationError({"words": str(reason)}) from reason
        raise
    # What the other told of themselves may be said back; it is theirs.
    if new.kind is not rules.Kind.REFLECT:
        require_own_words({"words": new.words}, by=by, couple=kept.couple, audience=kept.audience)


def _sent(kept: RepairConversation, submission: UUID, *, by: User) -> RepairTurn | None:
    """Return what this form made already; both sendings hold the conversation, so they come one by one."""
    rows = RepairTurn.visible_to(by).filter(conversation=kept, person=by, submission=submission)
    found: RepairTurn | None = rows.first()
    return found

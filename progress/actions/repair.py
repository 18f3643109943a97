"""The repair conversation around its turns: offered, taken up, slowed, paused, stopped.

Who slowed, paused or stopped it is written nowhere, also not in the log of what was done.
"""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.program.pair import pair_of_couple
from couplesgoals.records.audience import Audience
from couplesgoals.records.rights import require_partner
from couplesgoals.records.submissions import made_before
from progress.actions.repair_about import About, about_of, field_of, require_both_read, require_shared
from progress.models import RepairConversation, RepairTurn
from progress.repair import turns as rules
from progress.repair.refusals import NotNow, Reason
from progress.repair.states import Move, State, after, state_of

# A move made already, seen from the state it leads to, so that a second tap is no mistake.
DONE = {Move.ACCEPT: State.RUNNING, Move.PAUSE: State.PAUSED, Move.RESUME: State.RUNNING}
ENDS = frozenset({Move.STOP, Move.END_WELL})


@transaction.atomic
def offer_conversation(*, by: User, about: About, submission: UUID | None = None) -> RepairConversation:
    """Offer to talk in turns about what both read; one that is open already is the one."""
    about = about_of(about, by=by)
    require_partner(by=by, couple_id=about.couple_id)
    if sent := made_before(RepairConversation, by=by, submission=submission):
        return sent
    require_both_read(about, by=by)
    if found := open_about(about, by=by):
        return found
    try:
        with transaction.atomic():
            made = RepairConversation(
                couple=about.couple,
                author=by,
                audience=Audience.COUPLE,
                submission=submission,
                **{field_of(about): about},
            )
            made.save(force_insert=True)
    except IntegrityError:
        # The other one offered at the same moment: both wanted the same talk.
        if found := open_about(about, by=by):
            return found
        raise
    log_repair("repair.offer", made, by=by.pk)
    return made


@transaction.atomic
def move_conversation(*, by: User, conversation: RepairConversation, move: Move) -> RepairConversation:
    """Take it up, slow down, pause, go on or stop; no reason is asked. Twice is once. Raises NotNow."""
    kept = held(conversation, by=by)
    state = standing(kept)
    is_mine = kept.author_id == by.pk
    if (move is Move.ACCEPT and is_mine) or (state is State.OFFERED and move is Move.STOP and not is_mine):
        # An offer is the other's to take up; and leaving it is done without a word, not by ending it.
        raise NotNow(Reason.NOT_THIS)
    if _is_done(kept, state, move):
        return kept
    after(state, move, is_heard=kept.heard_at is not None)
    if move not in ENDS:
        require_shared(kept, by=by)
    field = _made(kept, move)
    kept.save(update_fields=[field])
    log_repair(f"repair.{move.value.replace('-', '_')}", kept, by=by.pk if move is Move.ACCEPT else None)
    return kept


def held(conversation: RepairConversation, *, by: User) -> RepairConversation:
    """Return a conversation of one's own couple, held until the end of the action; refuse any other."""
    rows = RepairConversation.visible_to(by).filter(pk=conversation.pk).select_related("couple")
    found: RepairConversation | None = rows.first()
    if found is None:
        raise Refused
    require_partner(by=by, couple_id=found.couple_id)
    kept: RepairConversation | None = rows.select_for_update(of=("self",)).first()
    if kept is None:
        raise Refused
    return kept


def standing(conversation: RepairConversation) -> State:
    """Return where a conversation stands."""
    return state_of(
        accepted_at=conversation.accepted_at,
        paused_at=conversation.paused_at,
        ended_at=conversation.ended_at,
    )


def open_about(about: About, *, by: User) -> RepairConversation | None:
    """Return the open conversation about a setback or a shift, if this person reads one."""
    rows = RepairConversation.visible_to(by).filter(ended_at=None, **{field_of(about): about.pk})
    found: RepairConversation | None = rows.first()
    return found


def said_in(conversation: RepairConversation, *, by: User) -> list[rules.Turn]:
    """Return who did what in a conversation, oldest first, without a word of it."""
    rows = RepairTurn.visible_to(by).filter(conversation=conversation.pk).order_by("number")
    return [
        rules.Turn(number, person, rules.Kind(kind))
        for number, person, kind in rows.values_list("number", "person_id", "kind")
    ]


def two_of(conversation: RepairConversation) -> tuple[UUID, UUID]:
    """Return who offered it, and the other one; OutOfTurn while nobody else is there."""
    people = pair_of_couple(conversation.couple).people.values()
    other = next((one.pk for one in people if one.pk != conversation.author_id), None)
    if other is None:
        raise OutOfTurn(_("This is for two. It can begin once your partner has joined."))
    return conversation.author_id, other


def log_repair(action: str, conversation: RepairConversation, *, by: UUID | None) -> None:
    """Write down what was done, without a word of what was said."""
    record_event(
        by=by,
        action=action,
        target="progress.RepairConversation",
        ids=[conversation.pk],
        couple=conversation.couple_id,
    )


def _is_done(kept: RepairConversation, state: State, move: Move) -> bool:
    if move in ENDS:
        return state is State.ENDED
    return DONE.get(move) is state or (move is Move.SLOW and kept.slower and state is not State.ENDED)


def _made(kept: RepairConversation, move: Move) -> str:
    """Set what a move changes; return the field."""
    now = timezone.now()
    match move:
        case Move.ACCEPT:
            kept.accepted_at = now
            return "accepted_at"
        case Move.SLOW:
            kept.slower = True
            return "slower"
        case Move.PAUSE | Move.RESUME:
            kept.paused_at = now if move is Move.PAUSE else None
            return "paused_at"
        case Move.STOP | Move.END_WELL:
            kept.ended_at = now
            return "ended_at"

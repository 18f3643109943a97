"""A repair conversation as one of its readers sees it: where it stands, whose turn it is, what was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import FETCH_RAISE, QuerySet
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair, pair_of_couple
from couplesgoals.records.prepared import prepared
from progress.actions.repair_about import About, setbacks_of_both, shifts_of_both
from progress.forms.repair import BOXES
from progress.models import PriorityShift, RepairConversation, RepairTurn, Setback
from progress.pages.repair_words import KIND_WORDS, now_in_words
from progress.repair import turns as rules
from progress.repair.states import State, state_of

SHOWN = 50


@dataclass(frozen=True)
class Said:
    """One turn as it stands in the thread."""

    pk: UUID
    number: int
    name: str
    slot: str
    is_mine: bool
    kind: str
    what: str
    words: str
    at: datetime


@dataclass(frozen=True)
class Talk:
    """What the page shows."""

    conversation: RepairConversation
    pair: Pair
    viewer: User
    state: State
    expected: rules.Expected | None
    thread: list[Said]
    number: int
    earlier: int | None
    is_shared: bool
    is_past: bool = False

    @property
    def is_open(self) -> bool:
        """Whether this person may do anything here: one of the two, both here, and what happened shared."""
        here = self.viewer.is_partner and not self.is_past
        return here and self.pair.couple.frozen_at is None and self.is_shared

    @property
    def rests(self) -> bool:
        """Whether one of the two can only read a talk that has not ended."""
        return self.viewer.is_partner and not self.is_open and self.state is not State.ENDED

    @property
    def is_offerer(self) -> bool:
        """Whether this person offered it."""
        return self.conversation.author_id == self.viewer.pk

    @property
    def is_heard(self) -> bool:
        """Whether both were heard."""
        return self.conversation.heard_at is not None

    @property
    def box(self) -> str:
        """Which box this person may type into now; empty while they wait."""
        if not self.is_open or self.state is not State.RUNNING or self.expected is None:
            return ""
        kinds = self.expected.kinds_for(self.viewer.pk)
        return BOXES[next(iter(kinds))] if kinds else ""

    @property
    def said_last(self) -> Said | None:
        """The words to answer now."""
        return self.thread[-1] if self.thread else None

    @property
    def is_waiting(self) -> bool:
        """Whether something new may come by itself, while nothing is being typed here."""
        return self.is_open and not self.box and self.state is not State.ENDED

    @property
    def seen(self) -> str:
        """What is on the page, in short, so that asking again brings nothing where nothing changed."""
        c = self.conversation
        return f"{self.number}-{self.state}-{int(c.slower)}-{int(self.is_heard)}-{int(self.is_shared)}"

    @property
    def now(self) -> tuple[str, str]:
        """Whose turn it is, in words, and what this person can do meanwhile."""
        return now_in_words(
            state=self.state,
            expected=self.expected,
            last=self.thread[-1].kind if self.thread else "",
            viewer=self.viewer,
            pair=self.pair,
            is_offerer=self.is_offerer,
            offered_by=self.conversation.author_id,
        )


def talk_of(viewer: User, conversation: RepairConversation, *, before: int | None = None) -> Talk:
    """Put the page together; `before` is the number of the turn an earlier page ends before."""
    pair = pair_of_couple(conversation.couple)
    turns = [
        rules.Turn(number, person, rules.Kind(kind))
        for number, person, kind in _steps(viewer, conversation.pk)
    ]
    rows = _newest(viewer, conversation.pk, before or rules.next_number(turns))
    shown = rows[:SHOWN][::-1]
    return Talk(
        conversation=conversation,
        pair=pair,
        viewer=viewer,
        state=state_of(
            accepted_at=conversation.accepted_at,
            paused_at=conversation.paused_at,
            ended_at=conversation.ended_at,
        ),
        expected=_expected(turns, conversation, pair),
        thread=[_present(row, viewer, pair) for row in shown],
        number=rules.next_number(turns),
        earlier=shown[0].number if len(rows) > SHOWN else None,
        is_shared=_is_shared(viewer, conversation),
        is_past=before is not None,
    )


def _expected(
    turns: Sequence[rules.Turn], conversation: RepairConversation, pair: Pair
) -> rules.Expected | None:
    others = [one.pk for one in pair.people.values() if one.pk != conversation.author_id]
    return rules.whose_turn(turns, conversation.author_id, others[0]) if others else None


def _present(row: RepairTurn, viewer: User, pair: Pair) -> Said:
    slot = pair.slot_of(row.person_id)
    name = pair.people[slot].first_name if slot in pair.people else _("Your partner")
    is_mine = row.person_id == viewer.pk
    return Said(
        pk=row.pk,
        number=row.number,
        name=name,
        slot=slot,
        is_mine=is_mine,
        kind=row.kind,
        what=str(KIND_WORDS[row.kind]),
        words=row.words,
        at=row.created_at,
    )


def talks_about(viewer: User, about: About) -> list[RepairConversation]:
    """Return the conversations about a setback or a shift that this person reads, the newest first."""
    return _about_setback(viewer, about.pk) if isinstance(about, Setback) else _about_shift(viewer, about.pk)


@prepared
def _about_setback(viewer: User, setback: UUID) -> QuerySet[RepairConversation]:
    rows: QuerySet[RepairConversation] = RepairConversation.visible_to(viewer).filter(setback=setback)
    return rows.order_by("-created_at", "-id")[:SHOWN]


@prepared
def _about_shift(viewer: User, shift: UUID) -> QuerySet[RepairConversation]:
    rows: QuerySet[RepairConversation] = RepairConversation.visible_to(viewer).filter(shift=shift)
    return rows.order_by("-created_at", "-id")[:SHOWN]


@prepared
def _steps(viewer: User, conversation: UUID) -> QuerySet[RepairTurn, tuple[int, UUID, str]]:
    rows: QuerySet[RepairTurn] = RepairTurn.visible_to(viewer).filter(conversation=conversation)
    return rows.order_by("number").values_list("number", "person_id", "kind")


def _newest(viewer: User, conversation: UUID, before: int) -> list[RepairTurn]:
    rows: QuerySet[RepairTurn] = RepairTurn.visible_to(viewer).filter(conversation=conversation)
    return list(rows.filter(number__lt=before).order_by("-number").fetch_mode(FETCH_RAISE)[: SHOWN + 1])


def _is_shared(viewer: User, conversation: RepairConversation) -> bool:
    """Whether both read what it is about."""
    if conversation.setback_id:
        return bool(_shared_setback(viewer, conversation.setback_id))
    return conversation.shift_id is not None and bool(_shared_shift(viewer, conversation.shift_id))


@prepared
def _shared_setback(viewer: User, setback: UUID) -> QuerySet[Setback]:
    return setbacks_of_both(viewer).filter(pk=setback)


@prepared
def _shared_shift(viewer: User, shift: UUID) -> QuerySet[PriorityShift]:
    return shifts_of_both(viewer).filter(pk=shift)

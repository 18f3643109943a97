"""What a clinician sees of a couple's repair conversations: that they run or wait, since when, who called."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import FETCH_RAISE, Count, Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import pair_of_couple
from couplesgoals.records.prepared import prepared
from progress.models import RepairCall, RepairConversation
from progress.repair.states import State, stalled, state_of

MOST = 20


@dataclass(frozen=True)
class Called:
    """A partner asked the clinician in."""

    pk: UUID
    name: str
    slot: str
    words: str
    at: datetime


@dataclass(frozen=True)
class Repair:
    """One conversation: where it stands, since when, how many turns, and who called."""

    conversation: UUID
    is_about_shift: bool
    stands: str
    since: datetime
    turns: int
    is_waiting: bool
    is_over: bool
    calls: list[Called] = field(default_factory=list)

    @property
    def needs_somebody(self) -> bool:
        """Whether it waits since days, or somebody called while it was not over."""
        return self.is_waiting or (bool(self.calls) and not self.is_over)


def repairs_of(viewer: User, couple: Couple) -> list[Repair]:
    """Return a couple's conversations, the newest first; in three queries, however many there are."""
    pair = pair_of_couple(couple)
    calls: dict[UUID, list[Called]] = {}
    for row in _calls(viewer, couple.pk):
        slot = pair.slot_of(row.author_id)
        name = pair.people[slot].first_name if slot in pair.people else ""
        found = Called(row.pk, name, slot, row.words, row.created_at)
        calls.setdefault(row.conversation_id, []).append(found)
    return [_presented(row, calls.get(row.pk, [])) for row in _talks(viewer, couple.pk)]


def ids_of(repairs: list[Repair]) -> dict[str, list[UUID]]:
    """Return the ids of what is shown, by model, for the log of what staff read."""
    return {
        "progress.RepairConversation": [one.conversation for one in repairs],
        "progress.RepairCall": [call.pk for one in repairs for call in one.calls],
    }


def _presented(row: RepairConversation, calls: list[Called]) -> Repair:
    last: datetime | None = row.last_turn_at  # type: ignore[attr-defined]  # annotated in _talks
    waits = stalled(
        offered_at=row.created_at,
        accepted_at=row.accepted_at,
        last_turn_at=last,
        paused_at=row.paused_at,
        ended_at=row.ended_at,
        now=timezone.now(),
        is_heard=row.heard_at is not None,
    )
    stands, since = _stands(row, last, waits=waits)
    return Repair(
        conversation=row.pk,
        is_about_shift=row.shift_id is not None,
        stands=stands,
        since=since,
        turns=row.turn_count,  # type: ignore[attr-defined]  # annotated in _talks
        is_waiting=waits,
        is_over=row.ended_at is not None or row.heard_at is not None,
        calls=calls,
    )


def _stands(row: RepairConversation, last: datetime | None, *, waits: bool) -> tuple[str, datetime]:
    state = state_of(accepted_at=row.accepted_at, paused_at=row.paused_at, ended_at=row.ended_at)
    if row.heard_at:
        return _("Both heard"), row.heard_at
    if state is State.ENDED:
        return _("Stopped"), row.ended_at or row.created_at
    if state is State.OFFERED:
        return (_("Offered, waits") if waits else _("Offered")), row.created_at
    if state is State.PAUSED:
        return _("Paused"), row.paused_at or row.created_at
    since = last or row.accepted_at or row.created_at
    return (_("Stalls: no turn") if waits else _("Runs")), since


@prepared
def _talks(viewer: User, couple: UUID) -> QuerySet[RepairConversation]:
    rows: QuerySet[RepairConversation] = RepairConversation.narrowed_to(viewer).filter(couple=couple)
    counted = rows.annotate(turn_count=Count("turns"), last_turn_at=Max("turns__created_at"))
    return counted.order_by("-created_at", "-id").fetch_mode(FETCH_RAISE)[:MOST]


@prepared
def _calls(viewer: User, couple: UUID) -> QuerySet[RepairCall]:
    rows: QuerySet[RepairCall] = RepairCall.narrowed_to(viewer).filter(couple=couple)
    return rows.order_by("created_at", "id")

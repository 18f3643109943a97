"""What cannot wait: safety checks nobody has followed up, and calls from a repair conversation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from couplesgoals.people.models import User
from couplesgoals.program.pair import Pair
from couplesgoals.records.prepared import prepared
from progress.models import ReadMark, RepairCall, SafetyCheck
from progress.models.safety import NOT_A_YES
from progress.pages.times import moment_in_words, since_in_words

ANSWERS = {
    "overdose": gettext_lazy("Somebody may be in danger of an overdose"),
    "self_harm": gettext_lazy("Thoughts of hurting themself"),
    "somebody_hurt": gettext_lazy("Somebody is hurt"),
    "not_safe": gettext_lazy("Does not feel safe right now"),
    "fears_partner": gettext_lazy("Afraid of their partner"),
}
A_YES = ~NOT_A_YES


@dataclass(frozen=True)
class Urgent:
    """A safety check or a call: who, since when, what they said."""

    pk: UUID
    slot: str
    name: str
    when: str
    since: str
    at: str
    answers: list[str]
    words: str
    conversation: UUID | None = None


def open_checks(viewer: User, pair: Pair) -> list[Urgent]:
    """Return the couple's safety checks that wait, the longest waiting on top."""
    checks = checks_waiting(viewer, (pair.couple.pk,))
    return [shown(check, viewer, pair) for check in checks]


def open_calls(viewer: User, pair: Pair) -> list[Urgent]:
    """Return the calls of the couple this clinician has not marked as read."""
    return [shown(call, viewer, pair) for call in calls_waiting(viewer, (pair.couple.pk,))]


def answers_of(check: SafetyCheck) -> list[str]:
    """Name each yes of a safety check, the most pressing first."""
    return [str(label) for field, label in ANSWERS.items() if getattr(check, field)]


@prepared
def checks_waiting(viewer: User, couples: Iterable[UUID]) -> QuerySet[SafetyCheck]:
    """Safety checks of some couples with a yes and without a follow-up, the oldest first."""
    rows: QuerySet[SafetyCheck] = SafetyCheck.narrowed_to(viewer).filter(couple__among=couples)
    return rows.filter(A_YES, follow_up=None).order_by("created_at", "id")


@prepared
def calls_waiting(viewer: User, couples: Iterable[UUID]) -> QuerySet[RepairCall]:
    """Calls for the clinician in some couples that this one has not marked as read, the oldest first."""
    mine = ReadMark.narrowed_to(viewer).filter(author=viewer)
    marked = mine.filter(couple=OuterRef("couple"), entry=OuterRef("pk"))
    rows: QuerySet[RepairCall] = RepairCall.narrowed_to(viewer).filter(couple__among=couples)
    return rows.filter(~Exists(marked)).order_by("created_at", "id")


def shown(row: SafetyCheck | RepairCall, viewer: User, pair: Pair) -> Urgent:
    """Present a safety check, its yeses named, or a call."""
    slot = pair.slot_of(row.author_id)
    return Urgent(
        pk=row.pk,
        slot=slot,
        name=pair.people[slot].first_name if slot in pair.people else _("Former partner"),
        when=moment_in_words(row.created_at, viewer.zone),
        since=since_in_words(row.created_at),
        at=timezone.localtime(row.created_at, viewer.zone).isoformat(timespec="minutes"),
        answers=answers_of(row) if isinstance(row, SafetyCheck) else [],
        words=row.words,
        conversation=row.conversation_id if isinstance(row, RepairCall) else None,
    )

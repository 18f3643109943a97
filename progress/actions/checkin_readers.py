"""Who reads an answer of a check-in: what may be chosen, and choosing anew."""

from __future__ import annotations

from django.db import transaction

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from couplesgoals.records.audience import NARROW_TO_WIDE, Audience, is_no_wider
from couplesgoals.records.rights import require_may_share
from progress.models import CheckIn, CheckInRating
from progress.models.checkin import NEVER_SHARED, NOT_SHARED


def readers_of(tracker: str) -> tuple[str, ...]:
    """The audiences an answer may have; an urge is never the partner's to read."""
    return NOT_SHARED if tracker in NEVER_SHARED else NARROW_TO_WIDE


@transaction.atomic
def change_readers(*, by: User, answer: CheckIn | CheckInRating, audience: str) -> CheckIn | CheckInRating:
    """Choose anew who reads one answer or line, from now on."""
    rows = type(answer).visible_to(by).filter(pk=answer.pk, author=by).select_for_update()
    found: CheckIn | CheckInRating | None = rows.first()
    allowed = readers_of(found.tracker) if isinstance(found, CheckInRating) else NARROW_TO_WIDE
    if found is None or audience not in allowed:
        raise Refused
    require_may_share(by=by, couple_id=found.couple_id, was=found.audience, audience=audience)
    if isinstance(found, CheckIn):
        audience = line_readers(found.line, audience)
    found.audience = audience
    found.save(update_fields=["audience"])
    record_event(
        by=by.pk,
        action="checkin.change_audience",
        target=found._meta.label,
        ids=[found.pk],
        couple=found.couple_id,
    )
    return found


def line_readers(line: str, audience: str) -> str:
    """Who reads a line; without words it would only tell the other that somebody checked in."""
    if line.strip() or is_no_wider(audience, than=Audience.CARE_TEAM):
        return audience
    return Audience.CARE_TEAM

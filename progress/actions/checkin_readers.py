"""Who reads an answer of a check-in: what may be chosen, and choosing anew."""

from __future__ import annotations

from datetime import date

from django.db import connection, transaction
from django.db.models import F

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from couplesgoals.records.audience import NARROW_TO_WIDE, Audience, is_no_wider
from couplesgoals.records.rights import may_write, require_may_share
from progress.actions.readers import read_by_from_now_on, require_seen
from progress.models import CheckIn, CheckInRating
from progress.models.checkin import NEVER_SHARED, NOT_SHARED

LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"


def readers_of(tracker: str) -> tuple[str, ...]:
    """The audiences an answer may have; an urge is never the partner's to read."""
    return NOT_SHARED if tracker in NEVER_SHARED else NARROW_TO_WIDE


def hold_day(by: User, day: date) -> None:
    """Let whoever writes or shares the same day of this person meanwhile wait until this is through."""
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [f"check-in:{by.pk}:{day}"])


@transaction.atomic
def change_readers(
    *, by: User, answer: CheckIn | CheckInRating, audience: str, revision: int | None = None
) -> CheckIn | CheckInRating:
    """Choose anew who reads one answer or line, from now on.

    `revision` is that of the day's check-in as a page showed it. Raises Stale where more would read by it
    what was changed since.
    """
    hold_day(by, answer.day)
    rows = type(answer).visible_to(by).filter(pk=answer.pk, author=by).select_for_update()
    found: CheckIn | CheckInRating | None = rows.first()
    allowed = readers_of(found.tracker) if isinstance(found, CheckInRating) else NARROW_TO_WIDE
    if found is None or audience not in allowed:
        raise Refused
    require_may_share(by=by, couple_id=found.couple_id, was=found.audience, audience=audience)
    if found.audience == audience:
        return found
    now = revision_of(found, by=by)
    require_seen(was=found.audience, audience=audience, revision=now, seen=revision)
    _read_by(found, audience, by=by)
    record_event(
        by=by.pk,
        action="checkin.change_audience",
        target=found._meta.label,
        ids=[found.pk],
        couple=found.couple_id,
    )
    return found


def revision_of(answer: CheckIn | CheckInRating, *, by: User) -> int:
    """Return the revision of the check-in an answer or a line belongs to."""
    day = CheckIn.visible_to(by).filter(author=by, day=answer.day)
    return day.values_list("revision", flat=True).first() or 0


def _read_by(found: CheckIn | CheckInRating, audience: str, *, by: User) -> None:
    """Write who reads it; a page of that day opened before is out of date by it."""
    if isinstance(found, CheckIn):
        read_by_from_now_on(found, line_readers(found.line, audience), by=by)
        return
    found.audience = audience
    found.save(update_fields=["audience"])
    if may_write(by=by, couple_id=found.couple_id):
        CheckIn.visible_to(by).filter(author=by, day=found.day).update(revision=F("revision") + 1)


def line_readers(line: str, audience: str) -> str:
    """Who reads a line; without words it would only tell the other that somebody checked in."""
    if line.strip() or is_no_wider(audience, than=Audience.CARE_TEAM):
        return audience
    return Audience.CARE_TEAM

"""A clinician marks entries as read, and answers one: to who wrote it, and to nobody else."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import Audience
from couplesgoals.records.rights import require_care
from couplesgoals.records.submissions import sending_of
from progress.models import EntryFeedback, ReadMark
from progress.told import MARKABLE, Found, entries_among

LONGEST_FEEDBACK = 2000
NOTHING_SEEN: Mapping[UUID, datetime] = MappingProxyType({})


@transaction.atomic
def mark_read(
    *, by: User, couple: Couple, entries: Collection[UUID], seen: Mapping[UUID, datetime] = NOTHING_SEEN
) -> int:
    """Mark entries of a couple as read by this clinician; return how many are. Twice is once.

    `seen` says how an entry stood on the page it was read on (its `since`): what was written anew after that
    stays new. What they do not read (any more) is left out, without a word of whether it is there.
    """
    require_care(by=by, couple_id=couple.pk)
    found = {
        one.pk: min(one.since, seen.get(one.pk, one.since))
        for one in entries_among(by, entries)
        if one.couple == couple.pk
    }
    marked = dict(
        ReadMark.visible_to(by)
        .filter(author=by, entry__in=found)
        .order_by("upto")
        .values_list("entry", "upto")
    )
    new = [pk for pk, upto in found.items() if pk not in marked or marked[pk] < upto]
    marks = [
        ReadMark(couple=couple, author=by, audience=Audience.PRIVATE, entry=pk, upto=found[pk]) for pk in new
    ]
    # Two at once are one.
    ReadMark.objects.bulk_create(marks, ignore_conflicts=True)
    if new:
        record_event(
            by=by.pk, action="entry.mark_read", target="progress.ReadMark", ids=new, couple=couple.pk
        )
    return len(found)


@transaction.atomic
def answer_entry(*, by: User, entry: Found, words: str, submission: UUID | None = None) -> EntryFeedback:
    """Write to the author of an entry, and mark it as read. The same submission twice is one answer."""
    require_care(by=by, couple_id=entry.couple)
    told = words.strip()
    if not told:
        raise ValidationError({"words": _("Write a few words. One sentence is enough.")})
    if len(told) > LONGEST_FEEDBACK:
        raise ValidationError(
            {"words": _("Please keep this under %(limit)s characters.") % {"limit": LONGEST_FEEDBACK}}
        )
    sent = sending_of(EntryFeedback, by=by, submission=submission, said=(entry.pk, told))
    if sent.made:
        return sent.made
    # Read anew: it may have been taken back while the answer was written.
    still = next(iter(entries_among(by, [entry.pk])), None)
    kind = MARKABLE[still.kind].answered_as if still else None
    if still is None or kind is None:
        raise Refused
    couple = Couple.objects.get(pk=still.couple)
    _require_here(couple, still.author)
    made = EntryFeedback.objects.create(
        couple=couple,
        subject_id=still.author,
        author=by,
        audience=Audience.SUBJECT,
        kind=kind,
        entry=still.pk,
        words=told,
        submission=sent.number,
    )
    record_event(
        by=by.pk, action="entry.answer", target="progress.EntryFeedback", ids=[made.pk], couple=couple.pk
    )
    mark_read(by=by, couple=couple, entries=[still.pk])
    return made


def _require_here(couple: Couple, person: UUID) -> None:
    """Raise OutOfTurn where nobody would read it: its author has left."""
    if not couple.enrollments.filter(person=person, ended_at=None).exists():
        raise OutOfTurn(_("They are no longer in the program, so this would reach nobody."))

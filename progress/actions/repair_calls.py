"""Asking the clinician into a repair conversation, quietly: nothing the other one reads is touched by it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from couplesgoals.records.audience import Audience
from couplesgoals.records.rights import require_partner
from progress.models import RepairCall, RepairConversation

LONGEST_CALL = 500


@transaction.atomic
def call_clinician(*, by: User, conversation: RepairConversation, words: str = "") -> RepairCall:
    """Ask the clinician in, with words or without. The same words twice are one call."""
    found: RepairConversation | None = (
        RepairConversation.visible_to(by)
        .filter(pk=conversation.pk)
        .select_related("couple")
        .select_for_update(of=("self",))
        .first()
    )
    if found is None:
        raise Refused
    require_partner(by=by, couple_id=found.couple_id)
    words = words.strip()
    if len(words) > LONGEST_CALL:
        raise ValidationError(
            {"words": _("Please keep this under %(limit)s characters.") % {"limit": LONGEST_CALL}}
        )
    # Locked, so that the same tap twice is one call; other words later are another.
    last = RepairCall.visible_to(by).filter(author=by, conversation=found).order_by("-created_at").first()
    if last is not None and last.words == words:
        return last
    made: RepairCall = RepairCall.objects.create(
        couple=found.couple,
        subject=by,
        author=by,
        audience=Audience.CARE_TEAM,
        conversation=found,
        words=words,
    )
    record_event(
        by=by.pk, action="repair.call", target="progress.RepairCall", ids=[made.pk], couple=made.couple_id
    )
    return made

"""Asking the clinician into a repair conversation, quietly: nothing the other one reads is touched by it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
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
    """Ask the clinician in, with words or without. Once is enough: another call is the one made before."""
    found: RepairConversation | None = (
        RepairConversation.visible_to(by).filter(pk=conversation.pk).select_related("couple").first()
    )
    if found is None:
        raise Refused
    require_partner(by=by, couple_id=found.couple_id)
    words = words.strip()
    if len(words) > LONGEST_CALL:
        raise ValidationError(
            {"words": _("Please keep this under %(limit)s characters.") % {"limit": LONGEST_CALL}}
        )
    try:
        with transaction.atomic():
            made = RepairCall(
                couple=found.couple,
                subject=by,
                author=by,
                audience=Audience.CARE_TEAM,
                conversation=found,
                words=words,
            )
            made.save(force_insert=True)
    except IntegrityError:
        earlier: RepairCall = RepairCall.visible_to(by).get(author=by, conversation=found)
        return earlier
    record_event(
        by=by.pk, action="repair.call", target="progress.RepairCall", ids=[made.pk], couple=made.couple_id
    )
    return made

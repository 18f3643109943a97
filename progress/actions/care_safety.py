"""What the care team did about a safety check; with it the check no longer waits."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.records.audience import Audience
from couplesgoals.records.rights import require_care
from progress.models import SafetyCheck, SafetyFollowUp

LONGEST_FOLLOW_UP = 2000


@transaction.atomic
def follow_up_safety(*, by: User, check: SafetyCheck, words: str) -> SafetyFollowUp:
    """Write down what was done. Once: the same words twice are one, others come too late (OutOfTurn)."""
    found: SafetyCheck | None = SafetyCheck.visible_to(by).filter(pk=check.pk).first()
    if found is None or not found.is_yes:
        raise Refused
    require_care(by=by, couple_id=found.couple_id)
    done = words.strip()
    if not done:
        raise ValidationError({"words": _("Write what was done, in a sentence or two.")})
    if len(done) > LONGEST_FOLLOW_UP:
        raise ValidationError(
            {"words": _("Please keep this under %(limit)s characters.") % {"limit": LONGEST_FOLLOW_UP}}
        )
    kept, is_new = SafetyFollowUp.objects.get_or_create(
        check_answered=found,
        defaults={
            "couple_id": found.couple_id,
            "subject_id": found.subject_id,
            "author": by,
            "audience": Audience.CARE_TEAM,
            "words": done,
        },
    )
    if (kept.author_id, kept.words) != (by.pk, done):
        values = {"name": kept.author.name}
        raise OutOfTurn(_("%(name)s has written what was done already.") % values)
    if is_new:
        record_event(
            by=by.pk,
            action="safety.follow_up",
            target="progress.SafetyFollowUp",
            ids=[kept.pk],
            couple=found.couple_id,
        )
    return kept

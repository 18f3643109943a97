"""What somebody wants to be written about, and that they want nothing at all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from couplesgoals.program.models import Couple
from couplesgoals.reminders.actions.creating import keep_days
from couplesgoals.reminders.models import EVERY_DAY, ReminderChoices

SWITCHES = ("review", "appointment", "check_in", "steps")
HOURS = ("review_at", "check_in_at", "steps_at", "quiet_from", "quiet_until")
DAYS = ("check_in_days", "steps_days")


@transaction.atomic
def choose_reminders(*, by: User, values: Mapping[str, Any]) -> ReminderChoices:
    """Save what a partner wants to be written about, on which days and at which full hour.

    It holds from the very next message. Raises ValidationError by field.
    """
    if not (by.is_active and by.is_partner):
        raise Refused
    _check(values)
    # One row a person: whoever saves at the same moment waits on the person.
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    choices = ReminderChoices.of(by)
    review_at = choices.review_at
    for field in (*SWITCHES, *HOURS, *DAYS):
        if field in values:
            setattr(choices, field, values[field])
    choices.save()
    if choices.review_at != review_at:
        _told_anew(by)
    record_event(by=by.pk, action="person.choose_reminders", target="people.User", ids=[by.pk])
    return choices


def _told_anew(by: User) -> None:
    """Have the days announced to them come at the hour just chosen; their clock stays as it is meanwhile."""
    couple = Couple.of_partner(by).select_for_update(no_key=True, of=("self",)).first()
    if couple is not None:
        keep_days(person=by, was=couple.zone, zone=couple.zone)


@transaction.atomic
def stop_messages(*, person_id: UUID) -> None:
    """Write nothing more to this person until they allow it again; who holds their message may ask for it.

    An id that nobody has is nothing to say about.
    """
    person = User.objects.select_for_update(no_key=True).filter(pk=person_id, email_ok=True).first()
    if person is None:
        return
    person.email_ok = False
    person.save(update_fields=["email_ok"])
    record_event(by=person.pk, action="person.stop_messages", target="people.User", ids=[person.pk])


def _check(values: Mapping[str, Any]) -> None:
    errors: dict[str, str] = {}
    for field in HOURS:
        at = values.get(field)
        if field in values and (not isinstance(at, time) or at != time(at.hour)):
            errors[field] = _("Choose one of the hours.")
    for switch, field in zip(("check_in", "steps"), DAYS, strict=True):
        days = values.get(field)
        if days is not None and not set(days) <= set(EVERY_DAY):
            errors[field] = _("Choose days of the week.")
        elif values.get(switch) and days is not None and not days:
            errors[field] = _("Choose at least one day, or switch this off.")
    if errors:
        raise ValidationError(errors)

"""Whether a reminder is wanted at this moment, asked again while it is being sent, and when it is quiet.

What a reminder speaks of belongs to apps above this one: they say here, by kind, whether it still stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, Enrollment, EnrollmentStatus
from couplesgoals.reminders.due import local_moment, period_at
from couplesgoals.reminders.models import Reminder, ReminderChoices, ReminderKind
from couplesgoals.statements import kept

# After a day, the next one's reminder speaks for it.
DAILY_FOR = timedelta(days=1)
DAILY = (ReminderKind.CHECK_IN, ReminderKind.STEPS)

type StillStands = Callable[[User, Reminder, Couple], bool]
_asked: dict[str, StillStands] = {}


def ask_before_sending(kind: ReminderKind, still_stands: StillStands) -> None:
    """Have an app say, in the sending transaction, whether what a kind of reminder speaks of still stands."""
    _asked[kind] = still_stands


@dataclass(frozen=True)
class Held:
    """The couple a person is active in now, held so that neither ends nor freezes, and what they chose."""

    couple: Couple
    choices: ReminderChoices


def hold(person: User) -> Held | None:
    """Lock the enrollment and the couple of an active partner; None for who is none.

    The person's row is locked already, so that what they chose cannot change meanwhile either.
    """
    found = _active(person.pk)
    if not found:
        return None
    choices = getattr(found[0].person, "reminder_choices", None)
    return Held(found[0].couple, choices or ReminderChoices(person=person))


def is_wanted(reminder: Reminder, at: datetime, held: Held) -> bool:
    """Whether an active partner wants this kind now, and nothing made it pointless."""
    person, couple, choices = reminder.person, held.couple, held.choices
    if not choices.wants(reminder.kind) or _is_overtaken(reminder, couple, choices, at):
        return False
    still_stands = _asked.get(reminder.kind)
    return still_stands is None or still_stands(person, reminder, couple)


def quiet_until(person: User, at: datetime, choices: ReminderChoices) -> datetime | None:
    """Return when this person's quiet hours end, or None outside them. They are by the person's own clock."""
    start, end = choices.quiet_from, choices.quiet_until
    here = at.astimezone(person.zone)
    now = here.time().replace(tzinfo=None)
    over_night = start > end
    is_quiet = (now >= start or now < end) if over_night else start <= now < end
    if not is_quiet:
        return None
    day = here.date() + timedelta(days=1) if over_night and now >= start else here.date()
    return local_moment(person.zone, day, end).astimezone(UTC)


def _is_overtaken(reminder: Reminder, couple: Couple, choices: ReminderChoices, at: datetime) -> bool:
    """Whether a later reminder of its kind took this one's place."""
    if reminder.kind == ReminderKind.MONTHLY_REVIEW:
        return reminder.period < period_at(couple.zone, couple.review_day, at, choices.review_at)
    return reminder.kind in DAILY and at - reminder.due_at >= DAILY_FOR


@kept
def _active(person: UUID) -> QuerySet[Enrollment]:
    rows = Enrollment.objects.filter(
        person=person, ended_at=None, status=EnrollmentStatus.ACTIVE, couple__frozen_at=None
    )
    locked = rows.select_for_update(of=("self", "couple"), no_key=True)
    return locked.select_related("couple", "person__reminder_choices").order_by()

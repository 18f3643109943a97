"""Whether a reminder is wanted at this moment, asked again while it is being sent, and when it is quiet.

What a reminder speaks of belongs to apps above this one: they say here, by kind, whether it still stands.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, Enrollment, EnrollmentStatus
from couplesgoals.reminders.due import local_moment, period_at
from couplesgoals.reminders.models import Reminder, ReminderChoices, ReminderKind

# After a day, the next one's reminder speaks for it.
DAILY_FOR = timedelta(days=1)
DAILY = (ReminderKind.CHECK_IN, ReminderKind.STEPS)

type StillStands = Callable[[User, Reminder, Couple], bool]
_asked: dict[str, StillStands] = {}


def ask_before_sending(kind: ReminderKind, still_stands: StillStands) -> None:
    """Have an app say, in the sending transaction, whether what a kind of reminder speaks of still stands."""
    _asked[kind] = still_stands


def is_wanted(reminder: Reminder, at: datetime, choices: ReminderChoices) -> bool:
    """Whether the person is an active partner who wants this kind, and nothing made it pointless.

    Locks the enrollment and the couple, so that neither ends nor freezes before the message has left.
    """
    person = reminder.person
    couple = _locked_couple(person)
    if couple is None:
        return False
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


def _locked_couple(person: User) -> Couple | None:
    """The couple this person is active in now, held so that neither ends nor freezes meanwhile."""
    active = Enrollment.objects.filter(
        person=person, ended_at=None, status=EnrollmentStatus.ACTIVE, couple__frozen_at=None
    )
    locked = active.select_for_update(of=("self", "couple"), no_key=True)
    enrollment = locked.select_related("couple").first()
    return enrollment.couple if enrollment is not None else None

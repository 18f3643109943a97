"""Whether a reminder is wanted at this moment, asked again while it is being sent, and when it is quiet.

What a reminder speaks of belongs to apps above this one: they say here, by kind, whether it still stands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS

from couplesgoals.asking import words
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.reminders import sql
from couplesgoals.reminders.due import local_moment, period_at
from couplesgoals.reminders.models import Reminder, ReminderChoices, ReminderKind

# After a day, the next one's reminder speaks for it.
DAILY_FOR = timedelta(days=1)
DAILY = (ReminderKind.CHECK_IN, ReminderKind.STEPS)

# Asked while one acts as the person; what they reach is looked up unless the app knows it.
type StillStands = Callable[[User, Reminder, Couple], bool]
_asked: dict[str, StillStands] = {}


def ask_before_sending(kind: ReminderKind, still_stands: StillStands) -> None:
    """Have an app say, in the sending transaction, whether what a kind of reminder speaks of still stands."""
    _asked[kind] = still_stands


@dataclass(frozen=True)
class Held:
    """A reminder for an active partner, the couple they are active in, and what they chose."""

    reminder: Reminder
    couple: Couple
    choices: ReminderChoices


def make_choices(reminders: Sequence[UUID]) -> None:
    """Have a row of choices for everybody these are for: what is not there cannot be held."""
    without = Reminder.objects.filter(pk__in=reminders, person__reminder_choices=None)
    people = without.values_list("person", flat=True).distinct()
    rows = [ReminderChoices(person_id=person) for person in people]
    ReminderChoices.objects.bulk_create(rows, ignore_conflicts=True)


def held_of(row: Sequence[object]) -> Held:
    """Build what HOLD locked of one reminder."""
    values = iter(row)
    found = {
        name: model.from_db(DEFAULT_DB_ALIAS, _COLUMNS[name], list(islice(values, len(_COLUMNS[name]))))
        for name, model in _READ.items()
    }
    found["reminder"].person = found["person"]
    return Held(found["reminder"], found["couple"], found["choices"])


def is_wanted(held: Held, at: datetime) -> bool:
    """Whether an active partner wants this kind now, and nothing made it pointless."""
    reminder, couple, choices = held.reminder, held.couple, held.choices
    if not choices.wants(reminder.kind) or _is_overtaken(reminder, couple, choices, at):
        return False
    still_stands = _asked.get(reminder.kind)
    return still_stands is None or still_stands(reminder.person, reminder, couple)


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


_READ: dict[str, Any] = {"reminder": Reminder, "person": User, "couple": Couple, "choices": ReminderChoices}
_COLUMNS = {name: [field.attname for field in model._meta.concrete_fields] for name, model in _READ.items()}
# What was marked last as handed over, locked with all that lets it leave, while one acts as its person: until
# the transaction ends they cannot withdraw, nor their enrollment end, nor the couple be frozen. A withdrawal
# comes either before this or after the message. Left out is what is not ours any more, or for nobody who is
# active in a couple now.
HOLD = words(
    sql.HOLD.format(
        columns=", ".join(f"{name}.{one}" for name, columns in _COLUMNS.items() for one in columns)
    )
)

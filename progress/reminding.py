"""Whether a review, a check-in, a step or a planned day is still to speak of, asked before each message."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.prepared import prepared
from couplesgoals.records.rule import Reach, reaching
from couplesgoals.reminders.models import Reminder, ReminderKind
from couplesgoals.reminders.wanted import ask_before_sending
from goals.step_today import steps_today
from progress.models import CheckIn, PriorityAsk, PriorityShift
from progress.pages.priorities import ASKED_FOR
from progress.review.standing import standing_of_month

REVIEW_KINDS = (ReminderKind.MONTHLY_REVIEW, ReminderKind.REVIEW_HALFWAY, ReminderKind.REVIEW_LAST_DAY)


@contextmanager
def _reaching(couple: Couple, person: User) -> Iterator[None]:
    """A partner in the couple they are active in, and in no other: it is held, and one acts as them."""
    only = frozenset((couple.pk,))
    with reaching(person, Reach(own=only, shared=only)):
        yield


def has_not_checked_in(person: User, reminder: Reminder, couple: Couple) -> bool:
    """Whether there is no check-in of that day yet."""
    with _reaching(couple, person):
        return not _check_in(person, date.fromisoformat(reminder.period))


@prepared
def _check_in(person: User, day: date) -> QuerySet[CheckIn, UUID]:
    rows: QuerySet[CheckIn] = CheckIn.visible_to(person).filter(author=person, day=day)
    return rows.values_list("pk", flat=True)[:1]


def has_a_step(person: User, reminder: Reminder, couple: Couple) -> bool:
    """Whether that day asks this person for a step which they have not answered."""
    with _reaching(couple, person):
        day = date.fromisoformat(reminder.period)
        steps = steps_today(person, couple, today=day, partner_name="")
    return any(not step.outcome for step in steps)


def may_answer_review(person: User, reminder: Reminder, couple: Couple) -> bool:
    """Whether the review of that month is open, and still this person's to answer."""
    with _reaching(couple, person):
        standing = standing_of_month(person, couple, reminder.period)
    return standing is not None and standing.may_answer


def waits_for_an_answer(person: User, reminder: Reminder, couple: Couple) -> bool:
    """Whether that day planned for priorities has come, as Today says, and this person has not answered."""
    today = timezone.localtime(timezone.now(), couple.zone).date()
    with _reaching(couple, person):
        return bool(_open_day(person, UUID(reminder.period), today - ASKED_FOR, today))


@prepared
def _open_day(person: User, ask: UUID, after: date, today: date) -> QuerySet[PriorityAsk, UUID]:
    mine = PriorityShift.visible_to(person).filter(author=person, ask=OuterRef("pk"))
    rows: QuerySet[PriorityAsk] = PriorityAsk.visible_to(person).filter(pk=ask, called_off_at=None)
    return rows.filter(~Exists(mine), asked_on__gt=after, asked_on__lte=today).values_list("pk", flat=True)


def register() -> None:
    """Be asked before each such message."""
    for kind in REVIEW_KINDS:
        ask_before_sending(kind, may_answer_review)
    ask_before_sending(ReminderKind.CHECK_IN, has_not_checked_in)
    ask_before_sending(ReminderKind.STEPS, has_a_step)
    ask_before_sending(ReminderKind.PRIORITIES, waits_for_an_answer)

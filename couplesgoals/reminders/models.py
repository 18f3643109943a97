"""What is due to whom, and whether the sweep is alive. A message says only that there is something."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import UUID7
from django.utils.translation import gettext_lazy as _

from couplesgoals.reminders.due import REVIEW_TIME

if TYPE_CHECKING:
    from couplesgoals.people.models import User


class ReminderKind(models.TextChoices):
    """What a reminder is for."""

    MONTHLY_REVIEW = "monthly-review", _("Monthly review")
    REVIEW_HALFWAY = "review-halfway", _("Monthly review, half-way")
    REVIEW_LAST_DAY = "review-last-day", _("Monthly review, last day")
    CHECK_IN = "check-in", _("Check-in")
    STEPS = "steps", _("Steps")
    APPOINTMENT = "appointment", _("Appointment")
    PRIORITIES = "priorities", _("Planned priorities check-in")


class ReminderState(models.TextChoices):
    """due → leased → sent; suppressed where writing is not wanted; dead after too many tries.

    `unknown` where nobody can say whether it arrived; see sending.py for the rule.
    """

    DUE = "due", _("Due")
    LEASED = "leased", _("Being sent")
    SENT = "sent", _("Sent")
    SUPPRESSED = "suppressed", _("Not wanted")
    DEAD = "dead", _("Given up")
    UNKNOWN = "unknown", _("May have arrived")


# What somebody should look at: nothing happens to these by itself any more.
STUCK = (ReminderState.DEAD, ReminderState.UNKNOWN)
# What is over as it should be.
SETTLED = (ReminderState.SENT, ReminderState.SUPPRESSED)


class ReminderQuerySet(models.QuerySet["Reminder"]):
    """Reminders by person and time."""

    def dead(self) -> Self:
        """Given up after too many tries: somebody should look at the address."""
        return self.filter(state=ReminderState.DEAD)

    def stuck(self) -> Self:
        """Given up, or with an outcome nobody knows."""
        return self.filter(state__in=STUCK)


class Reminder(models.Model):
    """One message to one person, once: unique by person, kind and period."""

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    # Found by the constraint below. PostgreSQL need not look at the person again for each row: reminders come
    # from enrollments, which hold theirs, and nobody is ever deleted.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="reminders",
        db_index=False,
        db_constraint=False,
    )
    kind = models.CharField(max_length=20, choices=ReminderKind)
    # A month, a day, or the id of the thing announced.
    period = models.CharField(max_length=36)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=ReminderState, default=ReminderState.DUE)
    attempts = models.PositiveSmallIntegerField(default=0)
    # Not to be touched before: in a worker's hands, or waiting for the next attempt.
    leased_until = models.DateTimeField(null=True, blank=True)
    # Written just before it leaves: where no outcome follows, nobody knows whether it did.
    handed_over_at = models.DateTimeField(null=True, blank=True)
    # The last failure, by the name of the error; never what a server said, which may hold an address.
    error = models.CharField(max_length=60, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = (
            models.UniqueConstraint(fields=["person", "kind", "period"], name="reminders_once"),
            models.CheckConstraint(
                condition=Q(state=ReminderState.SENT, sent_at__isnull=False)
                | (~Q(state=ReminderState.SENT) & Q(sent_at=None)),
                name="reminders_sent_with_time",
            ),
        )
        indexes: ClassVar = [
            models.Index(
                fields=["due_at"], condition=Q(state__in=["due", "leased"]), name="reminders_to_send"
            ),
            models.Index(
                fields=["leased_until"],
                condition=Q(handed_over_at__isnull=False),
                name="reminders_handed_over",
            ),
            models.Index(fields=["due_at"], condition=Q(state__in=STUCK), name="reminders_stuck"),
            models.Index(fields=["due_at"], condition=Q(state__in=SETTLED), name="reminders_settled"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.period}"


EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)


def every_day() -> list[int]:
    """Monday (1) to Sunday (7), as ISO 8601 counts."""
    return list(EVERY_DAY)


class ReminderChoices(models.Model):
    """What one person wants to be written about, when, and when not. Whoever has no row has the defaults.

    Hours are by the couple's clock, as reviews and check-ins are; quiet hours by the person's own.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, primary_key=True, related_name="reminder_choices"
    )
    review = models.BooleanField(default=True)
    review_at = models.TimeField(default=REVIEW_TIME)
    appointment = models.BooleanField(default=True)
    check_in = models.BooleanField(default=False)
    check_in_at = models.TimeField(default=time(19))
    check_in_days: ArrayField[list[int], list[int]] = ArrayField(
        models.PositiveSmallIntegerField(), default=every_day
    )
    steps = models.BooleanField(default=False)
    steps_at = models.TimeField(default=time(8))
    steps_days: ArrayField[list[int], list[int]] = ArrayField(
        models.PositiveSmallIntegerField(), default=every_day
    )
    quiet_from = models.TimeField(default=time(21))
    quiet_until = models.TimeField(default=time(7))
    # Nothing falls due for a moment before somebody chose it.
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("reminder choices")
        verbose_name_plural = _("reminder choices")
        indexes: ClassVar = [
            models.Index(fields=["review_at"], name="reminders_review_at"),
            models.Index(fields=["check_in_at"], condition=Q(check_in=True), name="reminders_check_in_at"),
            models.Index(fields=["steps_at"], condition=Q(steps=True), name="reminders_steps_at"),
        ]

    def __str__(self) -> str:
        return str(self.person_id)

    @classmethod
    def of(cls, person: User) -> ReminderChoices:
        """Return what this person chose, or what holds until they choose."""
        return cls.objects.filter(person=person).first() or cls(person=person)

    def wants(self, kind: str) -> bool:
        """Whether this person wants to be written to about this kind."""
        wanted = {
            ReminderKind.MONTHLY_REVIEW: self.review,
            ReminderKind.REVIEW_HALFWAY: self.review,
            ReminderKind.REVIEW_LAST_DAY: self.review,
            ReminderKind.APPOINTMENT: self.appointment,
            ReminderKind.PRIORITIES: self.appointment,
            ReminderKind.CHECK_IN: self.check_in,
            ReminderKind.STEPS: self.steps,
        }
        return wanted[ReminderKind(kind)]


class Heartbeat(models.Model):
    """The last time a background part said it was alive."""

    name = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("heartbeat")
        verbose_name_plural = _("heartbeats")

    def __str__(self) -> str:
        return self.name

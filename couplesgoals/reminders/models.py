"""What is due to whom, and whether the sweep is alive. A message says only that there is something."""

from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import UUID7
from django.utils.translation import gettext_lazy as _


class ReminderKind(models.TextChoices):
    """What a reminder is for."""

    MONTHLY_REVIEW = "monthly-review", _("Monthly review")


class ReminderState(models.TextChoices):
    """due → leased → sent; suppressed where writing is not wanted; dead after too many tries."""

    DUE = "due", _("Due")
    LEASED = "leased", _("Being sent")
    SENT = "sent", _("Sent")
    SUPPRESSED = "suppressed", _("Not wanted")
    DEAD = "dead", _("Given up")


class ReminderQuerySet(models.QuerySet["Reminder"]):
    """Reminders by person and time."""

    def dead(self) -> Self:
        """Given up after too many tries: somebody should look at the address."""
        return self.filter(state=ReminderState.DEAD)


class Reminder(models.Model):
    """One message to one person, once: unique by person, kind and period."""

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reminders")
    kind = models.CharField(max_length=20, choices=ReminderKind)
    period = models.CharField(max_length=20)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=ReminderState, default=ReminderState.DUE)
    attempts = models.PositiveSmallIntegerField(default=0)
    # Not to be touched before: in a worker's hands, or waiting for the next attempt.
    leased_until = models.DateTimeField(null=True, blank=True)
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
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.period}"


class Heartbeat(models.Model):
    """The last time a background part said it was alive."""

    name = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("heartbeat")
        verbose_name_plural = _("heartbeats")

    def __str__(self) -> str:
        return self.name

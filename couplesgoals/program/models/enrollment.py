"""A person's place in the program, and every change of it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import UUID7
from django.utils.translation import gettext_lazy as _

from couplesgoals.program.models.couple import Couple


class EnrollmentStatus(models.TextChoices):
    """FHIR EpisodeOfCare.status."""

    PLANNED = "planned", _("Invited")
    WAITLIST = "waitlist", _("Waiting list")
    ACTIVE = "active", _("Active")
    ONHOLD = "onhold", _("On hold")
    FINISHED = "finished", _("Completed")
    CANCELLED = "cancelled", _("Discharged")
    ENTERED_IN_ERROR = "entered-in-error", _("Entered in error")


OPEN_STATUSES = (
    EnrollmentStatus.PLANNED,
    EnrollmentStatus.WAITLIST,
    EnrollmentStatus.ACTIVE,
    EnrollmentStatus.ONHOLD,
)

# Which status may follow which (FHIR EpisodeOfCare leaves this to the program).
TRANSITIONS: dict[str, frozenset[str]] = {
    EnrollmentStatus.PLANNED: frozenset({"active", "waitlist", "cancelled", "entered-in-error"}),
    EnrollmentStatus.WAITLIST: frozenset({"planned", "active", "cancelled", "entered-in-error"}),
    EnrollmentStatus.ACTIVE: frozenset({"onhold", "finished", "cancelled", "entered-in-error"}),
    EnrollmentStatus.ONHOLD: frozenset({"active", "finished", "cancelled", "entered-in-error"}),
    EnrollmentStatus.FINISHED: frozenset(),
    EnrollmentStatus.CANCELLED: frozenset(),
    EnrollmentStatus.ENTERED_IN_ERROR: frozenset(),
}


class DischargeReason(models.TextChoices):
    """Why somebody left (clinical.md §6); an administrator's word, never a clinical one."""

    COMPLETED = "completed", _("Completed the program")
    STEPPED_DOWN = "stepped-down", _("Stepped down to less care")
    STEPPED_UP = "stepped-up", _("Stepped up to more care")
    TRANSFERRED = "transferred", _("Transferred")
    LEFT = "left-against-advice", _("Left before it was advised")
    ADMINISTRATIVE = "administrative", _("Administrative")
    LOST_CONTACT = "lost-contact", _("Lost contact")
    DECEASED = "deceased", _("Died")


class Slot(models.TextChoices):
    """Which of the two: decides color, mark and order of display, nothing else."""

    A = "a", _("Partner A")
    B = "b", _("Partner B")


class Enrollment(models.Model):
    """A person in a program as one of a couple (FHIR EpisodeOfCare)."""

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    couple = models.ForeignKey(Couple, on_delete=models.PROTECT, related_name="enrollments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="enrollments")
    slot = models.CharField(max_length=1, choices=Slot)
    status = models.CharField(max_length=20, choices=EnrollmentStatus, default=EnrollmentStatus.ACTIVE)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    discharge_reason = models.CharField(max_length=24, choices=DischargeReason, blank=True)

    class Meta:
        verbose_name = _("enrollment")
        verbose_name_plural = _("enrollments")
        constraints = (
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(ended_at=None),
                name="program_enrollment_one_couple_a_person",
            ),
            models.UniqueConstraint(
                fields=["couple", "slot"],
                condition=Q(ended_at=None),
                name="program_enrollment_one_person_a_slot",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[*OPEN_STATUSES], ended_at=None)
                | (~Q(status__in=[*OPEN_STATUSES]) & Q(ended_at__isnull=False)),
                name="program_enrollment_ended_with_status",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_slot_display()}: {self.get_status_display()}"

    def may_become(self, status: str) -> bool:
        """Whether the transition table allows this status next."""
        return status in TRANSITIONS[self.status]


class StatusChange(models.Model):
    """One change of one enrollment, kept for ever: what happened when, by whom."""

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    enrollment = models.ForeignKey(Enrollment, on_delete=models.PROTECT, related_name="changes")
    status = models.CharField(max_length=20, choices=EnrollmentStatus)
    reason = models.CharField(max_length=24, choices=DischargeReason, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("status change")
        verbose_name_plural = _("status changes")
        ordering = ("-at", "-id")
        indexes: ClassVar = [models.Index(fields=["enrollment", "-at"], name="program_statuschange_latest")]

    def __str__(self) -> str:
        return self.get_status_display()

"""A session with the couple or with one of them."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience
from couplesgoals.records.models import ClinicalQuerySet, ClinicalRecord


class SessionKind(models.TextChoices):
    """Who is in the session besides the clinician."""

    COUPLE = "couple", _("With both of you")
    INDIVIDUAL = "individual", _("Individual")


class SessionStatus(models.TextChoices):
    """FHIR Encounter.status, as far as we use it."""

    PLANNED = "planned", _("Planned")
    FINISHED = "finished", _("Took place")
    CANCELLED = "cancelled", _("Canceled")


class TsTzRange(Func):
    """PostgreSQL's tstzrange(starts, ends, bounds)."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


class TherapySessionQuerySet(ClinicalQuerySet["TherapySession"]):
    """Sessions by time."""

    def upcoming(self, at: datetime | None = None) -> Self:
        """Planned and not over, the next one first."""
        return self.filter(status=SessionStatus.PLANNED, ends_at__gt=at or timezone.now()).order_by(
            "starts_at", "pk"
        )

    def still_held(self) -> Self:
        """All but those planned for two who have separated since."""
        return self.exclude(
            kind=SessionKind.COUPLE, status=SessionStatus.PLANNED, couple__frozen_at__isnull=False
        )

    def past(self, at: datetime | None = None) -> Self:
        """Over or marked as having taken place, the last one first."""
        over = Q(ends_at__lte=at or timezone.now()) | Q(status=SessionStatus.FINISHED)
        return self.filter(over).order_by("-starts_at", "-pk")

    def for_page(self) -> Self:
        """With the names a page shows; anything else fetched in a loop raises."""
        return self.select_related("couple", "clinician", "subject").fetch_mode(models.FETCH_RAISE)


class TherapySession(ClinicalRecord):
    """FHIR Encounter: couple sessions are read by both, individual ones by one person and the care team."""

    clinician = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("who"), max_length=10, choices=SessionKind, default=SessionKind.COUPLE)
    status = models.CharField(
        _("status"), max_length=10, choices=SessionStatus, default=SessionStatus.PLANNED
    )
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    video_link = models.URLField(_("video link"), max_length=500, blank=True)

    objects: ClassVar = TherapySessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        constraints = (
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="sessions_ends_after_start"),
            models.CheckConstraint(
                condition=Q(kind=SessionKind.COUPLE, subject=None, audience=Audience.COUPLE)
                | Q(kind=SessionKind.INDIVIDUAL, subject__isnull=False, audience=Audience.SUBJECT),
                name="sessions_kind_matches_audience",
            ),
            ExclusionConstraint(
                name="sessions_no_overlap",
                expressions=[
                    ("clinician", RangeOperators.EQUAL),
                    (TsTzRange("starts_at", "ends_at", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                condition=Q(status=SessionStatus.PLANNED),
            ),
        )
        indexes: ClassVar = [models.Index(fields=["couple", "-starts_at"], name="sessions_couple_latest")]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def is_couple(self) -> bool:
        """Whether both partners are in it."""
        return self.kind == SessionKind.COUPLE

    @property
    def is_still_held(self) -> bool:
        """What `still_held` says, of one session with its couple."""
        planned_for_two = self.is_couple and self.status == SessionStatus.PLANNED
        return not planned_for_two or self.couple.frozen_at is None

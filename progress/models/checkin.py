"""The daily check-in: a minute a day, each answer with an audience of its own."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience
from couplesgoals.records.models import ClinicalRecord
from progress.models.changing import Changing

HIGHEST = 10


class Tracker(models.TextChoices):
    """What somebody may follow from day to day; each is optional, none is a score."""

    FEELING = "feeling", _("How I am")
    CLOSENESS = "closeness", _("How close I felt")
    URGE = "urge", _("Urge or craving")


# Never the partner's to read, by any choice.
NEVER_SHARED = (Tracker.URGE,)
NOT_SHARED = (Audience.PRIVATE, Audience.CARE_TEAM)


def trackers_at_first() -> list[str]:
    """What is asked until somebody chose for themselves."""
    return [Tracker.FEELING.value, Tracker.CLOSENESS.value]


class CheckIn(Changing, ClinicalRecord):
    """One person's line for one day of theirs; it says, too, that they checked in."""

    day = models.DateField(_("day"))
    line = models.CharField(_("a line about today"), max_length=500, blank=True)
    # Counts the times it was saved, so that a second device does not write over the first unseen.
    revision = models.PositiveIntegerField(default=1, editable=False)
    submission = models.UUIDField(null=True, editable=False)

    class Meta:
        verbose_name = _("check-in")
        verbose_name_plural = _("check-ins")
        constraints = (
            models.UniqueConstraint(fields=["author", "day"], name="progress_checkin_once_a_day"),
            models.CheckConstraint(condition=Q(subject=F("author")), name="progress_checkin_own"),
            models.CheckConstraint(condition=~Q(audience=Audience.SUBJECT), name="progress_checkin_audience"),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "author", "-day"], name="progress_checkin_latest"),
            models.Index(fields=["couple", "-created_at", "-id"], name="progress_checkin_couple"),
            # What is new for the care team.
            models.Index(
                fields=["couple", "-created_at"],
                condition=~Q(audience=Audience.PRIVATE) & ~Q(line=""),
                name="progress_checkin_news",
            ),
        ]

    def __str__(self) -> str:
        return str(self.day)


class CheckInRating(ClinicalRecord):
    """One answer of a check-in, 0 (not at all) to 10 (as much as can be). No answer is no row."""

    day = models.DateField(_("day"))
    tracker = models.CharField(_("tracker"), max_length=10, choices=Tracker)
    value = models.PositiveSmallIntegerField(_("answer"), validators=[MaxValueValidator(HIGHEST)])

    class Meta:
        verbose_name = _("check-in answer")
        verbose_name_plural = _("check-in answers")
        constraints = (
            models.UniqueConstraint(fields=["author", "tracker", "day"], name="progress_daily_once_a_day"),
            models.CheckConstraint(condition=Q(value__lte=HIGHEST), name="progress_daily_range"),
            models.CheckConstraint(condition=Q(subject=F("author")), name="progress_daily_own"),
            models.CheckConstraint(condition=~Q(audience=Audience.SUBJECT), name="progress_daily_audience"),
            models.CheckConstraint(
                condition=~Q(tracker__in=NEVER_SHARED) | Q(audience__in=NOT_SHARED),
                name="progress_daily_urge_not_shared",
            ),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "author", "tracker", "-day"], name="progress_daily_latest")
        ]

    def __str__(self) -> str:
        return self.tracker


class CheckInDay(ClinicalRecord):
    """That somebody checked in on a day, and no more: written only while they agree to show it."""

    day = models.DateField(_("day"))

    class Meta:
        verbose_name = _("day of a check-in")
        verbose_name_plural = _("days of check-ins")
        constraints = (
            models.UniqueConstraint(fields=["author", "day"], name="progress_shown_day_once"),
            models.CheckConstraint(condition=Q(subject=F("author")), name="progress_shown_day_own"),
            models.CheckConstraint(
                condition=Q(audience__in=[Audience.PRIVATE, Audience.COUPLE]),
                name="progress_shown_day_audience",
            ),
        )
        indexes: ClassVar = [models.Index(fields=["couple", "-day"], name="progress_shown_day_couple")]

    def __str__(self) -> str:
        return str(self.day)


class CheckInChoices(ClinicalRecord):
    """What a person wants to be asked, and who reads each answer unless they say otherwise."""

    trackers = ArrayField(
        models.CharField(max_length=10, choices=Tracker), default=trackers_at_first, blank=True
    )
    feeling_audience = models.CharField(max_length=10, choices=Audience, default=Audience.CARE_TEAM)
    closeness_audience = models.CharField(max_length=10, choices=Audience, default=Audience.CARE_TEAM)
    urge_audience = models.CharField(max_length=10, choices=Audience, default=Audience.PRIVATE)
    line_audience = models.CharField(max_length=10, choices=Audience, default=Audience.CARE_TEAM)
    shows_days = models.BooleanField(_("show the days of my check-ins"), default=False)

    class Meta:
        verbose_name = _("choices for check-ins")
        verbose_name_plural = _("choices for check-ins")
        constraints = (
            models.UniqueConstraint(fields=["couple", "author"], name="progress_choices_once"),
            models.CheckConstraint(condition=Q(audience=Audience.PRIVATE), name="progress_choices_private"),
            models.CheckConstraint(
                condition=Q(urge_audience__in=NOT_SHARED), name="progress_choices_urge_not_shared"
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)

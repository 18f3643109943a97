"""Priorities that shifted: said at any time, when somebody asked for it, or in the monthly review."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from couplesgoals.people.models import User
from couplesgoals.program.models import ProgressReview
from couplesgoals.records.audience import Audience
from couplesgoals.records.models import ClinicalRecord
from progress.models.review import revealed_to_both


class Since(models.TextChoices):
    """Since when something matters more or less; roughly is enough."""

    DAYS = "days", _("For a few days")
    WEEKS = "weeks", _("For a few weeks")
    MONTHS = "months", _("For a month or longer")


class PriorityAsk(ClinicalRecord):
    """A day on which both partners are asked, each apart, whether their priorities shifted.

    Planned by the care team or by one of the two; the other reads that it is planned, never what is answered.
    """

    asked_on = models.DateField(_("day"))
    # Called off before its day; that is all that ever changes.
    called_off_at = models.DateTimeField(null=True, blank=True, editable=False)
    submission = models.UUIDField(null=True, editable=False)

    class Meta:
        verbose_name = _("planned priorities check-in")
        verbose_name_plural = _("planned priorities check-ins")
        constraints = (
            models.UniqueConstraint(fields=["author", "submission"], name="progress_ask_once"),
            models.UniqueConstraint(
                fields=["couple", "asked_on"],
                condition=Q(called_off_at=None),
                name="progress_ask_one_a_day",
            ),
            models.CheckConstraint(
                condition=Q(audience=Audience.COUPLE, subject=None), name="progress_ask_to_both"
            ),
        )
        indexes: ClassVar = [models.Index(fields=["couple", "-asked_on"], name="progress_ask_latest")]

    def __str__(self) -> str:
        return str(self.asked_on)


class PriorityShift(ClinicalRecord):
    """What matters more to somebody, what less, since when, and what would help.

    Said in a monthly review it waits to be revealed with it. Who reads it is all that ever changes.
    """

    more = models.TextField(_("what matters more"), max_length=1000, blank=True)
    less = models.TextField(_("what matters less"), max_length=1000, blank=True)
    since = models.CharField(_("since when"), max_length=10, choices=Since, blank=True)
    would_help = models.TextField(_("what would help"), max_length=1000, blank=True)
    review = models.ForeignKey(
        ProgressReview, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    # Which planned day it answers; anybody may have been asked, so it tells nothing.
    ask = models.ForeignKey(
        PriorityAsk, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    revision = models.PositiveIntegerField(default=1, editable=False)
    submission = models.UUIDField(null=True, editable=False)

    class Meta:
        verbose_name = _("shift of priorities")
        verbose_name_plural = _("shifts of priorities")
        constraints = (
            models.UniqueConstraint(fields=["author", "submission"], name="progress_shift_once"),
            models.UniqueConstraint(
                fields=["review", "author"],
                condition=Q(review__isnull=False),
                name="progress_shift_once_a_review",
            ),
            models.CheckConstraint(condition=Q(subject=F("author")), name="progress_shift_own"),
            models.CheckConstraint(condition=~Q(audience=Audience.SUBJECT), name="progress_shift_audience"),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "-created_at", "-id"], name="progress_shift_latest"),
            models.Index(fields=["couple", "-audience_since"], name="progress_shift_shared"),
        ]

    def __str__(self) -> str:
        return str(self.created_at.date())

    @property
    def says_something(self) -> bool:
        """Whether there is a word in it; who was asked may have said that nothing shifted."""
        return bool(self.more or self.less or self.would_help)

    @classmethod
    def revealed(cls) -> Q:
        """The condition that it was said at any time, or in a review that is revealed."""
        return Q(review=None) | revealed_to_both()

    @classmethod
    def also_required(cls, viewer: User) -> Q:
        """What was said in a review the other partner reads only once that is revealed."""
        if viewer.is_clinician:
            return Q()
        return Q(author=viewer.pk) | cls.revealed()

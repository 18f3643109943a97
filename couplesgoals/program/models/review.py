"""A couple's monthly review as a date: which month, from which day, until when; not what is said in it."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import UUID7
from django.utils.translation import gettext_lazy as _

from couplesgoals.program.models.couple import Couple


class ProgressReviewQuerySet(models.QuerySet["ProgressReview"]):
    """Reviews by whether their window is open.

    The database's clock decides, for pages and policies alike, as it stood when the request began: what one
    was shown as open is not refused by a tick of the clock in between.
    """

    def with_state(self) -> Self:
        """Annotate `is_over`: whether the window has closed."""
        return self.annotate(
            is_over=models.ExpressionWrapper(
                Q(closes_at__lte=TransactionNow()), output_field=models.BooleanField()
            )
        )

    def closed(self) -> Self:
        """Reviews whose window closed while the joint space was open: what was meant for both is both's."""
        unfrozen = Q(couple__frozen_at=None) | Q(couple__frozen_at__gt=F("closes_at"))
        return self.filter(unfrozen, closes_at__lte=TransactionNow())


class ProgressReview(models.Model):
    """One monthly review of one couple; the sweep writes it on its day, and nothing in it changes."""

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    couple = models.ForeignKey(Couple, on_delete=models.PROTECT, related_name="progress_reviews")
    # "YYYY-MM", the month it looks back from.
    period = models.CharField(max_length=7)
    # Days of the couple's calendar. From the hour each chose on opens_on, to the end of last_on.
    opens_on = models.DateField()
    halfway_on = models.DateField()
    last_on = models.DateField()
    closes_at = models.DateTimeField()
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = ProgressReviewQuerySet.as_manager()

    # Set by with_state().
    is_over: bool

    class Meta:
        verbose_name = _("monthly review")
        verbose_name_plural = _("monthly reviews")
        constraints = (
            models.UniqueConstraint(fields=["couple", "period"], name="program_one_review_a_month"),
            models.CheckConstraint(
                condition=Q(opens_on__lte=F("halfway_on"), halfway_on__lte=F("last_on")),
                name="program_review_days_in_order",
            ),
        )
        # The sweep looks for the days reached since it last ran, and once an hour for all windows still open.
        indexes: ClassVar = [
            models.Index(fields=["closes_at"], name="program_review_closes"),
            models.Index(fields=["halfway_on"], name="program_review_halfway"),
            models.Index(fields=["last_on"], name="program_review_last"),
        ]

    def __str__(self) -> str:
        return self.period

    def closed_by(self, at: datetime) -> bool:
        """Whether the window has closed by this moment."""
        return self.closes_at <= at

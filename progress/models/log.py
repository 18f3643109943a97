"""The progress log: what somebody did for a goal."""

from __future__ import annotations

from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience
from couplesgoals.records.models import ClinicalQuerySet, ClinicalRecord
from goals.models import Goal, GoalStep


class HowItWent(models.IntegerChoices):
    """How a step went, in the writer's eyes."""

    VERY_HARD = 1, _("Very hard")
    HARD = 2, _("Hard")
    SO_SO = 3, _("So-so")
    WELL = 4, _("Well")
    VERY_WELL = 5, _("Very well")


class Effort(models.IntegerChoices):
    """How much a step took."""

    A_LITTLE = 1, _("A little")
    SOME = 2, _("Some")
    QUITE_A_BIT = 3, _("Quite a bit")
    A_LOT = 4, _("A lot")
    ALL_I_HAD = 5, _("All I had")


# What helped or got in the way was told, in codes or in words.
TELLS = Q(hindered__len__gt=0) | Q(helped__len__gt=0) | ~Q(hindered_words="") | ~Q(helped_words="")


class ProgressLogQuerySet(ClinicalQuerySet["ProgressLog"]):
    """Log entries by reader and order."""

    def shared(self) -> Self:
        """Entries both partners read."""
        return self.filter(audience=Audience.COUPLE)

    def latest_first(self) -> Self:
        """The newest entry first."""
        return self.order_by("-created_at", "-id")


class ProgressLog(ClinicalRecord):
    """One thing somebody did for a goal; read only where the goal is read too."""

    depends_on: ClassVar = ("goal",)

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="logs")
    occurred_on = models.DateField(_("day"))
    what = models.TextField(_("what I did"), max_length=2000)
    how_it_went = models.PositiveSmallIntegerField(_("how it went"), choices=HowItWent)
    effort = models.PositiveSmallIntegerField(_("effort"), choices=Effort)
    # Codes of progress.lists, and words where those say too little.
    helped = ArrayField(models.CharField(max_length=24), default=list, blank=True)
    helped_words = models.CharField(_("what helped, in my words"), max_length=300, blank=True)
    hindered = ArrayField(models.CharField(max_length=24), default=list, blank=True)
    hindered_words = models.CharField(_("what got in the way, in my words"), max_length=300, blank=True)
    step = models.ForeignKey(
        GoalStep, null=True, blank=True, on_delete=models.PROTECT, related_name="logs", db_index=False
    )
    submission = models.UUIDField(null=True, editable=False)

    objects: ClassVar = ProgressLogQuerySet.as_manager()

    class Meta:
        verbose_name = _("log entry")
        verbose_name_plural = _("log entries")
        constraints = (
            models.UniqueConstraint(fields=["author", "submission"], name="progress_log_once"),
            models.CheckConstraint(condition=Q(how_it_went__range=(1, 5)), name="progress_log_how_it_went"),
            models.CheckConstraint(condition=Q(effort__range=(1, 5)), name="progress_log_effort"),
        )
        indexes: ClassVar = [
            models.Index(fields=["goal", "-created_at", "-id"], name="progress_log_goal_latest"),
            models.Index(fields=["couple", "-created_at", "-id"], name="progress_log_couple_latest"),
            # What is new for others: of what is private nothing ever is.
            models.Index(
                fields=["couple", "-audience_since"],
                condition=~Q(audience=Audience.PRIVATE),
                name="progress_log_news",
            ),
            # What both read, by time: found by the index above, ten years of it would be sorted for a page.
            models.Index(
                fields=["couple", "-created_at", "-id"],
                condition=Q(audience=Audience.COUPLE),
                name="progress_log_shared",
            ),
            # What helped and got in the way, counted for a clinician: most entries say nothing of it.
            models.Index(fields=["couple", "-created_at", "-id"], condition=TELLS, name="progress_log_tells"),
        ]

    def __str__(self) -> str:
        return str(self.occurred_on)

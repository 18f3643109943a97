"""Readiness rulers: how much one goal matters to one person, how sure and how ready they are."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience
from couplesgoals.records.models import ClinicalRecord
from goals.models.goal import Goal

HIGHEST = 10


class ReadinessRating(ClinicalRecord):
    """Importance, confidence and readiness, each 0–10, on one day (rulers of motivational interviewing,

    Miller & Rollnick), with the two follow-up questions. Never the partner's to read; never changed.
    """

    depends_on: ClassVar = ("goal",)
    immutable: ClassVar = True

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="readiness_ratings")
    importance = models.PositiveSmallIntegerField(_("importance"), validators=[MaxValueValidator(HIGHEST)])
    confidence = models.PositiveSmallIntegerField(_("confidence"), validators=[MaxValueValidator(HIGHEST)])
    readiness = models.PositiveSmallIntegerField(_("readiness"), validators=[MaxValueValidator(HIGHEST)])
    why_not_lower = models.TextField(_("why not lower"), max_length=1000, blank=True)
    what_would_help = models.TextField(_("what would make it a little higher"), max_length=1000, blank=True)
    submission = models.UUIDField(null=True, editable=False)

    class Meta:
        verbose_name = _("readiness rating")
        verbose_name_plural = _("readiness ratings")
        constraints = (
            models.UniqueConstraint(fields=["author", "submission"], name="goals_readiness_once"),
            models.CheckConstraint(
                condition=Q(importance__lte=HIGHEST, confidence__lte=HIGHEST, readiness__lte=HIGHEST),
                name="goals_readiness_range",
            ),
            models.CheckConstraint(condition=Q(subject=F("author")), name="goals_readiness_own"),
            models.CheckConstraint(
                condition=Q(audience__in=[Audience.PRIVATE, Audience.CARE_TEAM]),
                name="goals_readiness_not_shared",
            ),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "goal", "-created_at"], name="goals_readiness_couple"),
            models.Index(fields=["goal", "author", "-created_at"], name="goals_readiness_latest"),
        ]

    def __str__(self) -> str:
        return str(self.readiness)

"""Wins and affirmations: the jar of good things, which only fills."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience
from couplesgoals.records.models import ClinicalRecord, ClinicalVoice
from goals.models import Goal

LONGEST_GOOD_WORDS = 500


class Win(ClinicalRecord):
    """Something that went well, small ones welcome; marked by a partner or by a clinician."""

    text = models.CharField(_("what went well"), max_length=LONGEST_GOOD_WORDS)
    day = models.DateField(_("day"))
    goal = models.ForeignKey(
        Goal, null=True, blank=True, on_delete=models.PROTECT, related_name="wins", db_index=False
    )
    submission = models.UUIDField(null=True, editable=False)

    class Meta:
        verbose_name = _("win")
        verbose_name_plural = _("wins")
        constraints = (
            models.UniqueConstraint(fields=["author", "submission"], name="progress_win_once"),
            models.CheckConstraint(condition=~Q(audience=Audience.SUBJECT), name="progress_win_audience"),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "-created_at", "-id"], name="progress_win_latest"),
            models.Index(fields=["couple", "-audience_since"], name="progress_win_shared"),
        ]

    def __str__(self) -> str:
        return str(self.day)


class WinVoice(ClinicalVoice):
    """The other joins a win, with words if they like."""

    parent_field: ClassVar = "win"
    immutable: ClassVar = True

    win = models.ForeignKey(Win, on_delete=models.PROTECT, related_name="voices")
    words = models.CharField(_("words to it"), max_length=LONGEST_GOOD_WORDS, blank=True)

    class Meta:
        verbose_name = _("joined win")
        verbose_name_plural = _("joined wins")
        constraints = (models.UniqueConstraint(fields=["win", "person"], name="progress_win_joined_once"),)

    def __str__(self) -> str:
        return str(self.pk)


class Affirmation(ClinicalRecord):
    """Something good one partner noticed in the other: kept for oneself, or sent."""

    text = models.CharField(_("what I noticed"), max_length=LONGEST_GOOD_WORDS)
    # The key of a prompt in progress.prompts; empty where somebody just wrote.
    prompt = models.CharField(max_length=60, blank=True)
    day = models.DateField(_("day"))
    submission = models.UUIDField(null=True, editable=False)

    class Meta:
        verbose_name = _("affirmation")
        verbose_name_plural = _("affirmations")
        constraints = (
            models.UniqueConstraint(fields=["author", "submission"], name="progress_affirmation_once"),
            models.CheckConstraint(
                condition=Q(audience__in=[Audience.PRIVATE, Audience.COUPLE]),
                name="progress_affirmation_audience",
            ),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "-created_at", "-id"], name="progress_affirmation_latest"),
            models.Index(fields=["couple", "-audience_since"], name="progress_affirmation_shared"),
        ]

    def __str__(self) -> str:
        return str(self.day)

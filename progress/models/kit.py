"""The coping kit: what helps somebody in a hard moment, and how well it worked."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.models import ClinicalRecord
from progress.models.checkin import NOT_SHARED


class Worked(models.IntegerChoices):
    """How well a strategy worked this time, in the eyes of who used it."""

    NOT_THIS_TIME = 1, _("Not this time")
    A_LITTLE = 2, _("A little")
    SOMEWHAT = 3, _("Somewhat")
    WELL = 4, _("Well")
    VERY_WELL = 5, _("Very well")


class CopingStrategy(ClinicalRecord):
    """ "When …, I …": its words stay, it is pinned or put away; never the partner's to read."""

    when_this = models.CharField(_("when"), max_length=200)
    i_do = models.CharField(_("I"), max_length=300)
    pinned = models.BooleanField(_("keep it one tap away"), default=False)
    # Put away, not deleted: how well it worked stays true.
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    submission = models.UUIDField(null=True, editable=False)

    class Meta:
        verbose_name = _("coping strategy")
        verbose_name_plural = _("coping strategies")
        constraints = (
            models.UniqueConstraint(fields=["author", "submission"], name="progress_strategy_once"),
            models.CheckConstraint(condition=Q(subject=F("author")), name="progress_strategy_own"),
            models.CheckConstraint(condition=Q(audience__in=NOT_SHARED), name="progress_strategy_not_shared"),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "author", "-created_at"], name="progress_strategy_latest")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class CopingUse(ClinicalRecord):
    """One time a strategy was used; read only where the strategy is."""

    depends_on: ClassVar = ("strategy",)
    immutable: ClassVar = True

    strategy = models.ForeignKey(CopingStrategy, on_delete=models.PROTECT, related_name="uses")
    worked = models.PositiveSmallIntegerField(_("how well it worked"), choices=Worked)
    words = models.CharField(_("a word about it"), max_length=300, blank=True)
    submission = models.UUIDField(null=True, editable=False)

    class Meta:
        verbose_name = _("use of a coping strategy")
        verbose_name_plural = _("uses of coping strategies")
        constraints = (
            models.UniqueConstraint(fields=["author", "submission"], name="progress_use_once"),
            models.CheckConstraint(condition=Q(worked__range=(1, 5)), name="progress_use_worked"),
            models.CheckConstraint(condition=Q(subject=F("author")), name="progress_use_own"),
            models.CheckConstraint(condition=Q(audience__in=NOT_SHARED), name="progress_use_not_shared"),
        )
        indexes: ClassVar = [
            models.Index(fields=["strategy", "-created_at"], name="progress_use_strategy_latest"),
            models.Index(fields=["couple", "-created_at"], name="progress_use_couple_latest"),
        ]

    def __str__(self) -> str:
        return str(self.worked)

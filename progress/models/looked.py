"""When somebody last looked at a place, so that what is new can be marked for them alone."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience
from couplesgoals.records.models import ClinicalRecord


class Place(models.TextChoices):
    """Where something new can wait."""

    SHARED = "shared", _("What my partner shared")
    COUPLE_PAGE = "couple-page", _("A couple's page")


class LastLooked(ClinicalRecord):
    """Private to who looked: nobody learns when somebody else was here."""

    place = models.CharField(max_length=12, choices=Place)
    looked_at = models.DateTimeField()

    class Meta:
        verbose_name = _("last look")
        verbose_name_plural = _("last looks")
        constraints = (
            models.UniqueConstraint(fields=["couple", "author", "place"], name="progress_looked_once"),
            models.CheckConstraint(condition=Q(audience=Audience.PRIVATE), name="progress_looked_private"),
        )

    def __str__(self) -> str:
        return self.place

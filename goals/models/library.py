"""The library of starting points: examples to adapt, in editions. Not clinical: it is about nobody."""

from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import UUID7
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goals.models.revision import LEVELS


class Theme(models.TextChoices):
    """What a starting point is about."""

    CALM = "calm-communication", _("Staying calm when we disagree")
    TRUST = "rebuilding-trust", _("Rebuilding trust")
    PARENTING = "co-parenting", _("Parenting together")
    SOBRIETY = "sobriety-support", _("Supporting each other’s sobriety")
    INTIMACY = "intimacy", _("Closeness and intimacy")
    MONEY = "money", _("Money")
    TIME = "time-together", _("Time together")
    HOUSEHOLD = "household", _("Home and chores")
    FAMILY = "extended-family", _("Wider family")
    SLEEP = "sleep-routines", _("Sleep and routines")
    DIGITAL = "digital-life", _("Phones and screens")
    GRIEF = "grief", _("Grief and loss")
    WORK = "return-to-work", _("Going back to work")


class StartingPointQuerySet(models.QuerySet["StartingPoint"]):
    """Starting points as pages list them."""

    def offered(self) -> Self:
        """What is in the library now, with its words."""
        return self.filter(retired_at=None, current__isnull=False).select_related("current")


class StartingPoint(models.Model):
    """One example of the library; its words are in its versions."""

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    theme = models.CharField(_("theme"), max_length=20, choices=Theme)
    slug = models.SlugField(_("short name"), max_length=60, unique=True)
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)
    current = models.ForeignKey(
        "goals.StartingPointVersion", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects: ClassVar = StartingPointQuerySet.as_manager()

    class Meta:
        verbose_name = _("starting point")
        verbose_name_plural = _("starting points")
        ordering = ("theme", "created_at", "slug")

    def __str__(self) -> str:
        return self.slug


class StartingPointVersion(models.Model):
    """One edition of an example's words; a goal keeps the one it came from."""

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    starting_point = models.ForeignKey(StartingPoint, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(default=1)
    # Nobody: the edition the house came with.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(_("the goal"), max_length=200)
    why = models.TextField(_("why people choose it"), max_length=600)
    much_less = models.CharField(_("much less"), max_length=300)
    less = models.CharField(_("less"), max_length=300)
    expected = models.CharField(_("what they hope for"), max_length=300)
    more = models.CharField(_("more"), max_length=300)
    much_more = models.CharField(_("much more"), max_length=300)
    how_known = models.CharField(_("how both will know"), max_length=300)
    first_step_one = models.CharField(_("a first step for one"), max_length=300)
    first_step_other = models.CharField(_("a first step for the other"), max_length=300)
    caution = models.TextField(_("caution"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("edition of a starting point")
        verbose_name_plural = _("editions of starting points")
        ordering = ("starting_point", "number")
        constraints = (
            models.UniqueConstraint(fields=["starting_point", "number"], name="goals_starting_point_number"),
        )

    def __str__(self) -> str:
        return self.title

    def level_words(self) -> dict[int, str]:
        """The five levels in this edition's words, −2 to +2."""
        return {level: getattr(self, field) for level, field in LEVELS}

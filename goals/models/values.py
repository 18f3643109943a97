"""Values: what matters to one person, how much of it they lived last week, and which goal began there.

After the Valued Living Questionnaire (Wilson, Sandoz, Kitchens & Roberts, 2010): ten domains, importance 1–10
and the past week's consistency 1–10. The names of the domains are our own words.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from couplesgoals.people.models import User
from couplesgoals.records.audience import Audience
from couplesgoals.records.lookups import ids
from couplesgoals.records.models import ClinicalRecord
from goals.models.goal import Goal

LOWEST, HIGHEST = 1, 10


class ValueDomain(models.TextChoices):
    """The ten areas of life, and what somebody names themselves."""

    FAMILY = "family", _("Family")
    PARTNERSHIP = "partnership", _("Our relationship")
    PARENTING = "parenting", _("Being a parent")
    FRIENDS = "friends", _("Friends and people around me")
    WORK = "work", _("Work")
    LEARNING = "learning", _("Learning")
    PLAY = "play", _("Rest and play")
    SPIRIT = "spirit", _("Faith and meaning")
    COMMUNITY = "community", _("Community")
    BODY = "body", _("Caring for my body")
    OWN = "own", _("Something of my own")


class ValuesMap(ClinicalRecord):
    """One person's map on one day: private. What it holds is shared value by value, or not at all."""

    immutable: ClassVar = True

    submission = models.UUIDField(null=True, editable=False)

    class Meta:
        verbose_name = _("values map")
        verbose_name_plural = _("values maps")
        constraints = (
            models.UniqueConstraint(fields=["author", "submission"], name="goals_map_once"),
            models.CheckConstraint(condition=Q(audience=Audience.PRIVATE), name="goals_map_private"),
            models.CheckConstraint(condition=Q(subject=F("author")), name="goals_map_own"),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "author", "-created_at"], name="goals_map_latest")
        ]

    def __str__(self) -> str:
        return str(self.created_at)


class ValueRating(ClinicalRecord):
    """One value on one map; who reads it is chosen for each, at first nobody else."""

    map = models.ForeignKey(ValuesMap, on_delete=models.PROTECT, related_name="ratings")
    domain = models.CharField(_("area of life"), max_length=12, choices=ValueDomain)
    name = models.CharField(_("what you call it"), max_length=60, blank=True, default="")
    importance = models.PositiveSmallIntegerField(_("how much it matters"))
    consistency = models.PositiveSmallIntegerField(_("how much of it was in the past week"))
    words = models.CharField(_("what it means to you"), max_length=300, blank=True, default="")
    # Whether this is its author's latest map: the older ones are for their own look back alone.
    is_latest = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("value")
        verbose_name_plural = _("values")
        constraints = (
            models.UniqueConstraint(fields=["map", "domain", "name"], name="goals_value_once"),
            models.CheckConstraint(
                condition=Q(importance__range=(LOWEST, HIGHEST), consistency__range=(LOWEST, HIGHEST)),
                name="goals_value_range",
            ),
            models.CheckConstraint(
                condition=(Q(domain=ValueDomain.OWN) & ~Q(name=""))
                | (~Q(domain=ValueDomain.OWN) & Q(name="")),
                name="goals_value_own_has_name",
            ),
            models.CheckConstraint(condition=Q(subject=F("author")), name="goals_value_own"),
            models.CheckConstraint(condition=~Q(audience=Audience.SUBJECT), name="goals_value_audience"),
        )
        indexes: ClassVar = [
            models.Index(
                fields=["couple", "author"], condition=Q(is_latest=True), name="goals_value_couple_latest"
            ),
            models.Index(fields=["couple", "author", "-created_at"], name="goals_value_couple"),
        ]

    def __str__(self) -> str:
        return self.name or self.get_domain_display()


class GoalValue(ClinicalRecord):
    """A goal began from a value, or serves it; read by who reads both."""

    depends_on: ClassVar = ("goal",)

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="value_links")
    value = models.ForeignKey(ValueRating, on_delete=models.PROTECT, related_name="goal_links")

    class Meta:
        verbose_name = _("value behind a goal")
        verbose_name_plural = _("values behind goals")
        constraints = (
            models.UniqueConstraint(fields=["author", "goal", "value"], name="goals_goal_value_once"),
            models.CheckConstraint(condition=Q(subject=F("author")), name="goals_goal_value_own"),
            models.CheckConstraint(condition=Q(audience=Audience.COUPLE), name="goals_goal_value_as_both"),
        )
        indexes: ClassVar = [models.Index(fields=["couple", "goal"], name="goals_goal_value_couple")]

    def __str__(self) -> str:
        return str(self.pk)

    @classmethod
    def also_required(cls, viewer: User) -> Q:
        """The viewer reads the value too."""
        return Q(author=viewer.pk) | Q(value__within=ids(ValueRating.visible_to(viewer).values("pk")))

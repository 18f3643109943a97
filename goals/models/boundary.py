"""Boundaries of one's own behavior, and how one's own goals stand to a joint one."""

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


class Boundary(ClinicalRecord):
    """ "If …, I will …": a limit of one's own behavior, never a rule for the other."""

    if_this = models.CharField(_("if"), max_length=300)
    i_will = models.CharField(_("I will"), max_length=300)
    # Let go, not deleted: what it was checked against stays true.
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    submission = models.UUIDField(null=True, editable=False)

    class Meta:
        verbose_name = _("boundary")
        verbose_name_plural = _("boundaries")
        constraints = (
            models.UniqueConstraint(fields=["author", "submission"], name="goals_boundary_once"),
            models.CheckConstraint(condition=Q(subject=F("author")), name="goals_boundary_own"),
            models.CheckConstraint(
                condition=Q(audience__in=[Audience.PRIVATE, Audience.CARE_TEAM]),
                name="goals_boundary_not_shared",
            ),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "author", "-created_at"], name="goals_boundary_latest")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class LinkKind(models.TextChoices):
    """How one's own goal stands to a joint one."""

    SUPPORTS = "supports", _("supports it")
    STRAINS = "strains", _("strains it")


class GoalLink(ClinicalRecord):
    """One's own goal supports or strains a joint goal; read by who reads both goals."""

    depends_on: ClassVar = ("goal",)

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="links")
    own_goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="links_to_joint")
    kind = models.CharField(_("how it stands to the other"), max_length=10, choices=LinkKind)

    class Meta:
        verbose_name = _("link between goals")
        verbose_name_plural = _("links between goals")
        constraints = (
            models.UniqueConstraint(fields=["author", "goal", "own_goal"], name="goals_link_once"),
            models.CheckConstraint(condition=Q(subject=F("author")), name="goals_link_own"),
            # Its audience is where its two goals meet; no third choice.
            models.CheckConstraint(condition=Q(audience=Audience.COUPLE), name="goals_link_as_its_goals"),
        )
        indexes: ClassVar = [models.Index(fields=["couple", "goal"], name="goals_link_couple")]

    def __str__(self) -> str:
        return self.kind

    @classmethod
    def also_required(cls, viewer: User) -> Q:
        """The viewer reads the individual goal too."""
        return Q(author=viewer.pk) | Q(own_goal__within=ids(Goal.visible_to(viewer).values("pk")))

"""The versions of a goal, who accepted which, and what the clinician answered."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.models import ClinicalPart
from goals.models.goal import Goal

# Goal attainment scaling (Kiresuk & Sherman, 1968): level and field; web.forms names the levels.
LEVELS = ((-2, "much_less"), (-1, "less"), (0, "expected"), (1, "more"), (2, "much_more"))


class BaselineLevel(models.IntegerChoices):
    """Where a goal starts (GAS-Light, Turner-Stokes, King's College London)."""

    NONE_OF_IT = -2, _("Nothing of it yet, or as hard as it gets")
    SOME_OF_IT = -1, _("Some of it is there")


class Weight(models.IntegerChoices):
    """Importance of a goal in the attainment score, 0–3 (GAS-Light, Turner-Stokes)."""

    NOT_COUNTED = 0, _("Not counted")
    USUAL = 1, _("As much as the others")
    MORE = 2, _("More than the others")
    MOST = 3, _("The most")


class GoalRevision(ClinicalPart):
    """One version of a goal's words; never changed, only followed by the next."""

    parent_field: ClassVar = "goal"
    immutable: ClassVar = True

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    based_on = models.PositiveSmallIntegerField(null=True, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("what we want"), max_length=200)
    much_less = models.CharField(_("much less"), max_length=300)
    less = models.CharField(_("less"), max_length=300)
    expected = models.CharField(_("what we hope for"), max_length=300)
    more = models.CharField(_("more"), max_length=300)
    much_more = models.CharField(_("much more"), max_length=300)
    target_date = models.DateField(_("by when"))
    baseline = models.CharField(_("how it is now"), max_length=300, blank=True, default="")
    baseline_level = models.SmallIntegerField(
        _("where we start"), choices=BaselineLevel, default=BaselineLevel.SOME_OF_IT
    )
    how_known = models.CharField(_("how we will know"), max_length=300, blank=True, default="")
    # Its share in the attainment score; all goals count the same unless somebody chose otherwise.
    weight = models.PositiveSmallIntegerField(_("how much it counts"), choices=Weight, default=Weight.USUAL)
    reason = models.CharField(_("why this change"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("goal version")
        verbose_name_plural = _("goal versions")
        ordering = ("goal", "number")
        constraints = (
            models.UniqueConstraint(fields=["goal", "number"], name="goals_revision_number"),
            models.CheckConstraint(
                condition=models.Q(baseline_level__in=BaselineLevel.values), name="goals_revision_baseline"
            ),
            models.CheckConstraint(
                condition=models.Q(weight__in=Weight.values), name="goals_revision_weight"
            ),
        )

    def __str__(self) -> str:
        return self.title

    def level_words(self) -> dict[int, str]:
        """The five levels in this version's own words, −2 to +2."""
        return {level: getattr(self, field) for level, field in LEVELS}


class GoalAcceptance(ClinicalPart):
    """One partner's yes to one version, with their own why (FHIR goal-acceptance, status agree)."""

    parent_field: ClassVar = "goal"
    immutable: ClassVar = True

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="acceptances")
    revision = models.ForeignKey(GoalRevision, on_delete=models.PROTECT, related_name="acceptances")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.TextField(_("why it matters to me"), max_length=2000)
    first_step = models.CharField(_("my first step"), max_length=300, blank=True)
    ask_of_partner = models.CharField(_("what I ask of my partner"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("acceptance")
        verbose_name_plural = _("acceptances")
        ordering = ("created_at", "id")
        constraints = (models.UniqueConstraint(fields=["revision", "person"], name="goals_acceptance_once"),)

    def __str__(self) -> str:
        return str(self.person_id)


class ReviewOutcome(models.TextChoices):
    """What the clinician answered."""

    APPROVED = "approved", _("Approved")
    RETURNED = "returned", _("Sent back with thoughts")


class GoalReview(ClinicalPart):
    """A clinician's answer to one version: realistic, actionable, tailored, and a word to both."""

    parent_field: ClassVar = "goal"
    immutable: ClassVar = True

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="reviews", db_index=False)
    revision = models.ForeignKey(GoalRevision, on_delete=models.PROTECT, related_name="reviews")
    clinician = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=ReviewOutcome)
    realistic = models.TextField(_("realistic"), max_length=500, blank=True)
    actionable = models.TextField(_("actionable"), max_length=500, blank=True)
    tailored = models.TextField(_("tailored to this couple"), max_length=500, blank=True)
    message = models.TextField(_("a word to both"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("goal review")
        verbose_name_plural = _("goal reviews")
        ordering = ("created_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["revision"],
                condition=models.Q(outcome=ReviewOutcome.APPROVED),
                name="goals_review_approved_once",
            ),
        )
        indexes: ClassVar = [models.Index(fields=["goal", "-created_at", "-id"], name="goals_review_latest")]

    def __str__(self) -> str:
        return self.get_outcome_display()

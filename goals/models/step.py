"""Steps of a goal: small, with a rhythm and an end; and what somebody did of them on a day."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience
from couplesgoals.records.models import ClinicalPart, ClinicalQuerySet, ClinicalRecord
from goals.models.goal import Goal


class StepSize(models.TextChoices):
    """How much a step asks of somebody."""

    TINY = "tiny", _("Tiny")
    SMALL = "small", _("Small")
    BIGGER = "bigger", _("Bigger")


class Rhythm(models.TextChoices):
    """How often a step comes."""

    ONCE = "once", _("Once")
    DAILY = "daily", _("Every day")
    WEEKLY = "weekly", _("On days of the week")


class GoalStepQuerySet(ClinicalQuerySet["GoalStep"]):
    """Steps by day and person."""

    def open_on(self, day: date) -> Self:
        """Steps that have begun by this day and not ended before it."""
        return self.filter(starts_on__lte=day, ends_on__gte=day).filter(
            Q(ended_on=None) | Q(ended_on__gt=day)
        )


class GoalStep(ClinicalPart):
    """A step for one or for both. Its words never change; `ended_on` is the one thing that does."""

    parent_field: ClassVar = "goal"

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="steps")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # Whose step it is; both partners' when nobody stands here.
    for_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    what = models.CharField(_("the step"), max_length=200)
    size = models.CharField(_("size"), max_length=10, choices=StepSize, default=StepSize.SMALL)
    rhythm = models.CharField(_("how often"), max_length=10, choices=Rhythm, default=Rhythm.DAILY)
    # ISO weekdays, 1 Monday to 7 Sunday; empty unless the rhythm is weekly.
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    # Ended before its time, by whoever may write to the goal; from this day on it is asked no more.
    ended_on = models.DateField(null=True, blank=True, editable=False)
    submission = models.UUIDField(null=True, editable=False)

    objects: ClassVar = GoalStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ("created_at", "id")
        constraints = (
            models.UniqueConstraint(fields=["author", "submission"], name="goals_step_once"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="goals_step_ends_after"),
            models.CheckConstraint(
                condition=Q(rhythm=Rhythm.WEEKLY, weekdays__len__range=(1, 7))
                | (~Q(rhythm=Rhythm.WEEKLY) & Q(weekdays=[])),
                name="goals_step_weekdays",
            ),
        )
        indexes: ClassVar = [models.Index(fields=["goal", "ends_on"], name="goals_step_goal_ends")]

    def __str__(self) -> str:
        return self.get_size_display()


class StepOutcome(models.TextChoices):
    """What somebody did of a step on a day; none of the three is a failure."""

    DONE = "done", _("Done")
    PARTLY = "partly", _("Partly")
    NOT_TODAY = "not-today", _("Not today")


class StepMark(ClinicalRecord):
    """One person's mark on a step for one day; the other reads it only where it was shared."""

    # Found by the indexes below. By one of its own, days counted were fetched each, ten years of them.
    step = models.ForeignKey(GoalStep, on_delete=models.PROTECT, related_name="marks", db_index=False)
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="step_marks", db_index=False)
    depends_on: ClassVar = ("goal",)

    day = models.DateField(_("day"))
    outcome = models.CharField(_("how it went"), max_length=10, choices=StepOutcome)

    class Meta:
        verbose_name = _("mark on a step")
        verbose_name_plural = _("marks on steps")
        constraints = (
            models.UniqueConstraint(fields=["step", "author", "day"], name="goals_mark_once"),
            models.CheckConstraint(condition=Q(subject=F("author")), name="goals_mark_own"),
            models.CheckConstraint(condition=~Q(audience=Audience.SUBJECT), name="goals_mark_audience"),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "-day"], name="goals_mark_couple_day"),
            models.Index(fields=["goal", "-day"], name="goals_mark_goal_day"),
            # Habits of both are counted from all days ever: from this alone, the policy's columns in it.
            models.Index(
                fields=["step", "author", "day"],
                name="goals_mark_done",
                include=["couple", "subject", "goal", "audience", "outcome"],
                condition=Q(audience=Audience.COUPLE, outcome=StepOutcome.DONE),
            ),
        ]

    def __str__(self) -> str:
        return str(self.day)

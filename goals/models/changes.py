"""What happens to a goal as a whole: its status changes, both partners' last word, private words about it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience
from couplesgoals.records.models import ClinicalPart, ClinicalRecord
from goals.models.goal import Goal
from goals.models.revision import GoalRevision
from goals.models.statuses import AchievementStatus, LifecycleStatus


class StatusReason(models.TextChoices):
    """Why a goal changed its status, in words that name and blame nobody."""

    NONE = "", _("No reason given")
    PRIORITIES = "priorities", _("Other things matter more right now")
    TIMING = "timing", _("It is not the right time")
    NO_LONGER_FITS = "no-longer-fits", _("It no longer fits")
    REACHED = "reached", _("It is where we wanted it to be")
    TALK_FIRST = "talk-first", _("To be talked through first")
    TAKEN_UP_AGAIN = "taken-up-again", _("Taken up again")


class GoalStatusChange(ClinicalPart):
    """A goal took another status. It has no author on purpose: nobody reads who held, left or closed it."""

    parent_field: ClassVar = "goal"
    immutable: ClassVar = True

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="status_changes")
    before = models.CharField(max_length=20, choices=LifecycleStatus)
    after = models.CharField(max_length=20, choices=LifecycleStatus)
    reason = models.CharField(max_length=20, choices=StatusReason, blank=True, default="")

    class Meta:
        verbose_name = _("status change of a goal")
        verbose_name_plural = _("status changes of goals")
        ordering = ("created_at", "id")

    def __str__(self) -> str:
        return self.get_after_display()


class CompletionVoice(ClinicalPart):
    """One partner's "we are done with this"; when both have said it, a joint goal is completed."""

    parent_field: ClassVar = "goal"
    immutable: ClassVar = True

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="completion_voices")
    # Said about this version; the next one asks again.
    revision = models.ForeignKey(GoalRevision, on_delete=models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    achievement = models.CharField(
        _("where it stands"), max_length=20, choices=AchievementStatus, default=AchievementStatus.ACHIEVED
    )
    words = models.TextField(_("what I take from it"), max_length=2000, blank=True)
    # Taking a completed goal up again opens the next lap, in which both speak anew.
    lap = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name = _("last word on a goal")
        verbose_name_plural = _("last words on goals")
        ordering = ("created_at", "id")
        constraints = (
            models.UniqueConstraint(fields=["goal", "person", "lap"], name="goals_completion_once"),
        )

    def __str__(self) -> str:
        return self.get_achievement_display()


class GoalNote(ClinicalRecord):
    """Somebody's private word about a goal they left, held or closed; never the partner's to read."""

    depends_on: ClassVar = ("goal",)
    immutable: ClassVar = True

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="notes")
    words = models.TextField(_("a word for your care team"), max_length=2000)

    class Meta:
        verbose_name = _("private word about a goal")
        verbose_name_plural = _("private words about goals")
        constraints = (
            models.CheckConstraint(
                condition=Q(audience__in=[Audience.PRIVATE, Audience.CARE_TEAM]), name="goals_note_not_shared"
            ),
        )
        indexes: ClassVar = [models.Index(fields=["couple", "goal", "-created_at"], name="goals_note_latest")]

    def __str__(self) -> str:
        return str(self.goal_id)


class FitAnswer(models.TextChoices):
    """Whether a joint goal fits one's own boundaries and goals."""

    FITS = "fits", _("It fits")
    UNSURE = "unsure", _("I am not sure")
    CLASH = "clash", _("It clashes with something of mine")


class FitCheck(ClinicalRecord):
    """One partner's private answer whether a version fits their own limits; the care team's at most."""

    depends_on: ClassVar = ("goal",)
    immutable: ClassVar = True

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="fit_checks")
    revision = models.ForeignKey(GoalRevision, on_delete=models.PROTECT, related_name="+", db_index=False)
    answer = models.CharField(_("does it fit"), max_length=10, choices=FitAnswer)
    words = models.TextField(_("what it touches"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("fit check")
        verbose_name_plural = _("fit checks")
        constraints = (
            models.CheckConstraint(condition=Q(audience=Audience.CARE_TEAM), name="goals_fit_not_shared"),
            models.CheckConstraint(condition=Q(subject=F("author")), name="goals_fit_own"),
        )
        indexes: ClassVar = [models.Index(fields=["couple", "goal", "-created_at"], name="goals_fit_latest")]

    def __str__(self) -> str:
        return self.answer


class GoalFeedback(ClinicalRecord):
    """A clinician's thoughts on a version for one partner alone."""

    depends_on: ClassVar = ("goal",)
    immutable: ClassVar = True

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="feedback")
    revision = models.ForeignKey(GoalRevision, on_delete=models.PROTECT, related_name="+", db_index=False)
    message = models.TextField(_("a word to one"), max_length=2000)

    class Meta:
        verbose_name = _("feedback to one")
        verbose_name_plural = _("feedback to one")
        constraints = (
            models.CheckConstraint(
                condition=Q(audience=Audience.SUBJECT, subject__isnull=False), name="goals_feedback_to_one"
            ),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "goal", "-created_at"], name="goals_feedback_latest")
        ]

    def __str__(self) -> str:
        return str(self.goal_id)

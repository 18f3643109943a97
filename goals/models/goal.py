"""A goal: joint when it has no subject, somebody's own when it has one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from couplesgoals.people.refusals import OutOfTurn
from couplesgoals.records.audience import Audience
from couplesgoals.records.models import ClinicalQuerySet, ClinicalRecord
from goals.models.statuses import (
    ACHIEVEMENT_TRANSITIONS,
    OPEN_STATUSES,
    TRANSITIONS,
    AchievementStatus,
    LifecycleStatus,
)

if TYPE_CHECKING:
    from couplesgoals.people.models import User


class GoalQuerySet(ClinicalQuerySet["Goal"]):
    """Goals by kind and state."""

    def joint(self) -> Self:
        """Goals of both partners."""
        return self.filter(subject=None)

    def of(self, person: User) -> Self:
        """One person's individual goals."""
        return self.filter(subject=person)

    def open(self) -> Self:
        """Goals still being agreed or worked on."""
        return self.filter(lifecycle_status__in=OPEN_STATUSES)

    def in_effect(self) -> Self:
        """Goals that are being worked on, so that a step can be logged and a level rated."""
        return self.filter(lifecycle_status=LifecycleStatus.ACTIVE)

    def awaiting_review(self) -> Self:
        """Joint goals whose latest version both partners accepted and no clinician has answered yet."""
        return self.joint().filter(awaits_review_since__isnull=False)

    def for_page(self) -> Self:
        """With the words a page shows; anything else fetched in a loop raises."""
        return self.select_related("couple", "current", "agreed", "author", "subject").fetch_mode(
            models.FETCH_RAISE
        )


class Goal(ClinicalRecord):
    """FHIR Goal. Its words are in its versions: `current` is the latest, `agreed` the one in effect.

    `beside` is a second version on the table: both partners suggested at once, from the same words. Both stay
    until the couple chooses.
    """

    lifecycle_status = models.CharField(
        _("status"), max_length=20, choices=LifecycleStatus, default=LifecycleStatus.PROPOSED
    )
    achievement_status = models.CharField(
        _("how it stands"), max_length=20, choices=AchievementStatus, blank=True, default=""
    )
    current = models.ForeignKey(
        "goals.GoalRevision", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    beside = models.ForeignKey(
        "goals.GoalRevision",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        db_index=False,
    )
    agreed = models.ForeignKey(
        "goals.GoalRevision",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    # Set when both accepted the latest version; cleared when the clinician answers or the version changes.
    awaits_review_since = models.DateTimeField(null=True, blank=True, editable=False)
    # The care team would like to talk this goal through first: nobody accepts or resumes it meanwhile. Only
    # the care team sets it, and for any reason or none, so that it says nothing about either partner.
    talk_requested_at = models.DateTimeField(null=True, blank=True, editable=False)
    # The library's words it began from; a later edition changes nothing here.
    started_from = models.ForeignKey(
        "goals.StartingPointVersion",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        db_index=False,
    )
    # The form's own number: the same form sent twice makes one goal.
    submission = models.UUIDField(null=True, editable=False)

    objects: ClassVar = GoalQuerySet.as_manager()

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        constraints = (
            models.UniqueConstraint(fields=["author", "submission"], name="goals_goal_once"),
            models.CheckConstraint(
                # "subject = author" alone is NULL for a joint goal, and a CHECK lets NULL pass.
                condition=Q(subject=None, audience=Audience.COUPLE)
                | (Q(subject__isnull=False, subject=F("author")) & ~Q(audience=Audience.SUBJECT)),
                name="goals_goal_joint_or_own",
            ),
            models.CheckConstraint(
                condition=~Q(lifecycle_status=LifecycleStatus.ACTIVE) | Q(agreed__isnull=False),
                name="goals_goal_active_has_agreed",
            ),
            models.CheckConstraint(
                condition=Q(beside=None) | ~Q(beside=F("current")), name="goals_goal_beside_is_another"
            ),
            # An individual goal has one author, so never two versions at once, and nobody to wait for.
            models.CheckConstraint(
                condition=Q(subject=None) | Q(beside=None, talk_requested_at=None),
                name="goals_goal_table_is_joint",
            ),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "lifecycle_status"], name="goals_goal_couple_status"),
            models.Index(
                fields=["couple", "awaits_review_since"],
                condition=Q(awaits_review_since__isnull=False),
                name="goals_goal_awaits_review",
            ),
        ]

    def __str__(self) -> str:
        return self.get_lifecycle_status_display()

    @property
    def is_joint(self) -> bool:
        """Whether it is the goal of both."""
        return self.subject_id is None

    @property
    def has_pending_change(self) -> bool:
        """Whether a newer version than the one in effect is being agreed."""
        return self.agreed_id is not None and self.agreed_id != self.current_id

    def reach(self, status: str) -> None:
        """Take the next achievement status, not saved yet; OutOfTurn where the table has no such step."""
        if status == self.achievement_status:
            return
        if status not in ACHIEVEMENT_TRANSITIONS.get(self.achievement_status, frozenset()):
            raise OutOfTurn(_("This goal has moved on since you opened it. Have a look at it as it is now."))
        self.achievement_status = status

    def become(self, status: str) -> None:
        """Take the next status, not saved yet; OutOfTurn where the transition table has no such step."""
        if status == self.lifecycle_status:
            return
        if status not in TRANSITIONS.get(self.lifecycle_status, frozenset()):
            raise OutOfTurn(_("This goal has moved on since you opened it. Have a look at it as it is now."))
        self.lifecycle_status = status

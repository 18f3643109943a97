"""Blind ratings: each gives the level alone; both are shown once both are in."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from couplesgoals.people.models import User
from couplesgoals.program.models import ProgressReview
from couplesgoals.records.models import ClinicalPart, ClinicalRecord
from goals.models import Goal, GoalRevision


class RevealedRound(ClinicalPart):
    """Exists from the moment everybody asked has rated this round; PostgreSQL writes it, nobody else can.

    Before that there is no row to see, so that nobody can tell whether the other has rated already.
    """

    parent_field: ClassVar = "goal"
    immutable: ClassVar = True

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="revealed_rounds")
    number = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("revealed round")
        verbose_name_plural = _("revealed rounds")
        constraints = (models.UniqueConstraint(fields=["goal", "number"], name="progress_revealed_once"),)

    def __str__(self) -> str:
        return str(self.number)


class GoalRating(ClinicalRecord):
    """One person's level for one goal in one round; never changed."""

    depends_on: ClassVar = ("goal",)
    immutable: ClassVar = True

    # Found by goal and time.
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="ratings", db_index=False)
    # The version whose words the level was given for; the next version may mean something else by +1.
    revision = models.ForeignKey(GoalRevision, on_delete=models.PROTECT, related_name="+", db_index=False)
    round = models.PositiveIntegerField()
    level = models.SmallIntegerField(_("level"))
    # The monthly review it was given in, if any: where the other said nothing, its end ends the round.
    review = models.ForeignKey(
        ProgressReview, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        constraints = (
            models.UniqueConstraint(fields=["goal", "author", "round"], name="progress_rating_once_a_round"),
            models.CheckConstraint(condition=Q(level__range=(-2, 2)), name="progress_rating_level"),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "goal", "-round"], name="progress_rating_latest"),
            # What a chart holds: the past year of a goal.
            models.Index(fields=["goal", "-created_at"], name="progress_rating_lately"),
        ]

    def __str__(self) -> str:
        return str(self.round)

    @classmethod
    def also_required(cls, viewer: User) -> Q:
        """The other partner reads a rating once its round is revealed, or the review it is of is over."""
        if viewer.is_clinician:
            return Q()
        revealed = RevealedRound.objects.filter(goal=OuterRef("goal"), number=OuterRef("round"))
        closed = ProgressReview.objects.closed().filter(pk=OuterRef("review"))
        return Q(author=viewer) | Q(Exists(revealed)) | Q(Exists(closed))

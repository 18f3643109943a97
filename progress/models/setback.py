"""A setback and what each found in it; who reads which step is chosen at that step."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from couplesgoals.people.models import User
from couplesgoals.records.audience import Audience
from couplesgoals.records.lookups import ids
from couplesgoals.records.models import ClinicalRecord
from goals.models import Goal
from progress.models.changing import Changing

LONGEST_CODE = 24


class Setback(Changing, ClinicalRecord):
    """What happened, as a camera would see it, in the reporter's words; private until they share it.

    Kinds are those of progress.lists; a return to use is the reporter's own, no other can be recorded.
    """

    kind = models.CharField(_("kind of setback"), max_length=LONGEST_CODE)
    happened_on = models.DateField(_("day"))
    facts = models.TextField(_("what happened"), max_length=4000)
    # Counts changes of words and of readers, so that no page opened before undoes one unseen.
    revision = models.PositiveIntegerField(default=1, editable=False)
    # What others may know of that: the words are not the first ones.
    reworded = models.BooleanField(default=False, db_default=False, editable=False)
    # Put to rest by its reporter, at any point of the way.
    rested_at = models.DateTimeField(null=True, blank=True, editable=False)
    submission = models.UUIDField(null=True, editable=False)

    class Meta:
        verbose_name = _("setback")
        verbose_name_plural = _("setbacks")
        constraints = (
            models.UniqueConstraint(fields=["author", "submission"], name="progress_setback_once"),
            models.CheckConstraint(condition=Q(subject=F("author")), name="progress_setback_own"),
            models.CheckConstraint(condition=~Q(audience=Audience.SUBJECT), name="progress_setback_audience"),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "-created_at", "-id"], name="progress_setback_latest"),
            models.Index(fields=["couple", "-audience_since"], name="progress_setback_shared"),
            models.Index(fields=["couple", "-changed_at"], name="progress_setback_changed"),
        ]

    def __str__(self) -> str:
        return str(self.happened_on)


class SetbackGoal(ClinicalRecord):
    """A goal a setback touched; read by who reads both."""

    depends_on: ClassVar = ("setback",)

    setback = models.ForeignKey(Setback, on_delete=models.PROTECT, related_name="goal_links")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="setback_links")

    class Meta:
        verbose_name = _("goal of a setback")
        verbose_name_plural = _("goals of setbacks")
        constraints = (
            models.UniqueConstraint(fields=["setback", "goal"], name="progress_setback_goal_once"),
            models.CheckConstraint(condition=Q(subject=F("author")), name="progress_setback_goal_own"),
            # Its audience is where the setback and the goal meet; no third choice.
            models.CheckConstraint(
                condition=Q(audience=Audience.COUPLE), name="progress_setback_goal_as_both"
            ),
        )
        indexes: ClassVar = [models.Index(fields=["couple", "setback"], name="progress_setback_goal_couple")]

    def __str__(self) -> str:
        return str(self.pk)

    @classmethod
    def also_required(cls, viewer: User) -> Q:
        """The viewer reads the goal too."""
        return Q(author=viewer.pk) | Q(goal__within=ids(Goal.visible_to(viewer).values("pk")))


class SetbackStep(Changing, ClinicalRecord):
    """What steps of the way share: one a person and setback, read only where the setback is."""

    depends_on: ClassVar = ("setback",)

    setback = models.ForeignKey(Setback, on_delete=models.PROTECT, related_name="%(class)s_set")
    revision = models.PositiveIntegerField(default=1, editable=False)
    reworded = models.BooleanField(default=False, db_default=False, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)


class Underneath(SetbackStep):
    """Trigger → what I felt on top → what I did → what was softer underneath → what I needed (EFT)."""

    trigger = models.CharField(_("what set it off"), max_length=LONGEST_CODE, blank=True)
    trigger_words = models.CharField(_("what set it off, in my words"), max_length=300, blank=True)
    on_top = models.CharField(_("what I felt on top"), max_length=LONGEST_CODE, blank=True)
    on_top_words = models.CharField(_("what I felt on top, in my words"), max_length=300, blank=True)
    move = models.CharField(_("what I did"), max_length=LONGEST_CODE, blank=True)
    move_words = models.CharField(_("what I did, in my words"), max_length=300, blank=True)
    softer = models.CharField(_("what was softer underneath"), max_length=LONGEST_CODE, blank=True)
    softer_words = models.CharField(_("what was underneath, in my words"), max_length=300, blank=True)
    need = models.CharField(_("what I needed"), max_length=LONGEST_CODE, blank=True)
    need_words = models.CharField(_("what I needed, in my words"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("what was underneath")
        verbose_name_plural = _("what was underneath")
        constraints = (
            models.UniqueConstraint(fields=["author", "setback"], name="progress_underneath_once"),
            models.CheckConstraint(condition=Q(subject=F("author")), name="progress_underneath_own"),
            models.CheckConstraint(
                condition=~Q(audience=Audience.SUBJECT), name="progress_underneath_audience"
            ),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "-created_at", "-id"], name="progress_underneath_latest")
        ]


class Learned(SetbackStep):
    """What helped and what one learned: temporary, workable, in the person's own words."""

    helped = models.TextField(_("what helped"), max_length=2000, blank=True)
    learned = models.TextField(_("what I learned"), max_length=2000, blank=True)
    reframe = models.TextField(_("how I want to see it"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("what was learned")
        verbose_name_plural = _("what was learned")
        constraints = (
            models.UniqueConstraint(fields=["author", "setback"], name="progress_learned_once"),
            models.CheckConstraint(condition=Q(subject=F("author")), name="progress_learned_own"),
            models.CheckConstraint(condition=~Q(audience=Audience.SUBJECT), name="progress_learned_audience"),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "-created_at", "-id"], name="progress_learned_latest")
        ]


class IStatement(SetbackStep):
    """ "I feel … when … because … I would like …": read once more, then sent or kept."""

    feel = models.CharField(_("I feel"), max_length=300)
    when = models.CharField(_("when"), max_length=500)
    because = models.CharField(_("because"), max_length=500, blank=True)
    would_like = models.CharField(_("I would like"), max_length=500)

    class Meta:
        verbose_name = _("I-statement")
        verbose_name_plural = _("I-statements")
        constraints = (
            models.UniqueConstraint(fields=["author", "setback"], name="progress_istatement_once"),
            models.CheckConstraint(condition=Q(subject=F("author")), name="progress_istatement_own"),
            models.CheckConstraint(
                condition=~Q(audience=Audience.SUBJECT), name="progress_istatement_audience"
            ),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "-created_at", "-id"], name="progress_istatement_latest")
        ]


class RecommitChoice(models.TextChoices):
    """Two good ends of the way back."""

    RECOMMIT = "recommit", _("I stay with it")
    REVISE = "revise", _("Let us change it")


class Recommitment(SetbackStep):
    """One partner stays with the goal, or begins to change it."""

    choice = models.CharField(_("how it goes on"), max_length=10, choices=RecommitChoice)
    goal = models.ForeignKey(
        Goal, null=True, blank=True, on_delete=models.PROTECT, related_name="recommitments", db_index=False
    )
    words = models.CharField(_("in a sentence"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("recommitment")
        verbose_name_plural = _("recommitments")
        constraints = (
            models.UniqueConstraint(fields=["author", "setback"], name="progress_recommit_once"),
            models.CheckConstraint(condition=Q(subject=F("author")), name="progress_recommit_own"),
            models.CheckConstraint(
                condition=~Q(audience=Audience.SUBJECT), name="progress_recommit_audience"
            ),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "-created_at", "-id"], name="progress_recommit_latest")
        ]

"""The monthly review: each answers apart and blind; then both read, decide and choose what comes next."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from couplesgoals.people.models import User
from couplesgoals.program.models import ProgressReview
from couplesgoals.records.audience import Audience
from couplesgoals.records.models import ClinicalRecord
from goals.models import Goal

HIGHEST = 10
MOST_IN_FOCUS = 3


def revealed_to_both() -> Q:
    """The condition that a row's review is revealed: both have answered, or its window closed.

    A couple that separated before the window closed reveals nothing more.
    """
    both = RevealedReview.objects.filter(review=OuterRef("review"))
    closed = ProgressReview.objects.closed().filter(pk=OuterRef("review"))
    return Q(Exists(both)) | Q(Exists(closed))


class ReviewRecord(ClinicalRecord):
    """What belongs to one monthly review."""

    review = models.ForeignKey(
        ProgressReview, on_delete=models.PROTECT, related_name="+", verbose_name=_("monthly review")
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)


class BlindRecord(ReviewRecord):
    """What a partner said apart: the other reads it once the review is revealed, if it is meant for them."""

    class Meta:
        abstract = True

    @classmethod
    def also_required(cls, viewer: User) -> Q:
        """The other partner reads it only once the review is revealed."""
        return Q() if viewer.is_clinician else Q(author=viewer.pk) | revealed_to_both()


class RevealedReview(ReviewRecord):
    """Exists from the moment both have answered; PostgreSQL writes it, nobody else can.

    Before that there is no row to see, so that nobody can tell whether the other has answered already.
    """

    immutable: ClassVar = True

    class Meta:
        verbose_name = _("revealed review")
        verbose_name_plural = _("revealed reviews")
        constraints = (
            models.UniqueConstraint(fields=["review"], name="progress_review_revealed_once"),
            models.CheckConstraint(
                condition=Q(audience=Audience.COUPLE, subject=None), name="progress_review_revealed_to_both"
            ),
        )


class ReviewDone(ReviewRecord):
    """One partner has sent their answers (FHIR QuestionnaireResponse completed); never told the other."""

    immutable: ClassVar = True

    class Meta:
        verbose_name = _("answered review")
        verbose_name_plural = _("answered reviews")
        constraints = (
            models.UniqueConstraint(fields=["review", "author"], name="progress_review_done_once"),
            models.CheckConstraint(
                condition=Q(audience=Audience.CARE_TEAM, subject=F("author")), name="progress_review_done_own"
            ),
        )
        indexes: ClassVar = [models.Index(fields=["couple", "review"], name="progress_review_done_couple")]


class Question(models.TextChoices):
    """What a monthly review asks apart from levels, wishes and priorities."""

    HELPED = "helped", _("What helped")
    HINDERED = "hindered", _("What got in the way")
    MONTH = "month", _("The month in one sentence")
    THANKS = "thanks", _("One thing I thank you for")
    SURE = "sure", _("How sure I am about us staying with this")


class ReviewAnswer(BlindRecord):
    """One answer of one partner to one question. Its words never change, its readers only by its author."""

    question = models.CharField(_("question"), max_length=10, choices=Question)
    goal = models.ForeignKey(
        Goal, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    words = models.TextField(_("answer"), max_length=2000, blank=True)
    # 0 (not at all) to 10 (entirely), for the question how sure; rulers of clinical.md §2.
    value = models.PositiveSmallIntegerField(
        _("how sure"), null=True, blank=True, validators=[MaxValueValidator(HIGHEST)]
    )

    class Meta:
        verbose_name = _("answer in a review")
        verbose_name_plural = _("answers in reviews")
        constraints = (
            models.UniqueConstraint(
                fields=["review", "author", "question", "goal"],
                nulls_distinct=False,
                name="progress_review_answer_once",
            ),
            models.CheckConstraint(condition=Q(subject=F("author")), name="progress_review_answer_own"),
            models.CheckConstraint(
                condition=~Q(audience=Audience.SUBJECT), name="progress_review_answer_audience"
            ),
            models.CheckConstraint(
                condition=Q(question=Question.SURE, value__isnull=False, value__lte=HIGHEST)
                | (~Q(question=Question.SURE) & Q(value=None)),
                name="progress_review_answer_value",
            ),
            models.CheckConstraint(
                condition=Q(question__in=[Question.HELPED, Question.HINDERED], goal__isnull=False)
                | (~Q(question__in=[Question.HELPED, Question.HINDERED]) & Q(goal=None)),
                name="progress_review_answer_goal",
            ),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "-created_at", "-id"], name="progress_review_answers")
        ]


class Wish(models.TextChoices):
    """What one would like to do with a goal next."""

    KEEP = "keep", _("Keep it as it is")
    REVISE = "revise", _("Change its words")
    HOLD = "hold", _("Let it rest for a while")
    COMPLETE = "complete", _("We are done with it")


class ReviewWish(BlindRecord):
    """One partner's wish for a goal. A new one stands beside the old; the latest counts."""

    immutable: ClassVar = True

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="+", db_index=False)
    wish = models.CharField(_("what I would like"), max_length=10, choices=Wish)

    class Meta:
        verbose_name = _("wish for a goal")
        verbose_name_plural = _("wishes for goals")
        constraints = (
            models.CheckConstraint(
                condition=Q(audience=Audience.COUPLE, subject=F("author")), name="progress_wish_own"
            ),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "review", "-created_at", "-id"], name="progress_wish_latest")
        ]


class Decision(models.TextChoices):
    """What became of the two wishes."""

    KEEP = "keep", _("Kept as it is")
    REVISE = "revise", _("To be changed")
    HOLD = "hold", _("Resting for a while")
    COMPLETE = "complete", _("Done")
    TALK = "talk", _("To be talked through with your clinician")


class ReviewDecision(ReviewRecord):
    """What both decided about a goal, or that one of them brings it to the clinician."""

    immutable: ClassVar = True

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="+", db_index=False)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision)

    class Meta:
        verbose_name = _("decision about a goal")
        verbose_name_plural = _("decisions about goals")
        constraints = (
            # Brought to the clinician it may still be decided, once.
            models.UniqueConstraint(
                fields=["review", "goal"],
                condition=~Q(decision=Decision.TALK),
                name="progress_decided_once",
            ),
            models.UniqueConstraint(
                fields=["review", "goal"],
                condition=Q(decision=Decision.TALK),
                name="progress_brought_once",
            ),
            models.CheckConstraint(
                condition=Q(audience=Audience.COUPLE, subject=None), name="progress_decision_joint"
            ),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "review", "-created_at"], name="progress_decision_latest")
        ]


class ReviewFocus(ReviewRecord):
    """What one partner would put first next month: at most three goals, and one ritual.

    The latest of each counts; where the two are the same, it is agreed.
    """

    immutable: ClassVar = True

    goals = ArrayField(models.UUIDField(), default=list, blank=True, verbose_name=_("goals"))
    ritual = models.CharField(_("one ritual"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("focus of a month")
        verbose_name_plural = _("focuses of months")
        constraints = (
            models.CheckConstraint(
                condition=Q(goals__len__lte=MOST_IN_FOCUS), name="progress_focus_at_most_three"
            ),
            models.CheckConstraint(
                condition=Q(audience=Audience.COUPLE, subject=F("author")), name="progress_focus_to_both"
            ),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "review", "-created_at", "-id"], name="progress_focus_latest")
        ]


class NoteKind(models.TextChoices):
    """What a clinician writes to a review."""

    COMMENT = "comment", _("Comment")
    SUMMARY = "summary", _("Summary")
    ADDENDUM = "addendum", _("Addendum")


class ReviewNote(ReviewRecord):
    """A clinician's comment, or the signed summary and what was added to it; never changed once written."""

    immutable: ClassVar = True

    kind = models.CharField(_("kind"), max_length=10, choices=NoteKind)
    words = models.TextField(_("words"), max_length=10000)
    # A summary is signed by being written: who, with which credential, when (created_at).
    credential = models.CharField(_("credential"), max_length=40, blank=True)
    submission = models.UUIDField(null=True, editable=False)

    class Meta:
        verbose_name = _("note on a review")
        verbose_name_plural = _("notes on reviews")
        constraints = (
            models.UniqueConstraint(fields=["author", "submission"], name="progress_review_note_once"),
            models.UniqueConstraint(
                fields=["review"], condition=Q(kind=NoteKind.SUMMARY), name="progress_one_summary"
            ),
            models.CheckConstraint(
                condition=~Q(audience=Audience.PRIVATE)
                & (Q(kind=NoteKind.COMMENT) | Q(audience__in=[Audience.CARE_TEAM, Audience.COUPLE])),
                name="progress_review_note_audience",
            ),
            models.CheckConstraint(
                condition=Q(audience=Audience.SUBJECT, subject__isnull=False)
                | (~Q(audience=Audience.SUBJECT) & Q(subject=None)),
                name="progress_review_note_subject",
            ),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "review", "created_at"], name="progress_review_notes")
        ]


class PlanReview(ClinicalRecord):
    """A clinician reviewed one partner's treatment plan; the program says how soon the next is due."""

    immutable: ClassVar = True

    reviewed_on = models.DateField(_("reviewed on"))
    words = models.TextField(_("what was looked at"), max_length=2000, blank=True)
    credential = models.CharField(_("credential"), max_length=40, blank=True)
    submission = models.UUIDField(null=True, editable=False)

    class Meta:
        verbose_name = _("treatment-plan review")
        verbose_name_plural = _("treatment-plan reviews")
        constraints = (
            models.UniqueConstraint(fields=["author", "submission"], name="progress_plan_review_once"),
            models.CheckConstraint(
                condition=Q(audience=Audience.CARE_TEAM, subject__isnull=False),
                name="progress_plan_review_of_one",
            ),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "subject", "-reviewed_on"], name="progress_plan_review_latest")
        ]

    def __str__(self) -> str:
        return str(self.reviewed_on)

"""A session note: draft, signed, co-signed; after signing only addenda."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience
from couplesgoals.records.models import ClinicalPart, ClinicalQuerySet, ClinicalRecord
from goals.models import Goal
from sessions.models.therapy_session import TherapySession

if TYPE_CHECKING:
    from couplesgoals.people.models import User


class NoteStatus(models.TextChoices):
    """draft → signed note: final, or cosign-pending → final (clinical.md §6)."""

    DRAFT = "draft", _("Draft")
    COSIGN_PENDING = "cosign-pending", _("Signed, waiting for co-signature")
    FINAL = "final", _("Signed")


class SessionNoteQuerySet(ClinicalQuerySet["SessionNote"]):
    """Notes by state."""

    def signed(self) -> Self:
        """Notes that are signed, whether or not a co-signature is still to come."""
        return self.exclude(status=NoteStatus.DRAFT)

    def to_cosign_by(self, supervisor: User) -> Self:
        """Notes waiting for this supervisor's co-signature."""
        return self.filter(
            status=NoteStatus.COSIGN_PENDING,
            author__supervised_by__supervisor=supervisor,
            author__supervised_by__ended_at=None,
        )

    def for_page(self) -> Self:
        """With the session and the names a page shows; anything else fetched in a loop raises."""
        return self.select_related(
            "author", "cosigned_by", "session__couple", "session__subject", "session__clinician"
        ).fetch_mode(models.FETCH_RAISE)


class SessionNote(ClinicalRecord):
    """A DAP note (data, assessment, plan) of one session. A draft is its author's; signing shares it."""

    session = models.ForeignKey(TherapySession, on_delete=models.PROTECT, related_name="notes")
    data = models.TextField(_("data"), max_length=10000, blank=True)
    assessment = models.TextField(_("assessment"), max_length=10000, blank=True)
    plan = models.TextField(_("plan"), max_length=10000, blank=True)
    status = models.CharField(_("status"), max_length=16, choices=NoteStatus, default=NoteStatus.DRAFT)
    # The mark of the form that wrote this text last, so that two open windows notice each other.
    edition = models.UUIDField(null=True, editable=False)
    signed_at = models.DateTimeField(null=True, blank=True)
    credential = models.CharField(_("credential"), max_length=40, blank=True)
    cosigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    cosigned_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = SessionNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("session note")
        verbose_name_plural = _("session notes")
        constraints = (
            models.UniqueConstraint(fields=["session", "author"], name="sessions_note_one_each"),
            models.CheckConstraint(
                condition=Q(status=NoteStatus.DRAFT, signed_at=None, audience=Audience.PRIVATE)
                | (~Q(status=NoteStatus.DRAFT) & Q(signed_at__isnull=False, audience=Audience.CARE_TEAM)),
                name="sessions_note_signed_with_status",
            ),
            models.CheckConstraint(
                condition=Q(cosigned_by=None, cosigned_at=None)
                | Q(cosigned_by__isnull=False, cosigned_at__isnull=False, status=NoteStatus.FINAL),
                name="sessions_note_cosigned_pair",
            ),
            models.CheckConstraint(
                condition=Q(cosigned_by=None) | ~Q(cosigned_by=models.F("author")),
                name="sessions_note_not_cosigned_by_author",
            ),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "-created_at"], name="sessions_note_couple_latest")
        ]

    def __str__(self) -> str:
        return self.get_status_display()

    @property
    def is_signed(self) -> bool:
        """Whether it can no longer be changed, only added to."""
        return self.signed_at is not None


class NoteGoal(ClinicalPart):
    """A goal a note speaks of; taken out again while the note is a draft, but never turned into another."""

    parent_field: ClassVar = "note"
    immutable: ClassVar = True

    note = models.ForeignKey(SessionNote, on_delete=models.CASCADE, related_name="note_goals")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("goal of a note")
        verbose_name_plural = _("goals of a note")
        constraints = (models.UniqueConstraint(fields=["note", "goal"], name="sessions_note_goal_once"),)

    def __str__(self) -> str:
        return str(self.goal_id)


class NoteAddendum(ClinicalPart):
    """What is added after signing: dated, authored, never changed."""

    parent_field: ClassVar = "note"
    immutable: ClassVar = True

    note = models.ForeignKey(SessionNote, on_delete=models.PROTECT, related_name="addenda")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("addendum"), max_length=5000)

    class Meta:
        verbose_name = _("addendum")
        verbose_name_plural = _("addenda")
        ordering = ("created_at", "id")

    def __str__(self) -> str:
        return str(self.author_id)

"""What a clinician says at an entry, and which entries they have read."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience
from couplesgoals.records.models import ClinicalRecord


class EntryKind(models.TextChoices):
    """What a clinician can answer."""

    CHECK_IN = "check-in", _("Check-in")
    LOG = "log", _("Progress log")
    JOURNAL = "journal", _("Journal entry")
    PASSAGE = "passage", _("Passage of the journal")
    WIN = "win", _("Win")
    SETBACK = "setback", _("Setback")


class EntryFeedback(ClinicalRecord):
    """A clinician's words at an entry, to who wrote it alone: an entry taken back leaves none behind."""

    immutable: ClassVar = True

    kind = models.CharField(max_length=10, choices=EntryKind)
    entry = models.UUIDField(editable=False)
    words = models.TextField(_("a word to them"), max_length=2000)
    submission = models.UUIDField(null=True, editable=False)

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        constraints = (
            models.UniqueConstraint(fields=["author", "submission"], name="progress_feedback_once"),
            models.CheckConstraint(
                condition=Q(audience=Audience.SUBJECT, subject__isnull=False), name="progress_feedback_to_one"
            ),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "-created_at", "-id"], name="progress_feedback_latest"),
            models.Index(fields=["entry", "created_at"], name="progress_feedback_entry"),
        ]

    def __str__(self) -> str:
        return self.kind


class ReadMark(ClinicalRecord):
    """An entry somebody has read, as it stood then; nobody else learns of it.

    It counts while the entry is no newer than `upto`: words written anew, or shared anew, are not read yet.
    """

    immutable: ClassVar = True

    entry = models.UUIDField(editable=False)
    upto = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("read mark")
        verbose_name_plural = _("read marks")
        constraints = (
            models.UniqueConstraint(fields=["couple", "author", "entry", "upto"], name="progress_read_once"),
            models.CheckConstraint(condition=Q(audience=Audience.PRIVATE), name="progress_read_private"),
        )

    def __str__(self) -> str:
        return str(self.entry)

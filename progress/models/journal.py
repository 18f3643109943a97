"""The journal: private unless its author shares an entry, or only some words of it."""

from __future__ import annotations

from typing import ClassVar, Self

from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from couplesgoals.records.audience import Audience
from couplesgoals.records.models import ClinicalQuerySet, ClinicalRecord
from goals.models import Goal
from progress.models.changing import Changing

LONGEST_ENTRY = 20_000
LONGEST_PASSAGE = 2_000


class JournalEntryQuerySet(ClinicalQuerySet["JournalEntry"]):
    """Entries in their order."""

    def latest_first(self) -> Self:
        """The newest entry first."""
        return self.order_by("-created_at", "-id")

    def for_page(self) -> Self:
        """Entries without the words kept for searching, which no page shows."""
        return self.defer("search").fetch_mode(models.FETCH_RAISE)


class JournalEntry(Changing, ClinicalRecord):
    """What somebody wrote for themselves. The goal it is tied to shows only where that is read too."""

    written_on = models.DateField(_("day"))
    # The key of a prompt in progress.prompts; empty where somebody just wrote.
    prompt = models.CharField(max_length=60, blank=True)
    text = models.TextField(_("what I want to write"), max_length=LONGEST_ENTRY)
    goal = models.ForeignKey(
        Goal, null=True, blank=True, on_delete=models.PROTECT, related_name="journal_entries", db_index=False
    )
    revision = models.PositiveIntegerField(default=1, editable=False)
    submission = models.UUIDField(null=True, editable=False)
    # The words of the text, kept by a trigger. No index of its own: under row security PostgreSQL must first
    # see whose row it is, then match words, so that neither rank nor time tells of rows somebody may not
    # read. The index by author finds one's own.
    search = SearchVectorField(null=True, editable=False)

    objects: ClassVar = JournalEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("journal entry")
        verbose_name_plural = _("journal entries")
        constraints = (
            models.UniqueConstraint(fields=["author", "submission"], name="progress_journal_once"),
            models.CheckConstraint(condition=Q(subject=F("author")), name="progress_journal_own"),
            models.CheckConstraint(condition=~Q(audience=Audience.SUBJECT), name="progress_journal_audience"),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "author", "-created_at", "-id"], name="progress_journal_latest"),
            models.Index(fields=["couple", "-created_at", "-id"], name="progress_journal_couple"),
            # What was shared, as it was; of a journal most is private.
            models.Index(
                fields=["couple", "-audience_since", "-id"],
                condition=~Q(audience=Audience.PRIVATE),
                name="progress_journal_shared",
            ),
            # What others may read, as a timeline walks it; of a journal most is private.
            models.Index(
                fields=["couple", "-created_at", "-id"],
                condition=~Q(audience=Audience.PRIVATE),
                name="progress_journal_told",
            ),
            # What is new for the care team.
            models.Index(
                fields=["couple", "-changed_at"],
                condition=~Q(audience=Audience.PRIVATE),
                name="progress_journal_news",
            ),
        ]

    def __str__(self) -> str:
        return str(self.written_on)


class JournalPassage(ClinicalRecord):
    """Words out of an entry, shared alone: who reads them learns nothing more of the entry."""

    entry = models.ForeignKey(JournalEntry, on_delete=models.PROTECT, related_name="passages", db_index=False)
    text = models.TextField(_("passage"), max_length=LONGEST_PASSAGE)
    submission = models.UUIDField(null=True, editable=False)

    class Meta:
        verbose_name = _("passage of a journal entry")
        verbose_name_plural = _("passages of journal entries")
        constraints = (
            models.UniqueConstraint(fields=["author", "submission"], name="progress_passage_once"),
            models.CheckConstraint(condition=Q(subject=F("author")), name="progress_passage_own"),
            models.CheckConstraint(condition=~Q(audience=Audience.SUBJECT), name="progress_passage_audience"),
        )
        indexes: ClassVar = [
            models.Index(fields=["couple", "-created_at", "-id"], name="progress_passage_couple"),
            models.Index(fields=["couple", "-audience_since"], name="progress_passage_shared"),
            models.Index(fields=["entry", "created_at"], name="progress_passage_entry"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

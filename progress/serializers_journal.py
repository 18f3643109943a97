"""Journal entries and passages as the API shows and reads them."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from rest_framework import serializers

from couplesgoals.records.audience import NARROW_TO_WIDE
from progress.models import JournalEntry, JournalPassage
from progress.models.journal import LONGEST_ENTRY, LONGEST_PASSAGE

AUDIENCES = [str(one) for one in NARROW_TO_WIDE]


class EntrySerializer(serializers.ModelSerializer[JournalEntry]):
    """One entry. Its goal shows only where the reader reads that too."""

    goal = serializers.SerializerMethodField()

    class Meta:
        model = JournalEntry
        fields: ClassVar = [
            "id",
            "couple",
            "author",
            "audience",
            "created_at",
            "written_on",
            "prompt",
            "text",
            "goal",
            "revision",
        ]
        read_only_fields: ClassVar = fields

    def get_goal(self, entry: JournalEntry) -> UUID | None:
        """Return the goal's id; none where it is not this reader's to know."""
        return entry.goal_id if entry.goal_id in self.context["goals"] else None


class NewEntrySerializer(serializers.Serializer[Any]):
    """An entry of today; private unless said otherwise."""

    text = serializers.CharField(max_length=LONGEST_ENTRY)
    prompt = serializers.CharField(max_length=60, required=False, allow_blank=True, default="")
    goal = serializers.UUIDField(required=False, allow_null=True, default=None)
    audience = serializers.ChoiceField(choices=AUDIENCES, default="private")
    submission = serializers.UUIDField(required=False, allow_null=True, default=None)


class ReadersSerializer(serializers.Serializer[Any]):
    """Who reads it from now on."""

    audience = serializers.ChoiceField(choices=AUDIENCES)


class PassageSerializer(serializers.ModelSerializer[JournalPassage]):
    """Words shared alone: whose they are and since when they are shared, nothing of the entry."""

    class Meta:
        model = JournalPassage
        fields: ClassVar = ["id", "couple", "author", "audience", "audience_since", "text"]
        read_only_fields: ClassVar = fields


class NewPassageSerializer(serializers.Serializer[Any]):
    """Words of one's own entry, as they stand there."""

    entry = serializers.UUIDField()
    text = serializers.CharField(max_length=LONGEST_PASSAGE)
    audience = serializers.ChoiceField(choices=AUDIENCES)
    submission = serializers.UUIDField(required=False, allow_null=True, default=None)

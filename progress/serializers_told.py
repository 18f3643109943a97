"""What clinicians answer and mark as read, as the API shows and reads it."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from progress.actions.told import LONGEST_FEEDBACK
from progress.models import EntryFeedback, ReadMark


class FeedbackSerializer(serializers.ModelSerializer[EntryFeedback]):
    """Words of the care team at an entry, to who wrote it."""

    class Meta:
        model = EntryFeedback
        fields: ClassVar = ["id", "couple", "author", "subject", "created_at", "kind", "entry", "words"]
        read_only_fields: ClassVar = fields


class NewFeedbackSerializer(serializers.Serializer[Any]):
    """An answer at an entry this clinician reads."""

    entry = serializers.UUIDField()
    words = serializers.CharField(max_length=LONGEST_FEEDBACK)
    submission = serializers.UUIDField(required=False, allow_null=True, default=None)


class ReadMarkSerializer(serializers.ModelSerializer[ReadMark]):
    """An entry this clinician has read."""

    class Meta:
        model = ReadMark
        fields: ClassVar = ["id", "couple", "created_at", "entry"]
        read_only_fields: ClassVar = fields


class NewReadMarkSerializer(serializers.Serializer[Any]):
    """The entry that was read."""

    entry = serializers.UUIDField()

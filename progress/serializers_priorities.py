"""Shifts of priorities and planned days as the API shows and reads them."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from couplesgoals.records.audience import NARROW_TO_WIDE
from progress.actions.priorities import LONGEST_SHIFT
from progress.models import PriorityAsk, PriorityShift, Since

WORDS: dict[str, Any] = {"max_length": LONGEST_SHIFT, "required": False, "allow_blank": True, "default": ""}


class PriorityShiftSerializer(serializers.ModelSerializer[PriorityShift]):
    """What matters more to somebody, what less, since when, and what would help."""

    class Meta:
        model = PriorityShift
        fields: ClassVar = [
            "id", "couple", "author", "audience", "created_at", "more", "less", "since", "would_help",
            "review", "revision",
        ]  # fmt: skip
        read_only_fields: ClassVar = fields


class NewPriorityShiftSerializer(serializers.Serializer[Any]):
    """A shift to tell; `day` is the planned day it answers, which may say that nothing shifted."""

    more = serializers.CharField(**WORDS)
    less = serializers.CharField(**WORDS)
    since = serializers.ChoiceField(choices=Since.choices, required=False, allow_blank=True, default="")
    would_help = serializers.CharField(**WORDS)
    audience = serializers.ChoiceField(choices=[str(one) for one in NARROW_TO_WIDE], default="care_team")
    day = serializers.UUIDField(required=False, allow_null=True, default=None)
    submission = serializers.UUIDField(required=False, allow_null=True, default=None)


class ShiftAudienceSerializer(serializers.Serializer[Any]):
    """Who reads it from now on, and the revision one has read."""

    audience = serializers.ChoiceField(choices=[str(one) for one in NARROW_TO_WIDE])
    revision = serializers.IntegerField(min_value=1, required=False, allow_null=True, default=None)


class PriorityAskSerializer(serializers.ModelSerializer[PriorityAsk]):
    """A day on which both are asked, each apart. Who has answered is nowhere in it."""

    class Meta:
        model = PriorityAsk
        fields: ClassVar = ["id", "couple", "author", "created_at", "asked_on", "called_off_at"]
        read_only_fields: ClassVar = fields

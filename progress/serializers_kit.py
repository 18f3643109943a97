"""The coping kit as the API shows and reads it."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from progress.models import CopingStrategy, CopingUse, Worked
from progress.models.checkin import NOT_SHARED

READERS = [str(one) for one in NOT_SHARED]


class StrategySerializer(serializers.ModelSerializer[CopingStrategy]):
    """One "When …, I …" of one person."""

    class Meta:
        model = CopingStrategy
        fields: ClassVar = [
            "id",
            "couple",
            "author",
            "audience",
            "created_at",
            "when_this",
            "i_do",
            "pinned",
            "ended_at",
        ]
        read_only_fields: ClassVar = fields


class NewStrategySerializer(serializers.Serializer[Any]):
    """A strategy for one's own kit."""

    when_this = serializers.CharField(max_length=200)
    i_do = serializers.CharField(max_length=300)
    pinned = serializers.BooleanField(default=False)
    audience = serializers.ChoiceField(choices=READERS, default="care_team")
    submission = serializers.UUIDField(required=False, allow_null=True, default=None)


class PinSerializer(serializers.Serializer[Any]):
    """Whether it is one tap away."""

    pinned = serializers.BooleanField(default=True)


class StrategyAudienceSerializer(serializers.Serializer[Any]):
    """Who reads the strategy from now on; never the partner."""

    audience = serializers.ChoiceField(choices=READERS)


class UseSerializer(serializers.ModelSerializer[CopingUse]):
    """One time a strategy was used."""

    class Meta:
        model = CopingUse
        fields: ClassVar = ["id", "couple", "author", "audience", "created_at", "strategy", "worked", "words"]
        read_only_fields: ClassVar = fields


class NewUseSerializer(serializers.Serializer[Any]):
    """How well a strategy worked this time, 1–5."""

    strategy = serializers.UUIDField()
    worked = serializers.ChoiceField(choices=Worked.choices)
    words = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")
    submission = serializers.UUIDField(required=False, allow_null=True, default=None)

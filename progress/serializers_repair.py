"""Repair conversations, turns and the cycle as the API shows and reads them. Calls stand in none of it."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from progress.models import CycleMap, RepairConversation, RepairTurn, TurnKind
from progress.models.repair import LONGEST_TURN


class RepairSerializer(serializers.ModelSerializer[RepairConversation]):
    """Where a conversation stands; who slowed, paused or stopped it is nowhere."""

    class Meta:
        model = RepairConversation
        fields: ClassVar = [
            "id",
            "couple",
            "author",
            "audience",
            "created_at",
            "setback",
            "shift",
            "accepted_at",
            "paused_at",
            "slower",
            "heard_at",
            "ended_at",
        ]
        read_only_fields: ClassVar = fields


class TurnSerializer(serializers.ModelSerializer[RepairTurn]):
    """One turn."""

    class Meta:
        model = RepairTurn
        fields: ClassVar = ["id", "conversation", "number", "person", "kind", "words", "created_at"]
        read_only_fields: ClassVar = fields


class NewTurnSerializer(serializers.Serializer[Any]):
    """A turn of one's own; `number` is the one that was free when the last turn was read."""

    conversation = serializers.UUIDField()
    number = serializers.IntegerField(min_value=1, max_value=2_000_000_000)
    kind = serializers.ChoiceField(choices=TurnKind.choices)
    words = serializers.CharField(max_length=LONGEST_TURN, allow_blank=True, default="")
    submission = serializers.UUIDField(required=False, allow_null=True, default=None)


class CycleMapSerializer(serializers.ModelSerializer[CycleMap]):
    """A version of the couple's words for their cycle."""

    class Meta:
        model = CycleMap
        fields: ClassVar = [
            "id",
            "couple",
            "author",
            "audience",
            "created_at",
            "version",
            "name",
            "words",
            "confirmed",
        ]
        read_only_fields: ClassVar = fields

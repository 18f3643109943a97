"""Setbacks and their steps as the API shows and reads them. Safety checks stand in none of it."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from couplesgoals.records.audience import NARROW_TO_WIDE
from progress.actions.setback_steps import FIELDS
from progress.actions.setbacks import LONGEST_FACTS, MOST_GOALS
from progress.lists import SetbackKind
from progress.models import IStatement, Learned, Recommitment, Setback, Underneath

SHARED = ["id", "couple", "author", "audience", "created_at"]


class SetbackSerializer(serializers.ModelSerializer[Setback]):
    """What happened, in the words of who tells it."""

    class Meta:
        model = Setback
        fields: ClassVar = [*SHARED, "kind", "happened_on", "facts", "reworded", "rested_at"]
        read_only_fields: ClassVar = fields


class NewSetbackSerializer(serializers.Serializer[Any]):
    """A setback of one's own telling."""

    kind = serializers.ChoiceField(choices=SetbackKind.choices)
    happened_on = serializers.DateField()
    facts = serializers.CharField(max_length=LONGEST_FACTS)
    audience = serializers.ChoiceField(choices=[str(one) for one in NARROW_TO_WIDE], default="private")
    goals = serializers.ListField(child=serializers.UUIDField(), max_length=MOST_GOALS, default=list)
    submission = serializers.UUIDField(required=False, allow_null=True, default=None)


class UnderneathSerializer(serializers.ModelSerializer[Underneath]):
    """Trigger, feeling on top, move, what was softer, need."""

    class Meta:
        model = Underneath
        fields: ClassVar = [*SHARED, "setback", "reworded", *FIELDS[Underneath]]
        read_only_fields: ClassVar = fields


class LearnedSerializer(serializers.ModelSerializer[Learned]):
    """What helped and what one learned."""

    class Meta:
        model = Learned
        fields: ClassVar = [*SHARED, "setback", "reworded", *FIELDS[Learned]]
        read_only_fields: ClassVar = fields


class StatementSerializer(serializers.ModelSerializer[IStatement]):
    """One sentence in four parts."""

    class Meta:
        model = IStatement
        fields: ClassVar = [*SHARED, "setback", "reworded", *FIELDS[IStatement]]
        read_only_fields: ClassVar = fields


class RecommitmentSerializer(serializers.ModelSerializer[Recommitment]):
    """Staying with it, or beginning to change it. The goal is not named: not every reader reads that too."""

    class Meta:
        model = Recommitment
        fields: ClassVar = [*SHARED, "setback", "reworded", *FIELDS[Recommitment]]
        read_only_fields: ClassVar = fields

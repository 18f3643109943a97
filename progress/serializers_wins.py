"""Wins and affirmations as the API shows and reads them."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from rest_framework import serializers

from couplesgoals.records.audience import NARROW_TO_WIDE
from progress.models import Affirmation, Win, WinVoice
from progress.models.wins import LONGEST_GOOD_WORDS


class WinSerializer(serializers.ModelSerializer[Win]):
    """Something that went well. Its goal shows only where the reader reads that too."""

    goal = serializers.SerializerMethodField()

    class Meta:
        model = Win
        fields: ClassVar = ["id", "couple", "author", "audience", "created_at", "text", "day", "goal"]
        read_only_fields: ClassVar = fields

    def get_goal(self, win: Win) -> UUID | None:
        """Return the goal's id; none where it is not this reader's to know."""
        return win.goal_id if win.goal_id in self.context["goals"] else None


class NewWinSerializer(serializers.Serializer[Any]):
    """A win to mark; `couple` is asked of a clinician, a partner's own is known."""

    couple = serializers.UUIDField(required=False, allow_null=True, default=None)
    text = serializers.CharField(max_length=LONGEST_GOOD_WORDS)
    day = serializers.DateField(required=False, allow_null=True, default=None)
    goal = serializers.UUIDField(required=False, allow_null=True, default=None)
    audience = serializers.ChoiceField(choices=[str(one) for one in NARROW_TO_WIDE], default="care_team")
    submission = serializers.UUIDField(required=False, allow_null=True, default=None)


class WinAudienceSerializer(serializers.Serializer[Any]):
    """Who reads the win from now on."""

    audience = serializers.ChoiceField(choices=[str(one) for one in NARROW_TO_WIDE])


class WinVoiceSerializer(serializers.ModelSerializer[WinVoice]):
    """Somebody joined a win."""

    class Meta:
        model = WinVoice
        fields: ClassVar = ["id", "win", "person", "words", "created_at"]
        read_only_fields: ClassVar = fields


class JoinSerializer(serializers.Serializer[Any]):
    """Words to it, if one likes."""

    words = serializers.CharField(max_length=LONGEST_GOOD_WORDS, required=False, allow_blank=True, default="")


class AffirmationSerializer(serializers.ModelSerializer[Affirmation]):
    """Good words, kept or sent. What they began from is their author's own."""

    class Meta:
        model = Affirmation
        fields: ClassVar = ["id", "couple", "author", "audience", "created_at", "text", "day"]
        read_only_fields: ClassVar = fields


class NewAffirmationSerializer(serializers.Serializer[Any]):
    """Good words to keep (private) or send (couple)."""

    text = serializers.CharField(max_length=LONGEST_GOOD_WORDS)
    prompt = serializers.CharField(max_length=60, required=False, allow_blank=True, default="")
    day = serializers.DateField(required=False, allow_null=True, default=None)
    audience = serializers.ChoiceField(choices=["private", "couple"], default="private")
    submission = serializers.UUIDField(required=False, allow_null=True, default=None)

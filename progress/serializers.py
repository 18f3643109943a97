"""Log entries and ratings as the API shows and reads them."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from couplesgoals.records.audience import NARROW_TO_WIDE
from progress.actions.logging import LONGEST_AROUND
from progress.lists import GotInTheWay, HelpedBy
from progress.models import Effort, GoalRating, HowItWent, ProgressLog


class LogSerializer(serializers.ModelSerializer[ProgressLog]):
    """One log entry."""

    class Meta:
        model = ProgressLog
        fields: ClassVar = [
            "id",
            "couple",
            "author",
            "goal",
            "audience",
            "created_at",
            "occurred_on",
            "what",
            "how_it_went",
            "effort",
            "step",
            "helped",
            "helped_words",
            "hindered",
            "hindered_words",
        ]
        read_only_fields: ClassVar = fields


class NewLogSerializer(serializers.Serializer[Any]):
    """What somebody did for a goal."""

    goal = serializers.UUIDField()
    what = serializers.CharField(max_length=2000)
    how_it_went = serializers.ChoiceField(choices=HowItWent.choices)
    effort = serializers.ChoiceField(choices=Effort.choices)
    occurred_on = serializers.DateField(required=False, allow_null=True, default=None)
    audience = serializers.ChoiceField(choices=[str(one) for one in NARROW_TO_WIDE], default="care_team")
    step = serializers.UUIDField(required=False, allow_null=True, default=None)
    helped = serializers.MultipleChoiceField(choices=HelpedBy.choices, default=set)
    helped_words = serializers.CharField(max_length=LONGEST_AROUND, allow_blank=True, default="")
    hindered = serializers.MultipleChoiceField(choices=GotInTheWay.choices, default=set)
    hindered_words = serializers.CharField(max_length=LONGEST_AROUND, allow_blank=True, default="")
    submission = serializers.UUIDField(required=False, allow_null=True, default=None)


class LogAudienceSerializer(serializers.Serializer[Any]):
    """Who reads the entry from now on."""

    audience = serializers.ChoiceField(choices=[str(one) for one in NARROW_TO_WIDE])


class RatingSerializer(serializers.ModelSerializer[GoalRating]):
    """One person's level for one goal in one round; the other's appears once the round is revealed."""

    class Meta:
        model = GoalRating
        fields: ClassVar = ["id", "couple", "author", "goal", "revision", "round", "level", "created_at"]
        read_only_fields: ClassVar = fields


class NewRatingSerializer(serializers.Serializer[Any]):
    """One's own level."""

    goal = serializers.UUIDField()
    level = serializers.IntegerField(min_value=-2, max_value=2)
    round_number = serializers.IntegerField(min_value=1, required=False, allow_null=True, default=None)
    version = serializers.IntegerField(min_value=1, required=False, allow_null=True, default=None)

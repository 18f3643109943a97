"""Check-ins as the API shows and reads them."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from couplesgoals.records.audience import NARROW_TO_WIDE, Audience
from progress.actions.checkin import LONGEST_LINE, NOTICED_BY
from progress.models import CheckIn, CheckInRating, Tracker
from progress.models.checkin import HIGHEST, NOT_SHARED
from progress.models.wins import LONGEST_GOOD_WORDS

READERS = [str(one) for one in NARROW_TO_WIDE]


class CheckInSerializer(serializers.ModelSerializer[CheckIn]):
    """One person's line for one day; it says, too, that they checked in."""

    class Meta:
        model = CheckIn
        fields: ClassVar = ["id", "couple", "author", "day", "line", "audience", "created_at"]
        read_only_fields: ClassVar = fields


class CheckInRatingSerializer(serializers.ModelSerializer[CheckInRating]):
    """One answer of a day, 0 to 10, with readers of its own."""

    class Meta:
        model = CheckInRating
        fields: ClassVar = ["id", "couple", "author", "day", "tracker", "value", "audience", "created_at"]
        read_only_fields: ClassVar = fields


class NewAnswerSerializer(serializers.Serializer[Any]):
    """A number and who reads it; an urge is never the partner's to read. Without a number: not recorded."""

    tracker = serializers.ChoiceField(choices=Tracker.choices)
    value = serializers.IntegerField(min_value=0, max_value=HIGHEST, allow_null=True)
    audience = serializers.ChoiceField(choices=READERS, default=str(Audience.PRIVATE))

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Say it beside the field where an urge would be shared."""
        if attrs["tracker"] == Tracker.URGE and attrs["audience"] not in NOT_SHARED:
            raise serializers.ValidationError(
                {
                    "audience": serializers.ChoiceField.default_error_messages["invalid_choice"].format(
                        input=attrs["audience"]
                    )
                }
            )
        return attrs


class NewCheckInSerializer(serializers.Serializer[Any]):
    """A day in a minute; answers not named stay as they are. `revision` is of what was there, 0 for none."""

    day = serializers.DateField(required=False, allow_null=True, default=None)
    answers = NewAnswerSerializer(many=True, default=list)
    line = serializers.CharField(max_length=LONGEST_LINE, allow_blank=True, default="")
    line_audience = serializers.ChoiceField(choices=READERS, default=str(Audience.CARE_TEAM))
    noticed = serializers.CharField(max_length=LONGEST_GOOD_WORDS, allow_blank=True, default="")
    noticed_audience = serializers.ChoiceField(
        choices=[str(one) for one in NOTICED_BY], default=str(Audience.PRIVATE)
    )
    revision = serializers.IntegerField(min_value=0, default=0)
    submission = serializers.UUIDField(required=False, allow_null=True, default=None)

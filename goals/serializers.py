"""Goals as the API shows and reads them. No rule lives here: the actions hold them."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from couplesgoals.records.audience import NARROW_TO_WIDE
from goals.models import (
    AchievementStatus,
    BaselineLevel,
    FitAnswer,
    Goal,
    GoalRevision,
    StatusReason,
    Weight,
)
from goals.terms import LEVEL_FIELDS


class VersionSerializer(serializers.ModelSerializer[GoalRevision]):
    """One version of a goal's words."""

    class Meta:
        model = GoalRevision
        fields: ClassVar = [
            "id",
            "goal",
            "number",
            "based_on",
            "author",
            "created_at",
            "title",
            *LEVEL_FIELDS,
            "target_date",
            "baseline",
            "baseline_level",
            "how_known",
            "weight",
            "reason",
        ]
        read_only_fields: ClassVar = fields


class GoalSerializer(serializers.ModelSerializer[Goal]):
    """A goal with its latest version, one written at the same time, and the one in effect."""

    current = VersionSerializer(read_only=True)
    beside = VersionSerializer(read_only=True, allow_null=True)
    agreed = VersionSerializer(read_only=True, allow_null=True)

    class Meta:
        model = Goal
        fields: ClassVar = [
            "id",
            "couple",
            "subject",
            "author",
            "audience",
            "created_at",
            "lifecycle_status",
            "achievement_status",
            "current",
            "beside",
            "agreed",
            "awaits_review_since",
        ]
        read_only_fields: ClassVar = fields


class TermsSerializer(serializers.Serializer[Any]):
    """What is agreed. In a next version, what is left out stays as it was."""

    title = serializers.CharField(max_length=200)
    much_less = serializers.CharField(max_length=300)
    less = serializers.CharField(max_length=300)
    expected = serializers.CharField(max_length=300)
    more = serializers.CharField(max_length=300)
    much_more = serializers.CharField(max_length=300)
    target_date = serializers.DateField()
    baseline = serializers.CharField(max_length=300, required=False, allow_blank=True)
    baseline_level = serializers.ChoiceField(choices=BaselineLevel.choices, required=False)
    how_known = serializers.CharField(max_length=300, required=False, allow_blank=True)
    weight = serializers.ChoiceField(choices=Weight.choices, required=False)


class VoiceSerializer(serializers.Serializer[Any]):
    """What one partner says about it; `fit`, whether a joint goal fits them, is the care team's to read."""

    why = serializers.CharField(max_length=2000)
    first_step = serializers.CharField(max_length=300, required=False, default="", allow_blank=True)
    ask_of_partner = serializers.CharField(max_length=300, required=False, default="", allow_blank=True)
    fit = serializers.ChoiceField(choices=FitAnswer.choices, required=False, default="")
    fit_words = serializers.CharField(max_length=1000, required=False, default="", allow_blank=True)


class NewGoalSerializer(serializers.Serializer[Any]):
    """A joint goal without an audience; one's own with one."""

    kind = serializers.ChoiceField(choices=["joint", "individual"])
    terms = TermsSerializer()
    voice = VoiceSerializer()
    audience = serializers.ChoiceField(choices=[str(one) for one in NARROW_TO_WIDE], default="care_team")
    submission = serializers.UUIDField(required=False, allow_null=True, default=None)


class AcceptSerializer(serializers.Serializer[Any]):
    """A yes to one version."""

    number = serializers.IntegerField(min_value=1, max_value=32767)
    voice = VoiceSerializer()


class ChangeSerializer(serializers.Serializer[Any]):
    """The next version."""

    based_on = serializers.IntegerField(min_value=1, max_value=32767)
    terms = TermsSerializer()
    voice = VoiceSerializer()
    reason = serializers.CharField(max_length=500)


class FitSerializer(serializers.Serializer[Any]):
    """Whether a version fits one's own limits, for the care team alone."""

    number = serializers.IntegerField(min_value=1, max_value=32767)
    fit = serializers.ChoiceField(choices=FitAnswer.choices)
    words = serializers.CharField(max_length=1000, required=False, default="", allow_blank=True)


class AsideSerializer(serializers.Serializer[Any]):
    """A neutral reason whoever reads the goal may read, and a word for the care team."""

    # Which reasons there are the action says, after it has said whose goal this is.
    reason = serializers.CharField(
        max_length=20, required=False, default="", allow_blank=True, help_text=", ".join(StatusReason.values)
    )
    note = serializers.CharField(max_length=2000, required=False, default="", allow_blank=True)


class DoneSerializer(serializers.Serializer[Any]):
    """One's last word on a goal."""

    achievement = serializers.ChoiceField(choices=AchievementStatus.choices)
    words = serializers.CharField(max_length=2000, required=False, default="", allow_blank=True)


class AudienceSerializer(serializers.Serializer[Any]):
    """Who reads it from now on."""

    audience = serializers.ChoiceField(choices=[str(one) for one in NARROW_TO_WIDE])


class FeedbackSerializer(serializers.Serializer[Any]):
    """A clinician's words on one version."""

    number = serializers.IntegerField(min_value=1, max_value=32767)
    realistic = serializers.CharField(max_length=500, required=False, default="", allow_blank=True)
    actionable = serializers.CharField(max_length=500, required=False, default="", allow_blank=True)
    tailored = serializers.CharField(max_length=500, required=False, default="", allow_blank=True)
    message = serializers.CharField(max_length=2000, required=False, default="", allow_blank=True)


class ApproveSerializer(FeedbackSerializer):
    """Approving, with a word on each question."""

    talked_through = serializers.BooleanField(required=False, default=False)


class ReturnSerializer(FeedbackSerializer):
    """Sending back, to both or `to` one partner alone."""

    to = serializers.UUIDField(required=False, allow_null=True, default=None)

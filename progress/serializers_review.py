"""Parts of monthly reviews as the API shows them."""

from __future__ import annotations

from typing import Any, ClassVar

from rest_framework import serializers

from progress.models import ReviewAnswer, ReviewDecision, ReviewFocus, ReviewNote, ReviewWish

COMMON = ["id", "couple", "author", "audience", "created_at", "review"]


class ReviewAnswerSerializer(serializers.ModelSerializer[ReviewAnswer]):
    """One answer: a question, words, and for the question how sure a number from 0 to 10."""

    class Meta:
        model = ReviewAnswer
        fields: ClassVar = [*COMMON, "question", "goal", "words", "value"]
        read_only_fields: ClassVar = fields


class FewerReadersSerializer(serializers.Serializer[Any]):
    """Who reads it from now on; never more people than before."""

    audience = serializers.ChoiceField(choices=["private", "care_team"])


class ReviewWishSerializer(serializers.ModelSerializer[ReviewWish]):
    """What one would like to do with a goal."""

    class Meta:
        model = ReviewWish
        fields: ClassVar = [*COMMON, "goal", "wish"]
        read_only_fields: ClassVar = fields


class ReviewDecisionSerializer(serializers.ModelSerializer[ReviewDecision]):
    """What became of both wishes."""

    class Meta:
        model = ReviewDecision
        fields: ClassVar = [*COMMON, "goal", "decision"]
        read_only_fields: ClassVar = fields


class ReviewFocusSerializer(serializers.ModelSerializer[ReviewFocus]):
    """At most three goals, and one ritual."""

    class Meta:
        model = ReviewFocus
        fields: ClassVar = [*COMMON, "goals", "ritual"]
        read_only_fields: ClassVar = fields


class ReviewNoteSerializer(serializers.ModelSerializer[ReviewNote]):
    """A comment, a signed summary or what was added to it."""

    class Meta:
        model = ReviewNote
        fields: ClassVar = [*COMMON, "subject", "kind", "words", "credential"]
        read_only_fields: ClassVar = fields

"""Monthly reviews under /api/v1/: what one may read of them. They are answered and decided on the pages."""

from __future__ import annotations

from typing import ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from couplesgoals.web.api import WalledViewSet, checked
from progress.actions.review_sending import take_back_answer
from progress.models import ReviewAnswer, ReviewDecision, ReviewFocus, ReviewNote, ReviewWish
from progress.serializers_review import (
    FewerReadersSerializer,
    ReviewAnswerSerializer,
    ReviewDecisionSerializer,
    ReviewFocusSerializer,
    ReviewNoteSerializer,
    ReviewWishSerializer,
)

BY_COUPLE = {"couple": ("couple", serializers.UUIDField())}


class ReviewAnswerViewSet(WalledViewSet):
    """Answers this person may see: the other partner's once the review is revealed."""

    model: ClassVar = ReviewAnswer
    serializer_class = ReviewAnswerSerializer
    filter_by: ClassVar = BY_COUPLE

    @extend_schema(request=FewerReadersSerializer, responses=ReviewAnswerSerializer)
    @action(detail=True, methods=["post"])
    def audience(self, request: Request, pk: str) -> Response:
        """Let fewer people read one's own from now on."""
        sent, answer = checked(FewerReadersSerializer, request), self.get_object()
        return Response(ReviewAnswerSerializer(take_back_answer(by=self.viewer, answer=answer, **sent)).data)


class ReviewWishViewSet(WalledViewSet):
    """What each would like to do with a goal, once it is revealed; the latest of each counts."""

    model: ClassVar = ReviewWish
    serializer_class = ReviewWishSerializer
    filter_by: ClassVar = BY_COUPLE


class ReviewDecisionViewSet(WalledViewSet):
    """What became of two wishes."""

    model: ClassVar = ReviewDecision
    serializer_class = ReviewDecisionSerializer
    filter_by: ClassVar = BY_COUPLE


class ReviewFocusViewSet(WalledViewSet):
    """What each would put first; the latest of each counts."""

    model: ClassVar = ReviewFocus
    serializer_class = ReviewFocusSerializer
    filter_by: ClassVar = BY_COUPLE


class ReviewNoteViewSet(WalledViewSet):
    """What clinicians wrote on reviews, as far as it is for this person."""

    model: ClassVar = ReviewNote
    serializer_class = ReviewNoteSerializer
    filter_by: ClassVar = BY_COUPLE

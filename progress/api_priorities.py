"""Shifting priorities under /api/v1/: one's own to tell, others' to read as far as they are shared."""

from __future__ import annotations

from typing import ClassVar

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from couplesgoals.web.api import WalledViewSet, checked
from progress.actions.priorities import ShiftWords, choose_shift_readers, say_shift
from progress.api_kit import own_couple_of
from progress.models import PriorityAsk, PriorityShift
from progress.serializers_priorities import (
    NewPriorityShiftSerializer,
    PriorityAskSerializer,
    PriorityShiftSerializer,
    ShiftAudienceSerializer,
)


class PriorityShiftViewSet(WalledViewSet):
    """Shifts this person may see."""

    model: ClassVar = PriorityShift
    serializer_class = PriorityShiftSerializer
    filter_by: ClassVar = {"couple": ("couple", serializers.UUIDField())}

    @extend_schema(request=NewPriorityShiftSerializer, responses={201: PriorityShiftSerializer})
    def create(self, request: Request) -> Response:
        """Say that one's priorities shifted."""
        couple, sent = own_couple_of(self.viewer), checked(NewPriorityShiftSerializer, request)
        audience, day, submission = (sent.pop(name) for name in ("audience", "day", "submission"))
        ask = get_object_or_404(PriorityAsk.visible_to(self.viewer), pk=day, couple=couple) if day else None
        made = say_shift(
            by=self.viewer,
            couple=couple,
            said=ShiftWords(**sent),
            audience=audience,
            ask=ask,
            submission=submission,
        )
        return Response(PriorityShiftSerializer(made).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=ShiftAudienceSerializer, responses=PriorityShiftSerializer)
    @action(detail=True, methods=["post"])
    def audience(self, request: Request, pk: str) -> Response:
        """Choose who reads one's own from now on."""
        sent, shift = checked(ShiftAudienceSerializer, request), self.get_object()
        return Response(
            PriorityShiftSerializer(choose_shift_readers(by=self.viewer, shift=shift, **sent)).data
        )


class PriorityAskViewSet(WalledViewSet):
    """Days planned for this person's couples; planned and called off on the pages."""

    model: ClassVar = PriorityAsk
    serializer_class = PriorityAskSerializer
    filter_by: ClassVar = {"couple": ("couple", serializers.UUIDField())}

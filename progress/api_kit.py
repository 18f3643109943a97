"""The coping kit under /api/v1/: one's own to write, the care team's to read where it was shared."""

from __future__ import annotations

from typing import ClassVar

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import pair_of_partner
from couplesgoals.web.api import WalledViewSet, checked
from progress.actions import kit as actions
from progress.models import CopingStrategy, CopingUse
from progress.serializers_kit import (
    NewStrategySerializer,
    NewUseSerializer,
    PinSerializer,
    StrategyAudienceSerializer,
    StrategySerializer,
    UseSerializer,
)


def own_couple_of(viewer: User) -> Couple:
    """Return the couple of a partner; for everybody else there is none."""
    pair = pair_of_partner(viewer) if viewer.is_partner else None
    if pair is None:
        raise NotFound
    return pair.couple


class StrategyViewSet(WalledViewSet):
    """Coping strategies this person may see."""

    model: ClassVar = CopingStrategy
    serializer_class = StrategySerializer
    filter_by: ClassVar = {"couple": ("couple", serializers.UUIDField())}

    @extend_schema(request=NewStrategySerializer, responses={201: StrategySerializer})
    def create(self, request: Request) -> Response:
        """Put a strategy into one's own kit."""
        couple, sent = own_couple_of(self.viewer), checked(NewStrategySerializer, request)
        made = actions.add_strategy(by=self.viewer, couple=couple, **sent)
        return Response(StrategySerializer(made).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=PinSerializer, responses=StrategySerializer)
    @action(detail=True, methods=["post"])
    def pin(self, request: Request, pk: str) -> Response:
        """Keep it one tap away, or no longer."""
        sent = checked(PinSerializer, request)
        kept = actions.pin_strategy(by=self.viewer, strategy=self.get_object(), pinned=sent["pinned"])
        return Response(StrategySerializer(kept).data)

    @extend_schema(request=None, responses=StrategySerializer)
    @action(detail=True, methods=["post"], url_path="put-away")
    def put_away(self, request: Request, pk: str) -> Response:
        """Put it away; how well it worked stays."""
        kept = actions.put_away(by=self.viewer, strategy=self.get_object())
        return Response(StrategySerializer(kept).data)

    @extend_schema(request=None, responses=StrategySerializer)
    @action(detail=True, methods=["post"], url_path="bring-back")
    def bring_back(self, request: Request, pk: str) -> Response:
        """Bring back what was put away."""
        kept = actions.bring_back(by=self.viewer, strategy=self.get_object())
        return Response(StrategySerializer(kept).data)

    @extend_schema(request=StrategyAudienceSerializer, responses=StrategySerializer)
    @action(detail=True, methods=["post"])
    def audience(self, request: Request, pk: str) -> Response:
        """Choose who reads it from now on."""
        sent, strategy = checked(StrategyAudienceSerializer, request), self.get_object()
        kept = actions.change_strategy_audience(by=self.viewer, strategy=strategy, **sent)
        return Response(StrategySerializer(kept).data)


class UseViewSet(WalledViewSet):
    """Times a strategy was used, as far as this person may see them."""

    model: ClassVar = CopingUse
    serializer_class = UseSerializer
    filter_by: ClassVar = {
        "couple": ("couple", serializers.UUIDField()),
        "strategy": ("strategy", serializers.UUIDField()),
    }

    @extend_schema(request=NewUseSerializer, responses={201: UseSerializer})
    def create(self, request: Request) -> Response:
        """Note how well a strategy worked this time."""
        sent = checked(NewUseSerializer, request)
        strategy = get_object_or_404(CopingStrategy.visible_to(self.viewer), pk=sent.pop("strategy"))
        used = actions.log_use(by=self.viewer, strategy=strategy, **sent)
        return Response(UseSerializer(used).data, status=status.HTTP_201_CREATED)

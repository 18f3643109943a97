"""Repair conversations, turns and the cycle under /api/v1/; a turn can be taken here too."""

from __future__ import annotations

from typing import ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from couplesgoals.web.api import WalledViewSet, checked
from progress.actions.repair_turns import take_turn
from progress.models import CycleMap, RepairConversation, RepairTurn
from progress.serializers_repair import (
    CycleMapSerializer,
    NewTurnSerializer,
    RepairSerializer,
    TurnSerializer,
)

TO_READ = ["get", "head", "options"]


class RepairViewSet(WalledViewSet):
    """Repair conversations this person may see."""

    model: ClassVar = RepairConversation
    serializer_class = RepairSerializer
    http_method_names = TO_READ
    filter_by: ClassVar = {
        "couple": ("couple", serializers.UUIDField()),
        "setback": ("setback", serializers.UUIDField()),
        "shift": ("shift", serializers.UUIDField()),
    }


class TurnViewSet(WalledViewSet):
    """Turns of the conversations this person may see."""

    model: ClassVar = RepairTurn
    serializer_class = TurnSerializer
    filter_by: ClassVar = {"conversation": ("conversation", serializers.UUIDField())}

    @extend_schema(request=NewTurnSerializer, responses={201: TurnSerializer})
    def create(self, request: Request) -> Response:
        """Take the next turn; 409 where somebody was faster, or it is not the time."""
        sent = checked(NewTurnSerializer, request)
        talk = RepairConversation.visible_to(self.viewer).filter(pk=sent.pop("conversation")).first()
        if talk is None:
            raise NotFound
        made = take_turn(by=self.viewer, conversation=talk, **sent)
        return Response(TurnSerializer(made).data, status=status.HTTP_201_CREATED)


class CycleMapViewSet(WalledViewSet):
    """The couple's words for their cycle, version by version, as far as this person may see them."""

    model: ClassVar = CycleMap
    serializer_class = CycleMapSerializer
    http_method_names = TO_READ
    filter_by: ClassVar = {"couple": ("couple", serializers.UUIDField())}

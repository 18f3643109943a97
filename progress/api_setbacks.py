"""Setbacks under /api/v1/, to read and to tell, and their steps, to read."""

from __future__ import annotations

from typing import ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from couplesgoals.program.models import Couple
from couplesgoals.web.api import WalledViewSet, checked
from progress.actions.setbacks import Happened, report_setback
from progress.models import IStatement, Learned, Recommitment, Setback, Underneath
from progress.serializers_setbacks import (
    LearnedSerializer,
    NewSetbackSerializer,
    RecommitmentSerializer,
    SetbackSerializer,
    StatementSerializer,
    UnderneathSerializer,
)

TO_READ = ["get", "head", "options"]
BY_SETBACK = {
    "setback": ("setback", serializers.UUIDField()),
    "couple": ("couple", serializers.UUIDField()),
}


class SetbackViewSet(WalledViewSet):
    """Setbacks this person may see."""

    model: ClassVar = Setback
    serializer_class = SetbackSerializer
    filter_by: ClassVar = {"couple": ("couple", serializers.UUIDField())}

    @extend_schema(request=NewSetbackSerializer, responses={201: SetbackSerializer})
    def create(self, request: Request) -> Response:
        """Tell of a setback, one's own telling."""
        couple = Couple.of_partner(self.viewer).first()
        if couple is None:
            raise NotFound
        sent = checked(NewSetbackSerializer, request)
        happened = Happened(**{name: sent.pop(name) for name in ("kind", "happened_on", "facts")})
        made = report_setback(by=self.viewer, couple=couple, happened=happened, **sent)
        return Response(SetbackSerializer(made).data, status=status.HTTP_201_CREATED)


class UnderneathViewSet(WalledViewSet):
    """What was underneath, as far as this person may see it."""

    model: ClassVar = Underneath
    serializer_class = UnderneathSerializer
    http_method_names = TO_READ
    filter_by: ClassVar = BY_SETBACK


class LearnedViewSet(WalledViewSet):
    """What was learned, as far as this person may see it."""

    model: ClassVar = Learned
    serializer_class = LearnedSerializer
    http_method_names = TO_READ
    filter_by: ClassVar = BY_SETBACK


class StatementViewSet(WalledViewSet):
    """I-statements this person may see."""

    model: ClassVar = IStatement
    serializer_class = StatementSerializer
    http_method_names = TO_READ
    filter_by: ClassVar = BY_SETBACK


class RecommitmentViewSet(WalledViewSet):
    """How it goes on, as far as this person may see it."""

    model: ClassVar = Recommitment
    serializer_class = RecommitmentSerializer
    http_method_names = TO_READ
    filter_by: ClassVar = BY_SETBACK

"""Values under /api/v1/: draw a map, read one's own and what others share, choose who reads each.

Neither a map nor whether a rating is its author's latest is told: both would say that there is a newer one.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from couplesgoals.program.models import Couple
from couplesgoals.web.api import WalledViewSet, checked
from goals.actions.valuing import choose_readers, map_values
from goals.models import ValueDomain, ValueRating
from goals.models.values import HIGHEST, LOWEST
from goals.rated import LONGEST_NAME, LONGEST_WORDS, MOST_OWN, RatedValue
from goals.serializers import AudienceSerializer

MOST = len(ValueDomain) - 1 + MOST_OWN


class ValueSerializer(serializers.ModelSerializer[ValueRating]):
    """One value with its two numbers."""

    class Meta:
        model = ValueRating
        fields: ClassVar = [
            "id",
            "couple",
            "author",
            "audience",
            "created_at",
            "domain",
            "name",
            "importance",
            "consistency",
            "words",
        ]
        read_only_fields: ClassVar = fields


class RatedValueSerializer(serializers.Serializer[Any]):
    """One value as it is sent; only one of one's own has a name."""

    domain = serializers.ChoiceField(choices=ValueDomain.choices)
    name = serializers.CharField(max_length=LONGEST_NAME, required=False, default="", allow_blank=True)
    importance = serializers.IntegerField(min_value=LOWEST, max_value=HIGHEST)
    consistency = serializers.IntegerField(min_value=LOWEST, max_value=HIGHEST)
    words = serializers.CharField(max_length=LONGEST_WORDS, required=False, default="", allow_blank=True)


class NewMapSerializer(serializers.Serializer[Any]):
    """A whole map."""

    values = serializers.ListField(child=RatedValueSerializer(), min_length=1, max_length=MOST)
    submission = serializers.UUIDField(required=False, allow_null=True, default=None)


class ValueViewSet(WalledViewSet):
    """Values this person may see: their own from every map, and what others let them read."""

    model: ClassVar = ValueRating
    serializer_class = ValueSerializer
    filter_by: ClassVar = {
        "domain": ("domain", serializers.ChoiceField(choices=ValueDomain.choices)),
        "couple": ("couple", serializers.UUIDField()),
        "author": ("author", serializers.UUIDField()),
    }

    @extend_schema(request=NewMapSerializer, responses={201: ValueSerializer(many=True)})
    def create(self, request: Request) -> Response:
        """Draw one's own map; each value on it is private until shared."""
        sent = checked(NewMapSerializer, request)
        couple = Couple.of_partner(self.viewer).first()
        if couple is None:
            raise Http404
        rated = [RatedValue(**value) for value in sent["values"]]
        drawn = map_values(by=self.viewer, couple=couple, rated=rated, submission=sent["submission"])
        rows = self.get_queryset().filter(map=drawn).order_by("id")
        return Response(ValueSerializer(rows, many=True).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=AudienceSerializer, responses=ValueSerializer)
    @action(detail=True, methods=["post"])
    def audience(self, request: Request, pk: str) -> Response:
        """Choose who reads a value of one's own from now on, on whichever of one's maps it stands."""
        sent = checked(AudienceSerializer, request)
        value = self.get_object()
        choose_readers(by=self.viewer, couple=value.couple, readers={value.pk: sent["audience"]})
        return Response(ValueSerializer(self.get_queryset().get(pk=value.pk)).data)

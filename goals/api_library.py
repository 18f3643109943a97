"""The library of starting points under /api/v1/, to read; it is written on its pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from django.db.models import Model, QuerySet
from rest_framework import serializers

from couplesgoals.web.api import WalledViewSet
from goals.library.editions import Edition
from goals.library.shelves import nothing, offered_to
from goals.models import StartingPoint, StartingPointVersion, Theme


class EditionSerializer(serializers.ModelSerializer[StartingPointVersion]):
    """The words of an example; the number says which edition they are."""

    class Meta:
        model = StartingPointVersion
        fields: ClassVar = ["id", "number", "created_at", *Edition.__dataclass_fields__]
        read_only_fields: ClassVar = fields


class StartingPointSerializer(serializers.ModelSerializer[StartingPoint]):
    """An example with its latest words."""

    current = EditionSerializer(read_only=True)

    class Meta:
        model = StartingPoint
        fields: ClassVar = ["id", "slug", "theme", "created_at", "current"]
        read_only_fields: ClassVar = fields


class StartingPointViewSet(WalledViewSet):
    """Examples a partner or clinician can start a goal from."""

    model: ClassVar = StartingPoint
    serializer_class = StartingPointSerializer
    filter_by: ClassVar = {"theme": ("theme", serializers.ChoiceField(choices=Theme.choices))}
    http_method_names = ["get", "head", "options"]  # noqa: RUF012  (as its base declares it)

    def get_queryset(self) -> QuerySet[StartingPoint]:
        """What this person finds in the library; nothing while the schema is drawn."""
        if getattr(self, "swagger_fake_view", False):
            return nothing()
        return offered_to(self.viewer)

    def log_read(self, rows: Sequence[Model]) -> None:
        """Write nothing down: an example is about nobody."""

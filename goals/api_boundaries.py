"""One's own boundaries under /api/v1/, to read; the care team reads what is shared with it."""

from __future__ import annotations

from typing import ClassVar

from rest_framework import serializers

from couplesgoals.web.api import WalledViewSet
from goals.models import Boundary


class BoundarySerializer(serializers.ModelSerializer[Boundary]):
    """One sentence of one person's own behavior."""

    class Meta:
        model = Boundary
        fields: ClassVar = ["id", "author", "audience", "created_at", "if_this", "i_will", "ended_at"]
        read_only_fields: ClassVar = fields


class BoundaryViewSet(WalledViewSet):
    """Boundaries this person may see: one's own, and for the care team what is shared with it."""

    model: ClassVar = Boundary
    serializer_class = BoundarySerializer
    http_method_names = ["get", "head", "options"]  # noqa: RUF012  (as its base declares it)
    filter_by: ClassVar = {"couple": ("couple", serializers.UUIDField())}

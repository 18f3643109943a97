"""How every API list is cut into pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import QuerySet
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request


class Pages(CursorPagination):
    """50 a page, by cursor: a deep page costs what the first one does."""

    page_size = 50
    ordering = ("-created_at", "-id")
    orderings: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "newest": ("-created_at", "-id"),
        "oldest": ("created_at", "id"),
    }

    def get_ordering(self, request: Request, queryset: QuerySet[Any], view: Any) -> tuple[str, ...]:
        """Read `ordering` from the explicit list; anything else is the newest first."""
        return self.orderings.get(request.query_params.get("ordering", "newest"), self.ordering)

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """Tell the schema about `ordering`."""
        return [
            *super().get_schema_operation_parameters(view),
            {
                "name": "ordering",
                "in": "query",
                "required": False,
                "schema": {"type": "string", "enum": list(self.orderings)},
            },
        ]

"""How every API list is cut into pages."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Q
from django.utils.dateparse import parse_datetime
from rest_framework.exceptions import NotFound
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

# Where the first page begins.
AFTER_ALL = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Place:
    """Between which two rows a page begins, and whether one is turning back."""

    created_at: datetime
    pk: UUID
    back: bool

    def written(self) -> str:
        """As a cursor in a URL."""
        text = f"{'back' if self.back else 'on'} {self.created_at.isoformat()} {self.pk}"
        return urlsafe_b64encode(text.encode()).decode()

    @classmethod
    def read(cls, cursor: str) -> Place:
        """From a cursor in a URL. Raises ValueError or OverflowError for anything else."""
        way, moment, pk = urlsafe_b64decode(cursor.encode("ascii")).decode("ascii").split(" ")
        created_at = parse_datetime(moment)
        if way not in ("on", "back") or created_at is None or created_at.tzinfo is None:
            raise ValueError
        # In UTC, for PostgreSQL reads no offset over 16 hours.
        return cls(created_at.astimezone(UTC), UUID(pk), way == "back")


class Pages(CursorPagination):
    """50 a page, by time and id: a deep page costs what the first one does.

    REST framework's own cursor knows the time alone, and loses rows of the same moment when one turns back.
    """

    page_size = 50
    orderings: ClassVar[Mapping[str, bool]] = {"newest": True, "oldest": False}
    turns: dict[str, Place | None]

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any] | None:
        """Return one page. `ordering` is from the explicit list; anything else is the newest first."""
        self.base_url = request.build_absolute_uri()
        start = _start(request)
        back = start is not None and start.back
        newest_first = self.orderings.get(request.query_params.get("ordering", "newest"), True)
        falling = newest_first != back
        rows = queryset.order_by(*(("-created_at", "-id") if falling else ("created_at", "id")))
        if start is not None:
            rows = rows.filter(_before(start) if falling else _after(start))
        found = list(rows[: self.page_size + 1])
        more, found = len(found) > self.page_size, found[: self.page_size]
        page = found[::-1] if back else found
        self.turns = {
            "next": _at(page, -1, back=False) if more or back else None,
            "previous": _at(page, 0, back=True) if (more if back else start) else None,
        }
        return page

    def get_next_link(self) -> str | None:
        """Return the address of the next page, if there is one."""
        return self._link(self.turns["next"])

    def get_previous_link(self) -> str | None:
        """Return the address of the page before, if there is one."""
        return self._link(self.turns["previous"])

    def _link(self, place: Place | None) -> str | None:
        if place is None:
            return None
        return str(replace_query_param(self.base_url or "", self.cursor_query_param, place.written()))

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


def _start(request: Request) -> Place | None:
    cursor = request.query_params.get(Pages.cursor_query_param, "")
    try:
        return Place.read(cursor) if cursor else None
    except (ValueError, OverflowError) as error:
        raise NotFound(Pages.invalid_cursor_message) from error


def _before(place: Place) -> Q:
    moment = place.created_at
    return Q(created_at__lte=moment) & (Q(created_at__lt=moment) | Q(pk__lt=place.pk))


def _after(place: Place) -> Q:
    moment = place.created_at
    return Q(created_at__gte=moment) & (Q(created_at__gt=moment) | Q(pk__gt=place.pk))


def _at(page: list[Any], index: int, *, back: bool) -> Place | None:
    return Place(page[index].created_at, page[index].pk, back) if page else None

"""A few rows of another table beside each row of a query, as an array of JSON objects.

A handful of rows of half a dozen tables, asked for one by one, cost more than all they say.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import DEFERRED, FETCH_RAISE, QuerySet
from django.db.models.functions import JSONObject

type Told = dict[str, Any]
# What stands beside one row, by name.
type Record = dict[str, list[Told]]


def each(rows: QuerySet[Any], *names: str, **renamed: Any) -> ArraySubquery:
    """The columns of these rows in their order; `rows` asks by itself whether the viewer reads them."""
    return ArraySubquery(rows.values(said=JSONObject(**{name: name for name in names}, **renamed)))


def built[M: models.Model](model: type[M], told: Told) -> M:
    """Make a row of what `each` told of it by its columns' names; what was not asked for cannot be read."""
    row = model(*[_value(told[name], read) if name in told else DEFERRED for name, read in _columns(model)])
    row._state.fetch_mode = FETCH_RAISE
    return row


@cache
def _columns(model: type[models.Model]) -> list[tuple[str, Callable[[str], Any] | None]]:
    """Name a model's columns, each with what reads it from JSON; None for what JSON has as it is."""
    return [(field.attname, _reader(field.attname)) for field in model._meta.concrete_fields]


def _reader(name: str) -> Callable[[str], Any] | None:
    if name == "id" or name.endswith("_id"):
        return UUID
    if name == "day" or name.endswith("_on"):
        return date.fromisoformat
    return datetime.fromisoformat if name.endswith(("_at", "_since")) else None


def _value(told: Any, read: Callable[[str], Any] | None) -> Any:
    return told if read is None or told is None else read(told)

"""A few rows of another table beside each row of a query, as an array of JSON objects.

A handful of rows of half a dozen tables, asked for one by one, cost more than all they say.
"""

from __future__ import annotations

from datetime import date, datetime
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
    columns = [field.attname for field in model._meta.concrete_fields]
    row = model(*[_value(name, told[name]) if name in told else DEFERRED for name in columns])
    row._state.fetch_mode = FETCH_RAISE
    return row


def _value(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name == "id" or name.endswith("_id"):
        return UUID(value)
    if name == "day" or name.endswith("_on"):
        return date.fromisoformat(value)
    return datetime.fromisoformat(value) if name.endswith(("_at", "_since")) else value

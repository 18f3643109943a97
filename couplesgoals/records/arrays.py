"""A few rows of another table beside each row of a query, as an array of JSON objects.

A handful of rows of half a dozen tables, asked for one by one, cost more than all they say.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import FETCH_RAISE, QuerySet
from django.db.models.base import ModelState
from django.db.models.functions import JSONObject

type Told = dict[str, Any]
# What stands beside one row, by name.
type Record = dict[str, list[Told]]


def each(rows: QuerySet[Any], *names: str, **renamed: Any) -> models.Func:
    """The columns of these rows in their order; `rows` asks by itself whether the viewer reads them."""
    told = ArraySubquery(rows.values(said=JSONObject(**{name: name for name in names}, **renamed)))
    return models.Func(told, function="to_jsonb", output_field=models.JSONField())


def built[M: models.Model](model: type[M], told: Told) -> M:
    """Make a row of what `each` told of it by its columns' names; a column not asked for cannot be read.

    As unpickling makes one; nothing here listens to a model being made.
    """
    row, readers = model.__new__(model), _readers(model)
    row._state = ModelState()
    row._state.fetch_mode = FETCH_RAISE
    columns = row.__dict__
    for name, value in told.items():
        if name in readers:
            read = readers[name]
            columns[name] = value if read is None or value is None else read(value)
    return row


@cache
def _readers(model: type[models.Model]) -> dict[str, Callable[[str], Any] | None]:
    """By a model's columns what reads them from JSON; None for what JSON has as it is."""
    return {field.attname: _reader(field.attname) for field in model._meta.concrete_fields}


# A page names two people and a few goals again and again.
_id = lru_cache(maxsize=512)(UUID)


def _reader(name: str) -> Callable[[str], Any] | None:
    if name == "id" or name.endswith("_id"):
        return _id
    if name == "day" or name.endswith("_on"):
        return date.fromisoformat
    return datetime.fromisoformat if name.endswith(("_at", "_since")) else None

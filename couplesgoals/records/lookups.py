"""`field__among=ids(queryset)`: a membership that PostgreSQL computes once, before it looks at any row.

`IN (SELECT …)` becomes a semi-join, and with it the plan of every page: PostgreSQL then reads and sorts all a
person may see to show the newest twenty. `= ANY (ARRAY(SELECT …))` is a plain condition, so that an index on
(couple, time) is walked from its newest end and stops after a page, whatever the length of the history.
"""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import ForeignKey, Lookup, QuerySet


def ids(rows: QuerySet[Any]) -> ArraySubquery:
    """The one column of an uncorrelated queryset as an array."""
    return ArraySubquery(rows.order_by())


@ForeignKey.register_lookup
class Among(Lookup):
    """True where the key is among `ids(…)`."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Write the condition."""
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} = ANY ({right})", (*left_params, *right_params)


@ForeignKey.register_lookup
class Within(Among):
    """The same, but never a reason to choose an index: for what only narrows rows found by their couple."""

    lookup_name = "within"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Write the condition as a plain function of the row."""
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"array_position({right}, {left}) IS NOT NULL", (*right_params, *left_params)

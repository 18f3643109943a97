"""`field__within=ids(queryset)` or a list: a membership that is no reason to choose a plan; `among` is one.

`IN (SELECT …)` becomes a join, and `= ANY (…)` a way to reach rows; either can make PostgreSQL read and sort
all a person may see to show the newest twenty. A function of the row only narrows what an index on couple or
goal and time finds: the index is walked from its newest end and stops after a page, however long the history.
"""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import ForeignKey, IntegerField, Lookup, QuerySet, UUIDField


def ids(rows: QuerySet[Any]) -> ArraySubquery:
    """The one column of an uncorrelated queryset as an array; PostgreSQL computes it once a statement."""
    return ArraySubquery(rows.order_by())


@ForeignKey.register_lookup
class Within(Lookup):
    """True where the key is among `ids(…)`, or in a list of ids."""

    lookup_name = "within"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Write the condition as a function of the row."""
        left, left_params = self.process_lhs(compiler, connection)
        if not hasattr(self.rhs, "resolve_expression"):
            return f"array_position(%s::uuid[], {left}) IS NOT NULL", (list(self.rhs), *left_params)
        right, right_params = self.process_rhs(compiler, connection)
        return f"array_position({right}, {left}) IS NOT NULL", (*right_params, *left_params)


@ForeignKey.register_lookup
@IntegerField.register_lookup
@UUIDField.register_lookup
class Among(Lookup):
    """True where the key is one of a list of ids, sent as one value: the query's words stay the same.

    Or one of the numbers an array gives, which PostgreSQL computes before it looks for rows.
    """

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Write the condition as PostgreSQL's `= ANY`, which an index can answer."""
        left, left_params = self.process_lhs(compiler, connection)
        if hasattr(self.rhs, "resolve_expression"):
            right, right_params = self.process_rhs(compiler, connection)
            return f"{left} = ANY ({right})", (*left_params, *right_params)
        return f"{left} = ANY (%s::uuid[])", (*left_params, list(self.rhs))

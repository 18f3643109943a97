"""What does not depend on the machine: statements, bytes and shared buffers of one visit, in this process."""

import gzip
import itertools
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl
from uuid import uuid4

from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from psycopg import sql as psql

from benchmarks.load import FRESH
from benchmarks.pages import Page
from benchmarks.targets import Visit
from couplesgoals.asking import Values, Words, as_sent
from couplesgoals.records.acting import acting_as

TRANSACTION = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")
NUMBERS = itertools.count()
EXPLAIN = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) "


@dataclass(frozen=True)
class Prepared:
    """A statement with numbered places, and what is sent for them."""

    words: str
    sent: list[Any]

    def literals(self) -> str:
        """Write what is sent as EXECUTE takes it."""
        written = ", ".join(psql.Literal(one).as_string(connection.connection) for one in self.sent)
        return f"({written})" if written else ""


def count(page: Page, visit: Visit) -> dict[str, Any]:
    """Make the visit as the runtime role and count; the first visit only fills caches."""
    _make(page, visit)
    with CaptureQueriesContext(connection) as captured, _noting_prepared() as prepared:
        answer = _make(page, visit)
    statements = [query["sql"] for query in captured.captured_queries]
    queries = [sql for sql in statements if not sql.startswith(TRANSACTION)]
    plans = _explain(queries, prepared, visit)
    worst = max(plans, key=lambda plan: plan["buffers"], default=None)
    return {
        "queries": len(queries),
        "transaction_statements": len(statements) - len(queries),
        "bytes": len(answer),
        "gzip": len(gzip.compress(answer, 6)),
        "buffers": sum(plan["buffers"] for plan in plans),
        "database_ms": sum(plan["ms"] + plan["planning_ms"] for plan in plans),
        "not_explained": len(queries) - len(plans),
        "statements": [{key: plan[key] for key in ("buffers", "ms", "planning_ms", "sql")} for plan in plans],
        "worst": worst and worst | {"plan": outline(worst["plan"])},
    }


def _make(page: Page, visit: Visit) -> bytes:
    client = Client(enforce_csrf_checks=True)
    client.cookies.load(visit.target.cookie)
    form = dict(parse_qsl(visit.target.form.replace(FRESH, str(uuid4()))))
    answer = client.post(visit.target.path, form) if form else client.get(visit.target.path)
    saved = not form or not answer.get("Location", "/accounts/").startswith("/accounts/")
    if str(answer.status_code) != page.expected or not saved:
        raise SystemExit(f"{page.title}: {answer.status_code} {answer.content[:500]!r}")
    return bytes(answer.content)


@contextmanager
def _noting_prepared() -> Iterator[dict[str, Prepared]]:
    """Note of the statements sent with a plan that is kept how they are sent, by their text in the log."""
    noted: dict[str, Prepared] = {}
    answers = Words.answers

    def noting(statement: Words, values: Values) -> list[tuple[Any, ...]]:
        rows = answers(statement, values)
        noted[connection.queries_log[-1]["sql"]] = Prepared(
            statement.numbered, [as_sent(values[name]) for name in statement.names]
        )
        return rows

    Words.answers = noting  # type: ignore[method-assign]
    try:
        yield noted
    finally:
        Words.answers = answers  # type: ignore[method-assign]


def _explain(queries: list[str], prepared: dict[str, Prepared], visit: Visit) -> list[dict[str, Any]]:
    """Explain each statement as its viewer, by the plan it runs by; what it would write is undone."""
    plans = []
    with acting_as(visit.person):
        for sql in queries:
            try:
                with transaction.atomic():
                    plans.append(_explain_one(sql, prepared.get(sql)))
                    transaction.set_rollback(True)
            except DatabaseError:
                # Not every statement can be explained (one that only sets the viewer can).
                continue
    return plans


def _explain_one(sql: str, prepared: Prepared | None = None) -> dict[str, Any]:
    with connection.cursor() as cursor:
        run = sql
        if prepared:
            # The viewer's transaction asks for the plan that serves whoever asks (acting.py).
            name = f"explained_{next(NUMBERS)}"
            cursor.execute(f"PREPARE {name} AS {prepared.words}")
            run = f"EXECUTE {name}{prepared.literals()}"
        # An insert could not run twice; everything else runs once to warm up.
        if sql.startswith("SELECT"):
            cursor.execute(run)
        cursor.execute(EXPLAIN + run)
        (rows,) = cursor.fetchone()
    explained = (json.loads(rows) if isinstance(rows, str) else rows)[0]
    top = explained["Plan"]
    return {
        "sql": sql,
        "buffers": _buffers(top),
        "ms": explained["Execution Time"],
        "planning_ms": explained["Planning Time"],
        "plan": top,
    }


def outline(top: dict[str, Any]) -> list[str]:
    """A plan in a line a node, as far as the buffers go: what touches under 2 % of them is left out."""
    return _lines(top, 0, _buffers(top) / 50)


def _lines(node: dict[str, Any], depth: int, least: float) -> list[str]:
    if _buffers(node) < least:
        return []
    names = (node.get(key) for key in ("Subplan Name", "Index Name", "Relation Name", "Alias"))
    loops = node.get("Actual Loops", 0)
    line = (
        f"{'  ' * depth}{' '.join([node['Node Type'], *filter(None, names)])}: "
        f"{node.get('Actual Rows', 0):g} rows (expected {node.get('Plan Rows', 0)}) × {loops:g}, "
        f"{_buffers(node)} buffers, "
        f"{node.get('Actual Total Time', 0) * loops:.1f} ms"
    )
    below = (_lines(child, depth + 1, least) for child in node.get("Plans", []))
    return [line, *(one for lines in below for one in lines)]


def _buffers(node: dict[str, Any]) -> int:
    """Shared buffers hit or read by a node and all below it, in all its loops."""
    return node.get("Shared Hit Blocks", 0) + node.get("Shared Read Blocks", 0)

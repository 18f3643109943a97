"""Statements sent to PostgreSQL again and again: over a cursor that is kept, by a plan that is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import psycopg
from django.db import DEFAULT_DB_ALIAS, Error, connections

# Ids, moments, days, names, bytes, sequences of ids, and nothing.
type Values = Mapping[str, Any]

NAMED = re.compile(r"%\((\w+)\)s")
# How many plans one connection keeps, more than all pages have statements; psycopg's own number is 100.
PLANS = 1000


@dataclass
class Words:
    """A statement as PostgreSQL is sent it, its values numbered or named, and the names in that order."""

    numbered: str
    named: str
    names: list[str]
    cursor: _PreparedCursor | None = None

    def answers(self, values: Values) -> list[tuple[Any, ...]]:
        """Ask the database for the bare rows."""
        database: Any = connections[DEFAULT_DB_ALIAS]
        if database.queries_logged or database.execute_wrappers:
            # A log of queries shows their values.
            with database.cursor() as cursor:
                cursor.execute(self.named, {name: as_sent(values[name]) for name in self.names})
                logged: list[tuple[Any, ...]] = cursor.fetchall()
            return logged
        sent = [as_sent(values[name]) for name in self.names]
        # What Django's own cursor does before each statement; making that cursor took as long as asking.
        with database.wrap_database_errors:
            database.close_if_health_check_failed()
            database.ensure_connection()
            database.validate_no_broken_transaction()
            return self._cursor_on(database.connection).rows(self.numbered, sent)

    def _cursor_on(self, connection: psycopg.Connection[Any]) -> _PreparedCursor:
        """One cursor a connection: it knows already how this statement's values are sent and read."""
        cursor = self.cursor
        if cursor is None or cursor.connection is not connection:
            connection.prepared_max = PLANS
            cursor = self.cursor = _PreparedCursor(connection)
        return cursor


@contextmanager
def one_plan_for_all() -> Iterator[None]:
    """Have PostgreSQL make no new plan for the same statement's new values, whoever acts or nobody.

    For work that sends a handful of statements thousands of times: planning took longer than running them,
    and so would compiling.
    """
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute("SET plan_cache_mode = force_generic_plan")
        cursor.execute("SET jit = off")
    try:
        yield
    finally:
        # Where the connection broke, the setting is gone with it.
        with suppress(Error), connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute("RESET plan_cache_mode")
            cursor.execute("RESET jit")


def words(statement: str) -> Words:
    """Take a statement written with `%(name)s` for each value; it must return rows."""
    names = list(dict.fromkeys(NAMED.findall(statement)))
    return Words(NAMED.sub(lambda found: f"${names.index(found[1]) + 1}", statement), statement, names)


class _PreparedCursor(psycopg.RawCursor[Any]):
    """Sends values apart from the words; PostgreSQL keeps the plan where the connection allows it."""

    def rows(self, words: str, params: list[Any]) -> list[tuple[Any, ...]]:
        """Ask, and keep nothing of the answer."""
        try:
            return self.execute(words, params, prepare=True).fetchall()
        finally:
            self._reset()
            self._tx.set_pgresult(None)


def as_sent(value: Any) -> Any:
    """Give a value as it is put on the way to PostgreSQL."""
    if value is None or isinstance(value, UUID | date | str | bytes):
        return value
    # As psycopg would write it, in a fraction of the time; the words say that it is uuid[].
    return "{" + ",".join([f"{one.int:032x}" for one in value]) + "}"

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
        if _is_watched(database):
            return self.told(values)
        with _at_hand(database):
            return self.cursor_on(database.connection).rows(self.numbered, self.sent(values))

    def told(self, values: Values) -> list[tuple[Any, ...]]:
        """Ask over Django's own cursor, which logs what is asked with its values."""
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute(self.named, {name: as_sent(values[name]) for name in self.names})
            logged: list[tuple[Any, ...]] = cursor.fetchall()
        return logged

    def sent(self, values: Values) -> list[Any]:
        """Give the values this statement has, in its order, as they are put on the way."""
        return [as_sent(values[name]) for name in self.names]

    def cursor_on(self, connection: psycopg.Connection[Any]) -> _PreparedCursor:
        """One cursor a connection: it knows already how this statement's values are sent and read."""
        cursor = self.cursor
        if cursor is None or cursor.connection is not connection:
            connection.prepared_max = PLANS
            cursor = self.cursor = _PreparedCursor(connection)
        return cursor


def commit_between(before: Words, after: Words, values: Values) -> list[list[tuple[Any, ...]]]:
    """Ask one, commit, and ask the other in the transaction that begins; return the rows of both.

    PostgreSQL is waited for once, not four times. For use in `transaction.atomic(durable=True)`, which stands
    for the second transaction from then on; RuntimeError where it would commit what is somebody else's.
    """
    database: Any = connections[DEFAULT_DB_ALIAS]
    if len(database.atomic_blocks) != 1:
        raise RuntimeError("Only the outermost transaction is ours to commit.")
    if _is_watched(database):
        rows = before.told(values)
        with database.cursor() as cursor:
            cursor.execute(_COMMIT.named)
        return [rows, after.told(values)]
    with _at_hand(database):
        with database.connection.pipeline():
            cursors = [
                statement.cursor_on(database.connection).ask(statement.numbered, statement.sent(values))
                for statement in (before, _COMMIT, after)
            ]
        return [cursors[0].taken(), cursors[2].taken()]


def _is_watched(database: Any) -> bool:
    """Whether somebody wants to see each statement."""
    return bool(database.queries_logged or database.execute_wrappers)


@contextmanager
def _at_hand(database: Any) -> Iterator[None]:
    """What Django's own cursor does around each statement; making that cursor took as long as asking."""
    with database.wrap_database_errors:
        database.close_if_health_check_failed()
        database.ensure_connection()
        database.validate_no_broken_transaction()
        yield


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
        return self.ask(words, params).taken()

    def ask(self, words: str, params: list[Any]) -> _PreparedCursor:
        """Send the question; between others the answer comes when all were sent."""
        return self.execute(words, params, prepare=True)

    def taken(self) -> list[tuple[Any, ...]]:
        """Take the answer that came, and keep nothing of it."""
        try:
            return self.fetchall()
        finally:
            self._reset()
            self._tx.set_pgresult(None)


def as_sent(value: Any) -> Any:
    """Give a value as it is put on the way to PostgreSQL."""
    if value is None or isinstance(value, UUID | date | str | bytes):
        return value
    # As psycopg would write it, in a fraction of the time; the words say that it is uuid[].
    return "{" + ",".join([f"{one.int:032x}" for one in value]) + "}"


_COMMIT = words("COMMIT AND CHAIN")

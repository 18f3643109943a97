"""Statements sent to PostgreSQL again and again, by plans that are kept, several of them in one breath.

They go to libpq without psycopg's cursors: making up a cursor's state took as long as asking.
"""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

import psycopg
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, Error, connections
from psycopg import generators, postgres, pq
from psycopg.abc import PQGen
from psycopg.adapt import Transformer
from psycopg.errors import error_from_result
from psycopg.pq.abc import PGresult

# Ids, moments, days, names, bytes, sequences of ids, and nothing.
type Values = Mapping[str, Any]
type Row = tuple[Any, ...]
type Question = tuple[Words, Values]

NAMED = re.compile(r"%\((\w+)\)s")
# How many plans one connection keeps, more than all pages have statements.
PLANS = 1000
# Where Django's connection has its line, for as long as the connection to PostgreSQL is the same.
LINE = "line_of_asking"
# What PostgreSQL is told of a value's type; of all others its own statement tells.
TYPES = {
    kind: postgres.types[name].oid
    for kind, name in ((UUID, "uuid"), (datetime, "timestamptz"), (date, "date"), (bytes, "bytea"))
}


@dataclass(eq=False)
class Words:
    """A statement as PostgreSQL is sent it, its values numbered or named, and the names in that order."""

    numbered: str
    named: str
    names: list[str]

    def answers(self, values: Values) -> list[Row]:
        """Ask the database for the bare rows."""
        database: Any = connections[DEFAULT_DB_ALIAS]
        if _is_watched(database):
            return self.told(values)
        with database.wrap_database_errors:
            return _line_of(database).answers(self, self.sent(values))

    def told(self, values: Values) -> list[Row]:
        """Ask over Django's own cursor, which logs what is asked with its values."""
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute(self.named, {name: as_sent(values[name]) for name in self.names})
            logged: list[Row] = cursor.fetchall() if cursor.description else []
        return logged

    def sent(self, values: Values) -> list[Any]:
        """Give the values this statement has, in its order, as they are put on the way."""
        return [as_sent(values[name]) for name in self.names]


def commit_between(before: Words, after: Words, values: Values) -> list[list[Row]]:
    """Ask one, commit, and ask the other in the transaction that begins; return the rows of both.

    PostgreSQL is waited for once, not four times. For use in `transaction.atomic(durable=True)`, which stands
    for the second transaction from then on; RuntimeError where it would commit what is somebody else's.
    """
    if not _is_ours_to_commit():
        raise RuntimeError("Only the outermost transaction is ours to commit.")
    said, _committed, held = answers_together((before, values), (_COMMIT_AND_GO_ON, {}), (after, values))
    return [said, held]


def answers_together(*questions: Question) -> list[list[Row]]:
    """Ask in one breath what is not about each other's answers; the first that fails is raised."""
    database: Any = connections[DEFAULT_DB_ALIAS]
    if _is_watched(database):
        return [words.told(values) for words, values in questions]
    with database.wrap_database_errors:
        return _line_of(database).answers_to([(words, words.sent(values)) for words, values in questions])


@contextmanager
def committing(begin_again: Callable[[], object] | None = None) -> Iterator[None]:
    """Commit at the end of the block together with what `ask_with_commit` was given in it, in one breath.

    For use as all there is in a `transaction.atomic()`. Where that is part of another, nothing waits. A page
    that only reads says how to `begin_again`: then both are sent at once, and PostgreSQL writes while the
    page is put together; the block ends when it has answered. What is asked after is asked in a transaction
    more.
    """
    if not _is_ours_to_commit():
        yield
        return
    end = _End(begin_again)
    token = _end.set(end)
    try:
        yield
    finally:
        _end.reset(token)
        end.wait()
    if end.waiting and not connections[DEFAULT_DB_ALIAS].needs_rollback:
        # What Django asks to be committed after this is nothing, and it goes on as after its own.
        answers_together(*end.waiting, (_COMMIT, {}))


def ask_with_commit(words: Words, values: Values) -> None:
    """Ask with the commit of the `committing` block around, or at once where this may be undone before."""
    end = _end.get()
    if end is None or not _is_ours_to_commit():
        words.answers(values)
    elif end.begin_again is None or connections[DEFAULT_DB_ALIAS].needs_rollback:
        end.waiting.append((words, values))
    else:
        end.send((words, values))


@dataclass
class _End:
    """How one transaction ends; `waiting` is what is asked at its end, `is_sent` that it was sent before."""

    begin_again: Callable[[], object] | None
    waiting: list[Question] = field(default_factory=list)
    is_sent: bool = False
    line: _Line | None = None

    def send(self, question: Question) -> None:
        """Ask, and commit, and do not wait for the answer."""
        self.go_on()
        database: Any = connections[DEFAULT_DB_ALIAS]
        if _is_watched(database):
            answers_together(question, (_COMMIT, {}))
        else:
            with database.wrap_database_errors:
                self.line = _line_of(database)
                self.line.send([(words, words.sent(values)) for words, values in (question, (_COMMIT, {}))])
            # PostgreSQL's turn: it soon waits for the disk, and would otherwise begin when we wait for it.
            os.sched_yield()
        database.execute_wrappers.append(self.before_more)
        self.is_sent = True

    def wait(self) -> None:
        """Have the answer, if anything was sent; the first that failed is raised."""
        if not self.is_sent:
            return
        database: Any = connections[DEFAULT_DB_ALIAS]
        database.execute_wrappers.remove(self.before_more)
        line, self.line, self.is_sent = self.line, None, False
        if line is not None:
            with database.wrap_database_errors:
                line.receive()

    def go_on(self) -> None:
        """Begin a transaction more, where this one ended."""
        if self.is_sent and self.begin_again:
            self.wait()
            self.begin_again()

    def before_more(self, ask: Callable[..., Any], *args: Any) -> Any:
        """Stand between whoever asks more and Django's cursor."""
        self.go_on()
        return ask(*args)


def _is_ours_to_commit() -> bool:
    """Whether one transaction is under way, and no part of it that could be undone alone."""
    return len(connections[DEFAULT_DB_ALIAS].atomic_blocks) == 1


def first_asked[R](ask: Callable[[], R]) -> R:
    """Ask what changes nothing first; a kept connection that turns out to be broken is replaced by a new one.

    Django sends a `SELECT 1` before the first statement over a kept connection; this question tells as well.
    """
    database: Any = connections[DEFAULT_DB_ALIAS]
    is_kept = database.connection is not None and database.health_check_enabled
    if not is_kept or database.health_check_done or database.in_atomic_block:
        return ask()
    database.health_check_done = True
    try:
        return ask()
    except Error:
        if database.is_usable():
            raise
        database.close()
    return ask()


def _is_watched(database: Any) -> bool:
    """Whether somebody wants to see each statement."""
    return bool(database.queries_logged or database.execute_wrappers)


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
    """Take a statement written with `%(name)s` for each value."""
    names = list(dict.fromkeys(NAMED.findall(statement)))
    return Words(NAMED.sub(lambda found: f"${names.index(found[1]) + 1}", statement), statement, names)


def as_sent(value: Any) -> Any:
    """Give a value as it is put on the way to PostgreSQL."""
    if value is None or isinstance(value, UUID | date | str | bytes):
        return value
    # As psycopg would write it, in a fraction of the time; the words say that it is uuid[].
    return "{" + ",".join([f"{one.int:032x}" for one in value]) + "}"


class _Line:
    """One connection, and the statements it keeps a plan of."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.connection, self.libpq = connection, connection.pgconn
        # psycopg itself prepares nothing (Django's default): it would drop all plans after a rollback.
        self.room = PLANS if settings.DATABASE_KEEPS_PLANS else 0
        self.kept: dict[Words, bytes] = {}
        self.reader = Transformer(connection)
        # How many answers were not received yet.
        self.awaited = 0

    def answers(self, words: Words, sent: Sequence[Any]) -> list[Row]:
        """Ask one question, and begin the transaction with it where none has begun."""
        if self._is_to_begin():
            return self.answers_to([(words, sent)])[0]
        self._keep(words, sent)
        self._ask(words, sent)
        return self._rows(self._taken(generators.execute(self.libpq)))

    def answers_to(self, questions: Sequence[tuple[Words, Sequence[Any]]]) -> list[list[Row]]:
        """Ask all in one breath; the first that fails ends them all and is raised."""
        if self._is_to_begin():
            return self._in_one_breath([(_BEGIN, ()), *questions])[1:]
        return self._in_one_breath(questions)

    def send(self, questions: Sequence[tuple[Words, Sequence[Any]]]) -> None:
        """Ask all in one breath, and do not wait: until `receive` nothing else may be asked."""
        for words, sent in questions:
            self._keep(words, sent)
        self.libpq.enter_pipeline_mode()
        self.awaited = len(questions)
        try:
            for words, sent in questions:
                self._ask(words, sent)
            self.libpq.pipeline_sync()
            self.connection.wait(generators.send(self.libpq))
        except BaseException:
            self._give_up()
            raise

    def receive(self) -> list[list[Row]]:
        """Return the answers to what was sent; the first that failed is raised."""
        if not self.awaited:
            return []
        try:
            results = [self._taken(generators.fetch_many(self.libpq)) for _ in range(self.awaited)]
            self._taken(generators.fetch_many(self.libpq))
            self.libpq.exit_pipeline_mode()
        except BaseException:
            self._give_up()
            raise
        self.awaited = 0
        return [self._rows(result) for result in results]

    def _is_to_begin(self) -> bool:
        return not self.connection.autocommit and self.libpq.transaction_status == pq.TransactionStatus.IDLE

    def _in_one_breath(self, questions: Sequence[tuple[Words, Sequence[Any]]]) -> list[list[Row]]:
        self.send(questions)
        return self.receive()

    def _give_up(self) -> None:
        # What was answered is not known: nothing more may be asked over this connection.
        self.awaited = 0
        self.connection.close()

    def _keep(self, words: Words, sent: Sequence[Any]) -> None:
        if words in self.kept or len(self.kept) >= self.room:
            return
        name = b"kept_%d" % next(_numbers)
        self.libpq.send_prepare(name, words.numbered.encode(), [_type(value) for value in sent])
        self._rows(self._taken(generators.execute(self.libpq)))
        self.kept[words] = name

    def _ask(self, words: Words, sent: Sequence[Any]) -> None:
        name, put = self.kept.get(words), [_put(value) for value in sent]
        if name is not None:
            self.libpq.send_query_prepared(name, put)
        else:
            self.libpq.send_query_params(words.numbered.encode(), put, [_type(value) for value in sent])

    def _taken(self, answering: PQGen[list[PGresult]]) -> PGresult:
        results = self.connection.wait(answering)
        if not results:
            raise psycopg.OperationalError("The connection gave no answer.")
        return results[0]

    def _rows(self, result: PGresult) -> list[Row]:
        if result.status == pq.ExecStatus.TUPLES_OK:
            self.reader.set_pgresult(result)
            rows = self.reader.load_rows(0, result.ntuples, tuple)
            self.reader.set_pgresult(None)
            return rows
        if result.status == pq.ExecStatus.COMMAND_OK:
            return []
        raise error_from_result(result)


def _line_of(database: Any) -> _Line:
    """Do what Django does before each statement; making its cursor took as long as asking."""
    database.close_if_health_check_failed()
    database.ensure_connection()
    database.validate_no_broken_transaction()
    line: _Line | None = getattr(database, LINE, None)
    if line is None or line.connection is not database.connection:
        line = _Line(database.connection)
        setattr(database, LINE, line)
    return line


def _put(value: Any) -> bytes | None:
    """Write a value as PostgreSQL reads it; DataError where it could not hold it."""
    if isinstance(value, str):
        if "\0" in value:
            raise psycopg.DataError("PostgreSQL text cannot contain NUL (0x00) bytes.")
        return value.encode()
    if isinstance(value, UUID):
        return value.hex.encode()
    if isinstance(value, date):
        return value.isoformat().encode()
    return value if value is None else b"\\x%b" % value.hex().encode()


def _type(value: Any) -> int:
    return TYPES.get(type(value), 0)


# No name is given twice, also where it is not known whether a plan was kept under it.
_numbers = itertools.count()
_end: ContextVar[_End | None] = ContextVar("end", default=None)
_BEGIN, _COMMIT, _COMMIT_AND_GO_ON = words("BEGIN"), words("COMMIT"), words("COMMIT AND CHAIN")

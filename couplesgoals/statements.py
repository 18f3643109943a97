"""Queries kept: Django builds and compiles one at its first use in a process, and then its values change.

Building and compiling the same dozen queries took more than half of a page's time, and planning them most of
PostgreSQL's. The queryset stays the only place where a query is written; kept is what Django made of it.

Values are ids, moments, days, names and lists of ids. They travel apart from the words, so that PostgreSQL
can keep its plan (DATABASE_KEEPS_PLANS; not behind a pooler that cannot). The rest is part of the words, told
by the key.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import QuerySet
from django.db.models.sql import Query
from psycopg import sql

from couplesgoals.asking import Question, Row, Values, Words, answers_together
from couplesgoals.memory import foreseen, is_foreseen

# By the query's key: whoever changes what a queryset means at run time (a test) puts another dict here.
known: dict[Hashable, Statement] = {}
changes: dict[Hashable, Words] = {}

PLACES = re.compile(r"%s|%%")
FAR_OFF = datetime(9000, 1, 1, tzinfo=UTC)


def run[R](key: Hashable, write: Callable[[Values], QuerySet[Any, R]], values: Values) -> list[R]:
    """Return the rows of the query that `write` makes of `values`; it is called once for each `key`.

    RuntimeError where an id or moment got into the query past `values`, or a name as a part of a longer text:
    it would stay for ever.
    """
    answer = foreseen(_fact(key, values)) if is_foreseen() else None
    return _statement(key, write, values).rows(values, answer)


def ahead(key: Hashable, write: Callable[[Values], QuerySet[Any]], values: Values) -> Ahead:
    """Give what `run` would ask."""
    return Ahead(_fact(key, values), _statement(key, write, values), values)


def rows_together(*questions: Ahead) -> list[list[Any]]:
    """Ask in one breath what is not about each other's answers; return the rows of each."""
    answers = answers_together(*(one.question for one in questions))
    return [one.statement.rows(one.values, answer) for one, answer in zip(questions, answers, strict=True)]


def change(key: Hashable, write: Callable[[Values], Query], values: Values) -> int:
    """Run an update or a deletion kept as `run` keeps a query; return of how many rows it was."""
    words = changes.get(key)
    if words is None:
        standing_in = {name: _stand_in(value, n) for n, (name, value) in enumerate(values.items())}
        compiler: Any = write(standing_in).get_compiler(connection.alias)
        said, params = compiler.as_sql()
        words = changes[key] = _words(f"{said} RETURNING 1", params, standing_in)
    return len(words.answers(values))


@dataclass(frozen=True)
class Ahead:
    """A question that will be asked, to be asked along with others; `fact` is what its answer is kept by."""

    fact: Hashable
    statement: Statement
    values: Values

    @property
    def question(self) -> Question:
        """Give it as it is sent."""
        return self.statement.words, self.values


class Kept[*Ts, R]:
    """A query of ids and moments that is kept: called, it returns the rows."""

    def __init__(self, write: Callable[[*Ts], QuerySet[Any, R]]) -> None:
        self.write = write

    def __call__(self, *args: *Ts) -> list[R]:
        values = _by_place(args)
        return self._statement(values).rows(values, foreseen((self, *args)))

    def ahead(self, *args: *Ts) -> Ahead:
        """Give what a call would ask."""
        values = _by_place(args)
        return Ahead((self, *args), self._statement(values), values)

    def _statement(self, values: Values) -> Statement:
        def written(standing_in: Values) -> QuerySet[Any, R]:
            given: Any = standing_in.values()
            return self.write(*given)

        return _statement((self.write,), written, values)


def kept[*Ts, R](write: Callable[[*Ts], QuerySet[Any, R]]) -> Kept[*Ts, R]:
    """Turn a function of ids and moments that writes a query into one that returns its rows."""
    return Kept(write)


@dataclass
class Statement:
    """What Django made of a queryset."""

    queryset: Any
    compiler: Any
    converters: Any
    words: Words

    def rows(self, values: Values, answer: list[Row] | None = None) -> list[Any]:
        """Ask the database, unless it answered already, and build what the queryset builds of each row."""
        return list(self.queryset._iterable_class(_Asked(self, values, answer)))


@dataclass
class _Asked:
    """A queryset in the eyes of its own iterable class: this one has its values."""

    statement: Statement
    values: Values
    answer: list[Row] | None
    query: Any = field(init=False)

    def __post_init__(self) -> None:
        self.query = _Compiled(self.statement, self.values, self.answer)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.statement.queryset, name)


@dataclass
class _Compiled:
    """Query and compiler in one, as far as iterables ask them; compiled already, it only runs."""

    statement: Statement
    values: Values
    answer: list[Row] | None

    def get_compiler(self, *_args: Any, **_kwargs: Any) -> _Compiled:
        """Give the compiler of this query: itself."""
        return self

    def execute_sql(self, *_args: Any, **_kwargs: Any) -> list[tuple[Any, ...]]:
        """Run the query."""
        return self.statement.words.answers(self.values) if self.answer is None else self.answer

    def results_iter(
        self, results: Any = None, tuple_expected: bool = False, **_kwargs: Any
    ) -> Iterator[Sequence[Any]]:
        """Give each row with its values as Python has them."""
        rows = self.execute_sql() if results is None else results
        if not self.statement.converters:
            return iter(rows)
        compiler = self.statement.compiler
        compiler.connection = connection
        converted = compiler.apply_converters(rows, self.statement.converters)
        return map(tuple, converted) if tuple_expected else iter(converted)

    def __getattr__(self, name: str) -> Any:
        # What was selected is told by the compiler, what was asked for by the query.
        compiler = self.statement.compiler
        return getattr(compiler, name) if hasattr(compiler, name) else getattr(compiler.query, name)


def _fact(key: Hashable, values: Values) -> Hashable:
    return (key, *values.values())


def _by_place(args: tuple[Any, ...]) -> Values:
    return {str(n): value for n, value in enumerate(args)}


def _statement(key: Hashable, write: Callable[[Values], QuerySet[Any]], values: Values) -> Statement:
    statement = known.get(key)
    if statement is None:
        standing_in = {name: _stand_in(value, n) for n, (name, value) in enumerate(values.items())}
        statement = known[key] = _compiled(write(standing_in), standing_in)
    return statement


def _stand_in(value: Any, number: int) -> Any:
    """Give a value of the same kind that nothing else in the query can be equal to."""
    if isinstance(value, UUID):
        return uuid4()
    if isinstance(value, datetime):
        return FAR_OFF + timedelta(microseconds=number)
    if isinstance(value, date):
        return FAR_OFF.date() + timedelta(days=number)
    if isinstance(value, str):
        return uuid4().hex
    return (uuid4(),)


def _compiled(queryset: QuerySet[Any, Any], standing_in: Values) -> Statement:
    compiler: Any = queryset.query.get_compiler(queryset.db)
    words, params = compiler.as_sql()
    columns = [column for column, *_rest in compiler.select[: compiler.col_count]]
    converters = compiler.get_converters(columns)
    return Statement(queryset, compiler, converters, _words(words, params, standing_in))


def _words(words: str, params: Sequence[Any], standing_in: Values) -> Words:
    """Number the places of the values, and write everything else in full."""
    names = {value: name for name, value in standing_in.items()}
    order: list[str] = []
    numbered, named = [], []
    waiting = iter(params)
    for part in re.split(f"({PLACES.pattern})", words):
        number, name = _place(next(waiting), names, order) if part == "%s" else (part, part)
        numbered.append("%" if part == "%%" else number)
        named.append(name)
    return Words("".join(numbered), "".join(named), order)


def _place(param: Any, names: Mapping[Any, str], order: list[str]) -> tuple[str, str]:
    """Write one parameter: the place of a value, or a constant in full, so that plans can count on it."""
    key = tuple(param) if isinstance(param, list) else param
    if name := names.get(key):
        if name not in order:
            order.append(name)
        return f"${order.index(name) + 1}", f"%({name})s"
    if isinstance(param, UUID | date | list | tuple):
        raise RuntimeError("Ids and moments come into a kept query as its values.")
    if isinstance(param, str) and any(isinstance(one, str) and one in param for one in names):
        raise RuntimeError("A name is a value as it is, not a part of another text.")
    literal = sql.Literal(param).as_string(connection.connection)
    return literal, literal.replace("%", "%%")

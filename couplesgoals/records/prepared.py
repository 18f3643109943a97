"""Pages' queries, each built through `visible_to` once in a process, and run for every viewer after.

`@prepared` stands above a function that returns a queryset of `visible_to(viewer)`. It is called with one
who stands in for the viewer, of the same role and reach; who really asks comes in as a value. Arguments are
ids, moments, days, names, lists of ids (values: `__among`, not `__in`), or None, flags and choices (told
apart).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from enum import Enum
from functools import wraps
from typing import Any, Concatenate
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.sql import DeleteQuery, Query, UpdateQuery

from couplesgoals import statements
from couplesgoals.asking import Values
from couplesgoals.people.models import User
from couplesgoals.records.rule import Reach, reach_of, reaching, reads_nothing


class Prepared[**P, R]:
    """A query written for a viewer: called, it returns the rows."""

    def __init__(self, write: Callable[Concatenate[User, P], QuerySet[Any, R]]) -> None:
        self.__wrapped__ = write

    def __call__(self, viewer: User, /, *args: P.args, **kwargs: P.kwargs) -> list[R]:
        if reads_nothing(viewer):
            return list(self.__wrapped__(viewer, *args, **kwargs))
        return statements.run(*_kept(self.__wrapped__, viewer, args, kwargs))

    def ahead(self, viewer: User, /, *args: P.args, **kwargs: P.kwargs) -> statements.Ahead:
        """Give what a call would ask; not for who reads nothing."""
        return statements.ahead(*_kept(self.__wrapped__, viewer, args, kwargs))


def prepared[**P, R](write: Callable[Concatenate[User, P], QuerySet[Any, R]]) -> Prepared[P, R]:
    """Turn a function that writes a query for a viewer into one that returns its rows."""
    return Prepared(write)


def prepared_delete[**P](
    write: Callable[Concatenate[User, P], QuerySet[Any]],
) -> Callable[Concatenate[User, P], int]:
    """Turn a function that writes a query for a viewer into one that deletes its rows, and counts them.

    PostgreSQL deletes, Django does not look for what hangs on the rows: for models nothing points to.
    """

    def deletion(viewer: User, /, *args: P.args, **kwargs: P.kwargs) -> Query:
        query = write(viewer, *args, **kwargs).query.clone()
        query.__class__ = DeleteQuery
        return query

    return _changing(write, deletion)


def prepared_update[**P](
    write: Callable[Concatenate[User, P], tuple[QuerySet[Any], dict[str, Any]]],
) -> Callable[Concatenate[User, P], int]:
    """Turn a function that writes a query and new values into one that updates its rows, and counts them."""

    def update(viewer: User, /, *args: P.args, **kwargs: P.kwargs) -> Query:
        rows, values = write(viewer, *args, **kwargs)
        query: Any = rows.query.chain(UpdateQuery)
        query.add_update_values(values)
        updating: Query = query
        return updating

    return _changing(write, update)


def _changing[**P](
    write: Callable[..., Any], change: Callable[Concatenate[User, P], Query]
) -> Callable[Concatenate[User, P], int]:
    @wraps(write)
    def changed(viewer: User, /, *args: P.args, **kwargs: P.kwargs) -> int:
        if reads_nothing(viewer):
            return 0
        return statements.change(*_kept(change, viewer, args, kwargs))

    return changed


def _kept(
    write: Callable[..., Any], viewer: User, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> tuple[Hashable, Callable[[Values], Any], Values]:
    """The key of a query for viewers like this one, how to write it with stand-ins, and its values now."""
    reach = reach_of(viewer)
    named: dict[Any, Any] = dict(enumerate(args)) | kwargs
    fixed = {name: one for name, one in named.items() if one is None or isinstance(one, bool | Enum)}
    values = {f"given_{name}": _value(one) for name, one in named.items() if name not in fixed}
    values |= {"viewer": viewer.pk, "own": tuple(reach.own), "shared": tuple(reach.shared)}
    same = reach.own == reach.shared
    key: Hashable = (write, viewer.role, same, *named, *fixed.items())

    def written(standing_in: Values) -> Any:
        asking = User(pk=standing_in["viewer"], role=viewer.role)
        own = frozenset(standing_in["own"])
        theirs = Reach(own, own if same else frozenset(standing_in["shared"]))
        given = {name: fixed[name] if name in fixed else standing_in[f"given_{name}"] for name in named}
        by_place = [given.pop(n) for n in range(len(args))]
        with reaching(asking, theirs):
            return write(asking, *by_place, **given)

    return key, written, values


def _value(given: object) -> object:
    if isinstance(given, UUID | date | str):
        return given
    if isinstance(given, list | tuple | set | frozenset) and all(isinstance(one, UUID) for one in given):
        return tuple(given)
    raise TypeError("A kept query takes ids, moments, days, names and lists of ids.")

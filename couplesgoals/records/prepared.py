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

from couplesgoals import statements
from couplesgoals.memory import remembering
from couplesgoals.people.models import User
from couplesgoals.records.rule import Reach, reach_of, reads_nothing


def prepared[**P, R](
    write: Callable[Concatenate[User, P], QuerySet[Any, R]],
) -> Callable[Concatenate[User, P], list[R]]:
    """Turn a function that writes a query for a viewer into one that returns its rows."""

    @wraps(write)
    def rows(viewer: User, /, *args: P.args, **kwargs: P.kwargs) -> list[R]:
        if reads_nothing(viewer):
            return list(write(viewer, *args, **kwargs))
        reach = reach_of(viewer)
        named = dict(enumerate(args)) | kwargs
        fixed = {name: one for name, one in named.items() if one is None or isinstance(one, bool | Enum)}
        values = {f"given_{name}": _value(one) for name, one in named.items() if name not in fixed}
        values |= {"viewer": viewer.pk, "own": tuple(reach.own), "shared": tuple(reach.shared)}
        same = reach.own == reach.shared
        key: Hashable = (write, viewer.role, same, *named, *fixed.items())

        def written(standing_in: Any) -> QuerySet[Any, R]:
            asking = User(pk=standing_in["viewer"], role=viewer.role)
            own = frozenset(standing_in["own"])
            theirs = Reach(own, own if same else frozenset(standing_in["shared"]))
            given = {name: fixed[name] if name in fixed else standing_in[f"given_{name}"] for name in named}
            by_place = [given.pop(n) for n in range(len(args))]
            with remembering({("reach", asking.pk): theirs}):
                return write(asking, *by_place, **given)  # type: ignore[arg-type]  # values of the same kinds

        return statements.run(key, written, values)

    return rows


def _value(given: object) -> object:
    if isinstance(given, UUID | date | str):
        return given
    if isinstance(given, list | tuple | set | frozenset) and all(isinstance(one, UUID) for one in given):
        return tuple(given)
    raise TypeError("A kept query takes ids, moments, days, names and lists of ids.")

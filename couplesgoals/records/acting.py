"""Say to PostgreSQL on whose behalf the following statements run."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from couplesgoals.people.models import User


def _set_viewer(viewer_id: UUID | None) -> str:
    """Set the viewer for this transaction; return who it was before ("" for nobody)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('app.viewer', true), set_config('app.viewer', %s, true)",
            [str(viewer_id or "")],
        )
        row = cursor.fetchone()
    return (row[0] if row else "") or ""


# What was looked up about viewers since the innermost acting_as began; None outside of one.
_memory: ContextVar[dict[Hashable, Any] | None] = ContextVar("memory", default=None)


def remembered[T](key: Hashable, look_up: Callable[[], T]) -> T:
    """Look something up once in an acting_as block, so once in a request; outside of one, every time."""
    memory = _memory.get()
    if memory is None:
        return look_up()
    if key not in memory:
        memory[key] = look_up()
    found: T = memory[key]
    return found


@contextmanager
def acting_as(user: User | None) -> Iterator[None]:
    """Open a transaction in which `user` is the viewer; nested use gives the former viewer back.

    The setting is local to the transaction: it cannot reach the next one on the same connection,
    also behind pgbouncer. An exception rolls the savepoint back, and the setting with it.
    """
    with transaction.atomic():
        before = _set_viewer(user.pk if user is not None and user.is_active else None)
        token = _memory.set({})
        try:
            yield
        finally:
            _memory.reset(token)
        if not connection.needs_rollback and len(connection.atomic_blocks) > 1:
            _set_viewer(UUID(before) if before else None)

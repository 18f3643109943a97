"""What was looked up about people and couples, remembered while one request or task is under way."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

# Of the innermost `remembering` block; None outside of one.
_memory: ContextVar[dict[Hashable, Any] | None] = ContextVar("memory", default=None)


def remembered[T](key: Hashable, look_up: Callable[[], T]) -> T:
    """Look something up once in a `remembering` block; outside of one, every time."""
    memory = _memory.get()
    if memory is None:
        return look_up()
    if key not in memory:
        memory[key] = look_up()
    found: T = memory[key]
    return found


def foreseen(key: Hashable) -> Any:
    """Return what was found out before it was asked for, or None."""
    memory = _memory.get()
    return memory.get(key) if memory else None


@contextmanager
def remembering(facts: dict[Hashable, Any] | None = None) -> Iterator[None]:
    """Begin with `facts` or nothing, and forget everything at the end."""
    token = _memory.set(facts or {})
    try:
        yield
    finally:
        _memory.reset(token)

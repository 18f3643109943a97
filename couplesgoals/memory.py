"""What was looked up about people and couples, remembered while one request or task is under way."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

# Of the innermost `remembering` block; None outside of one.
_memory: ContextVar[dict[Hashable, Any] | None] = ContextVar("memory", default=None)

# What was asked ahead, by its question, for one viewer in one transaction.
_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers", default=None)


def remembered[T](key: Hashable, look_up: Callable[[], T]) -> T:
    """Look something up once in a `remembering` block; outside of one, every time."""
    memory = _memory.get()
    if memory is None:
        return look_up()
    if key not in memory:
        memory[key] = look_up()
    found: T = memory[key]
    return found


def foreseen(question: Hashable) -> Any:
    """Give the answer to a question that was asked ahead, once; None for any other."""
    answers = _answers.get()
    return answers.pop(question, None) if answers else None


def is_foreseen() -> bool:
    """Whether any question was asked ahead whose answer nobody has taken."""
    return bool(_answers.get())


def foresee(question: Hashable, answer: Any) -> None:
    """Keep the answer to a question asked ahead, where `foreseeing` is under way."""
    answers = _answers.get()
    if answers is not None:
        answers[question] = answer


@contextmanager
def foreseeing() -> Iterator[None]:
    """Let questions be asked ahead of who wants to know; what nobody took is forgotten at the end."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


@contextmanager
def remembering(facts: dict[Hashable, Any] | None = None) -> Iterator[None]:
    """Begin with `facts` or nothing, and forget everything at the end."""
    token = _memory.set(facts or {})
    try:
        yield
    finally:
        _memory.reset(token)

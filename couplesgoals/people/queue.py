"""Hands work to the queue once the transaction stands. The broker is only a hint: without it pages go on."""

from __future__ import annotations

from functools import partial
from typing import Any

from celery import Task
from django.db import transaction


def after_commit(task: Task[Any, Any], *ids: str) -> None:
    """Queue the task after commit; a broker that is away is logged, not shown, and a sweep finds the work again."""
    transaction.on_commit(partial(_publish, task, *ids), robust=True)


def _publish(task: Task[Any, Any], *ids: str) -> None:
    task.apply_async(args=ids, retry=False)

"""Hands work to the queue once the transaction stands. The broker is only a hint: without it pages go on."""

from __future__ import annotations

from functools import partial

from celery import current_app
from django.db import transaction


def after_commit(task: str, *ids: str) -> None:
    """Queue the task of this name after commit; a broker that is away is logged, not shown to the person."""
    transaction.on_commit(partial(_publish, task, *ids), robust=True)


def _publish(task: str, *ids: str) -> None:
    current_app.send_task(task, args=ids, retry=False)

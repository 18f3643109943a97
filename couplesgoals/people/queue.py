"""Hands work to the queue once the transaction stands. The broker is only a hint: without it pages go on."""

from __future__ import annotations

import logging
from functools import partial
from importlib import import_module

from celery import current_app
from django.apps import apps
from django.db import transaction

logger = logging.getLogger(__name__)


def after_commit(task: str, *ids: str, or_here: bool = False) -> None:
    """Queue the task `app.function` after commit; a broker that is away is logged, not shown to the person.

    `or_here` is for what nothing sends again later: without a broker the task is done at once, in this
    process. It takes as long as it takes, so it is not for what must look the same for everybody.
    """
    transaction.on_commit(partial(_publish, task, ids, or_here=or_here), robust=True)


def _publish(task: str, ids: tuple[str, ...], *, or_here: bool) -> None:
    try:
        current_app.send_task(task, args=ids, retry=False)
    except Exception:
        if not or_here:
            raise
        logger.exception("The broker did not take %s; it is done here.", task)
        # A web process only names tasks; they are loaded here.
        app, _dot, name = task.partition(".")
        getattr(import_module(f"{apps.get_app_config(app).name}.tasks"), name)(*ids)

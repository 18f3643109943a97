"""Worker and beat say that they are alive, each in a row of its own, so that silence is seen."""

from __future__ import annotations

import logging
import time
from typing import Any

from celery import bootsteps
from celery.beat import PersistentScheduler
from django.db import DatabaseError, connection

from couplesgoals.reminders.actions import record_heartbeat

logger = logging.getLogger(__name__)

EVERY_SECONDS = 30.0
WORKER = "worker"
BEAT = "beat"


def beat_once(name: str) -> None:
    """Write one heartbeat on a connection of its own; without PostgreSQL it is left out, never raised."""
    try:
        record_heartbeat(name=name)
    except DatabaseError as error:
        logger.warning("No heartbeat of %s: %s", name, type(error).__name__)
    finally:
        # The worker's parent process must not share a connection with the children it forks.
        connection.close()


class WorkerHeartbeat(bootsteps.StartStopStep):
    """Has the worker's own timer write its heartbeat, so it stops when the worker hangs."""

    requires: Any = ("celery.worker.components:Timer",)

    _entry: Any = None

    def start(self, parent: Any) -> None:
        """Write one now, then one every half minute."""
        beat_once(WORKER)
        self._entry = parent.timer.call_repeatedly(EVERY_SECONDS, beat_once, (WORKER,))

    def stop(self, parent: Any) -> None:
        """Leave the timer."""
        if self._entry is not None:
            self._entry.cancel()


class BeatScheduler(PersistentScheduler):
    """Celery's own scheduler, which also writes its heartbeat."""

    _next_heartbeat = 0.0

    def tick(self, *args: Any, **kwargs: Any) -> float:
        """Publish what is due; return the seconds until something is again."""
        if time.monotonic() >= self._next_heartbeat:
            self._next_heartbeat = time.monotonic() + EVERY_SECONDS
            beat_once(BEAT)
        wait = super().tick(*args, **kwargs)  # type: ignore[no-untyped-call]  # Celery has no types
        return min(float(wait), EVERY_SECONDS)

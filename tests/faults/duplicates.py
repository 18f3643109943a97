"""Publishes both tasks of the outbox once more, again and again, as a broker that repeats itself would."""

from __future__ import annotations

import threading
from contextlib import suppress

from celery import Celery
from kombu.exceptions import OperationalError

from couplesgoals.embedded import urls

TASKS = ("reminders.create_due", "reminders.send_due")
EVERY_SECONDS = 0.7


class Duplicates:
    """Until told to end."""

    def __init__(self) -> None:
        self._ending = threading.Event()
        self._app = Celery(broker=urls.broker())
        self._app.conf.update(
            broker_transport_options={"socket_connect_timeout": 1, "socket_timeout": 1, "max_retries": 0},
            task_default_queue="default",
            task_ignore_result=True,
        )
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.published = 0

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def end(self) -> None:
        """No more."""
        self._ending.set()
        self._thread.join(30)
        self._app.close()

    def _run(self) -> None:
        while not self._ending.wait(EVERY_SECONDS):
            for task in TASKS:
                # The broker may be away; beat's own message comes when it is back.
                with suppress(OperationalError, OSError):
                    self._app.send_task(task, retry=False, expires=10)
                    self.published += 1

"""The Celery application. PostgreSQL holds the truth about what is due; the broker is only a hint."""

import gc
import os
from typing import Any

from celery import Celery
from celery.signals import worker_process_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "couplesgoals.settings.demo")

app = Celery("couplesgoals")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
# By name: models cannot be imported yet.
app.steps["worker"].add("couplesgoals.reminders.heartbeats:WorkerHeartbeat")


@worker_process_init.connect  # type: ignore[untyped-decorator]
def leave_alone_what_stays(**_told: Any) -> None:
    """Have the collector look through what tasks make, not through all the program each time.

    Mails are thousands of small objects: this is a twentieth of sending one.
    """
    gc.collect()
    gc.freeze()

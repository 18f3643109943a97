"""As the benchmarks serve pages, but mail really leaves, and beat, tasks and leases are quicker."""

import os

from benchmarks.settings import *  # noqa: F403  (settings modules build on each other)
from couplesgoals.settings.base import CELERY_BEAT_SCHEDULE

# A lease lasts twice as long (couplesgoals/reminders/sending.py): what a killed worker held is free after it.
CELERY_TASK_TIME_LIMIT = 6
CELERY_BEAT_SCHEDULE = {
    name: {
        **entry,
        "schedule": min(entry["schedule"], 1.0 if entry["task"].startswith("reminders.") else 5.0),
    }
    for name, entry in CELERY_BEAT_SCHEDULE.items()
}
MAILERS = {
    "default": {
        "BACKEND": "couplesgoals.reminders.smtp.EmailBackend",
        "OPTIONS": {"host": "127.0.0.1", "port": int(os.environ.get("SMTP_PORT", "25")), "timeout": 10},
    }
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

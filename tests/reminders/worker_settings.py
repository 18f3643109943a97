"""The demo's settings for a real worker: mails go to the test's folder, and beat does not wait."""

import os

from couplesgoals.settings.demo import *  # noqa: F403  (settings modules build on each other)
from couplesgoals.settings.demo import CELERY_BEAT_SCHEDULE

MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPTIONS": {"file_path": os.environ["OUTBOX"]},
    }
}
CELERY_BEAT_SCHEDULE = {
    name: {**entry, "schedule": 1.0}
    for name, entry in CELERY_BEAT_SCHEDULE.items()
    if entry["task"].startswith("reminders.")
}

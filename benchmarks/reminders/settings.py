"""As the pages are served while they are measured, but mail goes to the sink, nothing is due by itself."""

import os

from benchmarks.settings import *  # noqa: F403  (settings modules build on each other)

MAILERS = {
    "default": {
        "BACKEND": "couplesgoals.reminders.smtp.EmailBackend",
        "OPTIONS": {"host": "127.0.0.1", "port": int(os.environ.get("SMTP_PORT", "25")), "timeout": 10},
    }
}
CELERY_BEAT_SCHEDULE: dict[str, object] = {}

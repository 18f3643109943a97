"""As the pages are served while they are measured, but mail goes to the sink, nothing is due by itself."""

import os

from benchmarks.settings import *  # noqa: F403  (settings modules build on each other)

_SINK = {"host": "127.0.0.1", "port": int(os.environ.get("SMTP_PORT", "25")), "timeout": 10}
MAILERS = {
    "default": {"BACKEND": "couplesgoals.reminders.smtp.EmailBackend", "OPTIONS": _SINK},
    # What comes with Django, for the plain loop.
    "plain": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": _SINK},
}
CELERY_BEAT_SCHEDULE: dict[str, object] = {}

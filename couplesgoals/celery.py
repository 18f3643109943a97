"""The Celery application. PostgreSQL holds the truth about what is due; the broker is only a hint."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "couplesgoals.settings.demo")

app = Celery("couplesgoals")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
# By name: models cannot be imported yet.
app.steps["worker"].add("couplesgoals.reminders.heartbeats:WorkerHeartbeat")

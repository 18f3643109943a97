"""Runs in an environment of its own: `celery_beat_inside.py TASKS` prints seconds and memory as JSON."""

import json
import os
import resource
import sys
import time
from datetime import timedelta
from urllib.parse import unquote, urlsplit

import django
from django.conf import settings


def main(tasks: int) -> None:
    """Make the tasks, start the scheduler, and tick."""
    parts = urlsplit(os.environ["BESIDE_URL"])
    settings.configure(
        SECRET_KEY=os.urandom(20).hex(),
        INSTALLED_APPS=["django_celery_beat"],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": parts.path[1:],
                "USER": parts.username,
                "HOST": unquote(parts.netloc.rpartition("@")[2]),
            }
        },
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(json.dumps(measured(tasks)))


def measured(tasks: int) -> dict[str, float]:
    """Seconds of the start, of a tick with all due and of one after an edit; megabytes."""
    from celery import Celery
    from django.utils import timezone
    from django_celery_beat.models import IntervalSchedule, PeriodicTask, PeriodicTasks
    from django_celery_beat.schedulers import DatabaseScheduler

    monthly = IntervalSchedule.objects.create(every=30, period=IntervalSchedule.DAYS)
    long_ago = timezone.now() - timedelta(days=31)
    PeriodicTask.objects.bulk_create(
        PeriodicTask(name=f"couple {n}", task="remind", interval=monthly, last_run_at=long_ago)
        for n in range(tasks)
    )
    PeriodicTasks.update_changed()
    app = Celery(broker=os.environ["BROKER_URL"], set_as_current=True)
    begun = time.perf_counter()
    scheduler = DatabaseScheduler(app=app)
    started = time.perf_counter()
    ran = 0
    while ran < tasks and scheduler.tick() == 0:
        ran += 1
    scheduler.sync()
    all_ran = time.perf_counter()
    PeriodicTask.objects.first().save()
    edited = time.perf_counter()
    scheduler.tick()
    return {
        "start": started - begun,
        "due": all_ran - started,
        "edited": time.perf_counter() - edited,
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


main(int(sys.argv[1]))

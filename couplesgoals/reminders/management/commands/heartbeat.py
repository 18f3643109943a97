"""`manage.py heartbeat worker`: whether a background part is alive, by its exit code; for health checks."""

from datetime import timedelta
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from couplesgoals.reminders.heartbeats import BEAT, WORKER
from couplesgoals.reminders.models import Heartbeat


class Command(BaseCommand):
    """Ask one row."""

    help = "Exits with 0 when worker or beat wrote a heartbeat lately, with 1 otherwise."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who, and how old the last heartbeat may be."""
        parser.add_argument("name", choices=[WORKER, BEAT])
        parser.add_argument("--seconds", type=int, default=90)

    def handle(self, *args: Any, **options: Any) -> None:
        """Say since when."""
        last = Heartbeat.objects.filter(name=options["name"]).first()
        if last is None or timezone.now() - last.at > timedelta(seconds=options["seconds"]):
            raise CommandError(f"{options['name']}: no heartbeat since {last.at if last else 'ever'}")
        self.stdout.write(f"{options['name']}: {last.at}")

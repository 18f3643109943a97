"""`manage.py demo`: the whole program with fictional people on this machine, and nothing else to install."""

import importlib
import importlib.util
import json
import os
import shutil
from types import ModuleType
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, CommandError, CommandParser, call_command
from django.db import connections, transaction

from couplesgoals.demo import running
from couplesgoals.demo.processes import ProcessEndedError
from couplesgoals.embedded import places, postgres, servers, valkey
from couplesgoals.embedded.errors import EmbeddedError


class Command(BaseCommand):
    """Start, seed, serve, stop."""

    help = "Runs Couples Goals with a fictional program: web, worker, beat, and the servers they need."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Three choices; none is needed."""
        parser.add_argument("--port", type=int, default=8000, help="where the web server listens (8000)")
        parser.add_argument(
            "--reset", action="store_true", help="begin again: drop the demo's database and queue"
        )
        parser.add_argument(
            "--accounts", action="store_true", help="print the sign-ins as JSON and do nothing else"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until Ctrl-C; a process that ends by itself is named and makes the exit code 1."""
        if options["accounts"]:
            self.stdout.write(json.dumps(_accounts()))
            return
        if not settings.DEBUG:
            raise CommandError("The demo runs only with the demo's settings, never where real people are.")
        port = options["port"]
        if not running.port_is_free(port):
            raise CommandError(f"Port {port} is in use. Stop what runs there, or choose another with --port.")
        try:
            with running.stoppable():
                self._run(port, reset=options["reset"])
        except running.StoppedError:
            self.stdout.write("Stopped.")
        except (EmbeddedError, ProcessEndedError, TimeoutError) as error:
            raise CommandError(str(error)) from error

    def _run(self, port: int, *, reset: bool) -> None:
        places.make_state_dir()
        try:
            with servers.locked(places.state_dir() / "demo.lock", wait=False), servers.leased():
                if reset:
                    _reset()
                self._fill()
                connections.close_all()
                running.serve(port, places.state_dir(), lambda: self._greet(port), self._warn)
        except BlockingIOError:
            raise CommandError("A demo of this checkout runs already. Stop it first.") from None

    def _fill(self) -> None:
        """Migrate, and tell the story to an empty program."""
        call_command("migrate", verbosity=0, interactive=False)
        story = _module("couplesgoals.demo.story")
        if story is not None and not get_user_model()._default_manager.exists():
            self.stdout.write("Writing a fictional program …")
            # Whole or not at all: half a story would pass for a program that has people.
            with transaction.atomic():
                story.tell()

    def _greet(self, port: int) -> None:
        accounts = _accounts()
        wide = max((len(account["email"]) for account in accounts), default=0)
        for account in accounts:
            about = " · ".join(part for part in (account["role"], account["couple"]) if part)
            self.stdout.write(f"  {account['email']:<{wide}}  {account['password']}  {about}")
        self.stdout.write(f"Messages and logs are in {places.state_dir()}")
        self.stdout.write(self.style.SUCCESS(f"http://{running.HOST}:{port}/   Ctrl-C stops everything"))
        self.stdout.flush()

    def _warn(self, line: str) -> None:
        self.stderr.write(line)


def _reset() -> None:
    """Drop the demo's database, queue, cache and messages."""
    if os.environ.get("DATABASE_URL") or os.environ.get("REDIS_URL"):
        raise CommandError("--reset drops only the embedded database. Unset DATABASE_URL and REDIS_URL.")
    postgres.drop_database()
    postgres.start()
    valkey.flush(0, 1)
    shutil.rmtree(places.state_dir() / "outbox", ignore_errors=True)
    for schedule in places.state_dir().glob("beat-schedule*"):
        schedule.unlink()


def _accounts() -> list[dict[str, str]]:
    accounts = _module("couplesgoals.demo.accounts")
    keys = ("email", "password", "role", "couple")
    return [{key: account[key] for key in keys} for account in accounts.ACCOUNTS] if accounts else []


def _module(name: str) -> ModuleType | None:
    return importlib.import_module(name) if importlib.util.find_spec(name) else None

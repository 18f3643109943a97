"""`manage.py create_administrator`: the first person of a new deployment."""

from __future__ import annotations

from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from couplesgoals.people.actions import create_first_administrator
from couplesgoals.people.mail import password_link


class Command(BaseCommand):
    """Create an administrator and print a link at which they set their password, or ask for one here."""

    help = "Create an administrator, who then adds programs, staff and couples on the site."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address and the name."""
        parser.add_argument("--email", required=True)
        parser.add_argument("--name", required=True)
        parser.add_argument(
            "--ask-password", action="store_true", help="Type a password now instead of using a link."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Create the person; say plainly what is wrong with what was typed."""
        try:
            password = self._ask() if options["ask_password"] else None
            person = create_first_administrator(
                email=options["email"], name=options["name"], password=password
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"Created the administrator {person.email}.")
        if password is None:
            self.stdout.write(f"Set the password once at: {password_link(person)}")

    def _ask(self) -> str:
        password = getpass("Password: ")
        if getpass("Password again: ") != password:
            raise CommandError("The two passwords are not the same.")
        validate_password(password)
        return password

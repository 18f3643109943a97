"""`migrate` as the role that owns the tables; the role that serves people owns nothing."""

from typing import Any

from django.conf import settings
from django.core.management.commands import migrate

from couplesgoals.records.owner import connected_as_owner


class Command(migrate.Command):
    """Django's migrate, connected with OWNER_DATABASE_URL when the settings name one."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate; afterwards the connection is the runtime role's again."""
        with connected_as_owner(options["database"], getattr(settings, "OWNER_DATABASE_URL", None)):
            super().handle(*args, **options)

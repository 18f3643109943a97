"""Connections as the superuser of whichever PostgreSQL is in use; for creating and emptying databases."""

import os
from urllib.parse import urlsplit

import psycopg

from couplesgoals.embedded import urls
from couplesgoals.embedded.errors import EmbeddedError


def url(database: str = "postgres") -> str:
    """The superuser's URL: ADMIN_DATABASE_URL, or the embedded server's."""
    given = os.environ.get("ADMIN_DATABASE_URL")
    if given:
        return urlsplit(given)._replace(path=f"/{database}").geturl()
    if os.environ.get("DATABASE_URL"):
        raise EmbeddedError(
            "DATABASE_URL names a server of your own. Tests create databases there, so set "
            "ADMIN_DATABASE_URL (a superuser) and OWNER_DATABASE_URL as well, or unset DATABASE_URL."
        )
    return urls.database(urls.ADMIN, database)


def connect(database: str = "postgres") -> psycopg.Connection:
    """Connect as the superuser, each statement on its own."""
    return psycopg.connect(url(database), autocommit=True)

"""Lends the owner's rights to one command: migrations change tables, requests never do."""

from collections.abc import Iterator
from contextlib import contextmanager

import dj_database_url
from django.db import connections


@contextmanager
def connected_as_owner(alias: str, url: str | None) -> Iterator[None]:
    """Connect one alias with another URL while the block runs; without a URL nothing changes."""
    if not url:
        yield
        return
    connection = connections[alias]
    runtime = connection.settings_dict
    connection.close()
    connection.settings_dict = {**runtime, **dj_database_url.parse(url), "CONN_MAX_AGE": 0}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict = runtime

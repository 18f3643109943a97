"""Test databases: migrated once into a template, copied from it for every test process.

A copy takes a tenth of a second, migrations take several, so a run without new migrations starts at once.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import LiteralString

import psycopg
from django.apps import apps
from django.core.management import call_command
from psycopg import sql

from couplesgoals.embedded import admin, places, postgres, servers

PREFIX = "test_template_"
BUILDING = "test_building"
# What migrations themselves fill and every test may rely on.
KEPT_TABLES = ["django_migrations", "django_content_type", "auth_permission"]
SLOTS = 14
_COPY: list[LiteralString] = [
    "CREATE DATABASE {name} OWNER couplesgoals_owner TEMPLATE {template}",
    # A copy has PostgreSQL's own rights on the database, not the template's: take away what roles.sql takes.
    "REVOKE ALL ON DATABASE {name} FROM PUBLIC",
    "GRANT CONNECT ON DATABASE {name} TO couplesgoals_app",
    # Nobody misses a test's rows after a power cut.
    "ALTER DATABASE {name} SET synchronous_commit = off",
]


@contextmanager
def slot() -> Iterator[int]:
    """A number no other test process of this checkout holds; it names the database and Valkey's database."""
    places.make_state_dir()
    for number in range(SLOTS):
        try:
            with servers.locked(places.state_dir() / f"test-{number}.lock", wait=False):
                yield number
                return
        except BlockingIOError:
            continue
    raise RuntimeError(f"{SLOTS} test processes run already on {places.state_dir()}")


def create(name: str, *, rebuild: bool = False) -> None:
    """Create a database like a freshly migrated one; an old one of this name goes."""
    with servers.locked(places.state_dir() / "test-template.lock"), admin.connect() as connection:
        template = PREFIX + schema_hash()
        if rebuild or not _exists(connection, template):
            _build(connection, template)
        _drop(connection, name)
        for statement in _COPY:
            connection.execute(
                sql.SQL(statement).format(name=sql.Identifier(name), template=sql.Identifier(template))
            )


def drop(name: str) -> None:
    """Drop a test database, whoever is still connected."""
    with admin.connect() as connection:
        _drop(connection, name)


def empty(name: str) -> None:
    """Remove all rows but those Django's own tables of contents need.

    As the superuser, as the runtime role has no TRUNCATE and append-only tables refuse it to their owner.
    Only tables with pages on disk, as emptying one costs files even when it is empty.
    """
    filled = sql.SQL(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace "
        "AND relname <> ALL(%s) AND pg_relation_size(oid) > 0"
    )
    with admin.connect(name) as connection:
        tables = [sql.Identifier(row[0]) for row in connection.execute(filled, [KEPT_TABLES])]
        if tables:
            connection.execute("SET session_replication_role = replica")
            connection.execute("SET lock_timeout = '10s'")
            connection.execute(sql.SQL("TRUNCATE {} CASCADE").format(sql.SQL(", ").join(tables)))


def schema_hash() -> str:
    """Sixteen characters that change when a migration, or what migrations are made of, changes."""
    kernel = Path(apps.get_app_config("records").path)
    files = {postgres.ROLES, *kernel.rglob("*.py")}
    for app in apps.get_app_configs():
        files.update((Path(app.path) / "migrations").rglob("*.py"))
    total = hashlib.sha256()
    for path in sorted(files):
        total.update(str(path).encode() + path.read_bytes())
    return total.hexdigest()[:16]


def _build(connection: psycopg.Connection, template: str) -> None:
    """Migrate an empty database and name it the template; templates of other migrations go."""
    old = connection.execute(
        "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX]
    ).fetchall()
    for name in [BUILDING, *(row[0] for row in old)]:
        _drop(connection, name)
    postgres.run_roles_sql(BUILDING, admin.url())
    call_command("migrate", verbosity=0, interactive=False)
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    connection.execute(rename.format(sql.Identifier(BUILDING), sql.Identifier(template)))


def _exists(connection: psycopg.Connection, name: str) -> bool:
    return connection.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _drop(connection: psycopg.Connection, name: str) -> None:
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

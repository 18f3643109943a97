"""pytest fixtures: servers, a database of its own for each test process, as the role that serves people.

Tests run as couplesgoals_app, so row-level security holds in them as it does in production. What a test
must see or prepare beyond that goes through `owner_connection`, `superuser_connection` or `as_owner`.
"""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
import pytest_socket
from django.core.cache import cache
from django.db import connections
from django.test import TransactionTestCase, override_settings
from pytest_django import DjangoDbBlocker

from couplesgoals.embedded import admin, scratch, servers, urls

LOOPBACK = ["127.0.0.1", "::1", "localhost"]
# Below are the demo's own Valkey databases.
FIRST_VALKEY_DATABASE = 2
READY = pytest.StashKey[bool]()
# Fewer and later than usual: a process of tests has memory, and little of what it keeps is ever garbage.
COLLECT_AFTER = (20_000, 20, 20)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Let no garbage collection walk through Django and thousands of collected tests again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let no test reach beyond this machine, unless it is marked with hosts of its own."""
    if not item.get_closest_marker("allow_hosts"):
        pytest_socket.socket_allow_hosts(LOOPBACK, allow_unix_socket=True)


@pytest.fixture(scope="session")
def test_slot() -> Iterator[int]:
    """This test process's number among all that run on this checkout."""
    with scratch.slot() as number:
        yield number


@pytest.fixture(scope="session")
def embedded_servers() -> Iterator[None]:
    """PostgreSQL and Valkey run; servers this run had to start stop with the last one using them."""
    with servers.leased():
        yield


@pytest.fixture(scope="session")
def test_urls(test_slot: int) -> dict[str, str]:
    """The environment by which another process, such as a worker, shares this process's test servers."""
    name = f"test_couplesgoals_{test_slot}"
    number = FIRST_VALKEY_DATABASE + test_slot
    given = {key: os.environ.get(key) for key in ("DATABASE_URL", "OWNER_DATABASE_URL", "REDIS_URL")}
    return {
        "DATABASE_URL": _renamed(given["DATABASE_URL"] or urls.database(urls.APP), name),
        "OWNER_DATABASE_URL": _renamed(given["OWNER_DATABASE_URL"] or urls.database(urls.OWNER), name),
        "REDIS_URL": _numbered(given["REDIS_URL"], number) if given["REDIS_URL"] else urls.cache(number),
    }


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    embedded_servers: None,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    test_urls: dict[str, str],
) -> Iterator[None]:
    """Point Django at a fresh copy of the migrated template; replaces pytest-django's fixture."""
    name = _database_in(test_urls)
    connection = connections["default"]
    building = _renamed(test_urls["OWNER_DATABASE_URL"], scratch.BUILDING)
    with django_db_blocker.unblock(), override_settings(OWNER_DATABASE_URL=building):
        scratch.create(name, rebuild=request.config.getvalue("create_db"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(connection.settings_dict, "NAME", name)
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: scratch.empty(name))
        with override_settings(OWNER_DATABASE_URL=test_urls["OWNER_DATABASE_URL"]), _own_valkey(test_urls):
            request.config.stash[READY] = True
            yield
            request.config.stash[READY] = False
        with django_db_blocker.unblock():
            connections.close_all()
    scratch.drop(name)


@pytest.fixture
def owner_connection(django_db_setup: None, test_urls: dict[str, str]) -> Iterator[psycopg.Connection]:
    """A connection as the owner of the tables, each statement on its own; policies bind it too."""
    with psycopg.connect(test_urls["OWNER_DATABASE_URL"], autocommit=True) as connection:
        yield connection


@pytest.fixture
def superuser_connection(django_db_setup: None, test_urls: dict[str, str]) -> Iterator[psycopg.Connection]:
    """A connection that sees every committed row, past all policies."""
    with admin.connect(_database_in(test_urls)) as connection:
        yield connection


@pytest.fixture
def as_owner(owner_connection: psycopg.Connection) -> Callable[..., list[tuple[Any, ...]]]:
    """Run one statement as the owner and return its rows."""

    def run(statement: str, params: Any = None) -> list[tuple[Any, ...]]:
        cursor = owner_connection.execute(statement, params)
        return cursor.fetchall() if cursor.description else []

    return run


@pytest.fixture(scope="session", autouse=True)
def quick_password_hashing() -> Iterator[None]:
    """Argon2 is slow on purpose; tests sign in hundreds of times."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(autouse=True)
def empty_cache(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let no rate limit of one test reach the next."""
    yield
    if request.config.stash.get(READY, False):
        cache.clear()


@contextmanager
def _own_valkey(test_urls: dict[str, str]) -> Iterator[None]:
    """Give this process a cache and a broker without another's keys."""
    url = test_urls["REDIS_URL"]
    caches = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}}
    with override_settings(CACHES=caches, CELERY_BROKER_URL=urls.broker_of(url)):
        cache.clear()
        yield


def _renamed(url: str, database: str) -> str:
    return urlsplit(url)._replace(path=f"/{database}").geturl()


def _numbered(redis_url: str, number: int) -> str:
    if urlsplit(redis_url).scheme == "unix":
        return f"{redis_url.partition('?')[0]}?db={number}"
    return _renamed(redis_url, str(number))


def _database_in(test_urls: dict[str, str]) -> str:
    return urlsplit(test_urls["DATABASE_URL"]).path.removeprefix("/")

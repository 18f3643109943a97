"""What every test may rely on: the runtime role, clean tables, an empty cache, no network."""

import socket
import warnings
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.contrib.auth.hashers import identify_hasher, make_password
from django.core.cache import cache
from django.core.management import call_command
from django.db import ProgrammingError, connection

from couplesgoals.people.models import User


def current(what: str) -> Any:
    """Ask PostgreSQL for a value."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {what}")
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_tests_run_as_the_role_that_serves_people() -> None:
    assert current("current_user") == "couplesgoals_app"
    assert current("current_database()").startswith("test_couplesgoals_")


@pytest.mark.django_db
def test_the_runtime_role_empties_no_table() -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute("TRUNCATE people_user")


@pytest.mark.parametrize("turn", [1, 2])
@pytest.mark.django_db(transaction=True)
def test_committed_rows_are_gone_in_the_next_test(
    turn: int, superuser_connection: psycopg.Connection
) -> None:
    assert not User.objects.exists()
    User.objects.create(email="someone@example.org", name="Someone", role="partner")
    assert superuser_connection.execute("SELECT count(*) FROM people_user").fetchone() == (1,)


@pytest.mark.django_db
def test_as_owner_changes_tables(as_owner: Callable[..., list[tuple[Any, ...]]]) -> None:
    as_owner("CREATE TABLE extra (n int)")
    as_owner("DROP TABLE extra")
    assert as_owner("SELECT current_user, %s", [1]) == [("couplesgoals_owner", 1)]


@pytest.mark.django_db(transaction=True)
def test_migrate_runs_as_owner_and_gives_the_runtime_role_back() -> None:
    call_command("migrate", verbosity=0)
    assert current("current_user") == "couplesgoals_app"


@pytest.mark.parametrize("turn", [1, 2])
@pytest.mark.django_db
def test_the_cache_is_empty(turn: int) -> None:
    assert cache.get("word") is None
    cache.set("word", turn)


def test_the_network_is_out_of_reach() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(RuntimeError, match="socket"):
            socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_passwords_are_hashed_quickly() -> None:
    assert identify_hasher(make_password("correct horse")).algorithm == "md5"

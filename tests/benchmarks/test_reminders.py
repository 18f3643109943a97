"""The people whose reminders are measured still fit the tables, and figures stand beside the right goals."""

from __future__ import annotations

import psycopg

from benchmarks.reminders.__main__ import creating_checks
from benchmarks.reminders.people import SQL
from benchmarks.reminders.sizes import FULL, SMOKE


def test_the_tables_take_the_people(superuser_connection: psycopg.Connection) -> None:
    counted = {"people_user": 8, "program_couple": 4, "program_enrollment": 8, "reminders_reminderchoices": 8}
    with superuser_connection.transaction(force_rollback=True):
        psycopg.ClientCursor(superuser_connection).execute(SQL.read_text(), {"people": 8})
        for table, rows in counted.items():
            assert superuser_connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (rows,)


def test_the_goals_are_those_of_a_million_people_and_ten_thousand_tasks() -> None:
    assert (FULL.people, FULL.few, FULL.tasks) == (1_000_000, 10_000, 10_000)


def test_twice_the_bare_insert_is_enough_and_more_is_not() -> None:
    reached = {}
    for first in (1.9, 2.1):
        rounds = [{"first": first, "again": 0.1, "bare": 1.0, "rows": 10}]
        quiet = {"few": {"seconds": 1.0, "buffers": 100}, "many": {"seconds": 1.1, "buffers": 120}}
        checks = creating_checks({"rounds": rounds, "quiet": quiet}, SMOKE)
        reached[first] = [one["reached"] for one in checks if one["goal"] is not None]
    assert reached == {1.9: [True, True, True, False], 2.1: [False, True, True, False]}

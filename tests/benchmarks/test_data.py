"""The data the benchmarks build still fits the tables, and is as large as it says."""

import psycopg
import pytest

from benchmarks.data import FULL, NORMAL, SMOKE, Caseload, build, plan
from benchmarks.targets import PEOPLE


def test_clinicians_are_numbered_by_caseload_and_couples_throughout():
    assert plan([Caseload("short", 2, 84), Caseload("long", 1, 3650), Caseload("many", 1, 84, many=40)]) == [
        (1, 1, 84, 1),
        (2, 1, 84, 1),
        (3, 2, 3650, 1),
        (4, 3, 84, 40),
    ]


@pytest.mark.parametrize("sizes", [SMOKE, NORMAL, FULL])
def test_every_size_has_the_caseloads_the_pages_ask_for(sizes):
    couples = {one.kind: one.couples for one in sizes.caseloads}
    assert couples == {"short": 40, "long": 40, "five": 5, "sixty": 60, "many": 20, "other": 40}
    assert couples["short"] >= PEOPLE
    assert couples["many"] >= PEOPLE


def test_normal_is_about_a_thousand_couples_and_full_about_ten_million_entries():
    assert 900 <= len(plan(NORMAL.caseloads)) <= 1_100
    assert (
        9_500_000 <= sum(2 * days for _couple, _clinician, days, _many in plan(FULL.caseloads)) <= 10_500_000
    )


def test_the_tables_take_the_data(superuser_connection: psycopg.Connection):
    counted = {
        "program_couple": 3,
        "people_user": 8,
        "goals_goal": 9,
        "goals_goalrevision": 12,
        "goals_goalacceptance": 21,
        "progress_goalrating": 2 * 5 * 2 + 5 * 4,
        "progress_revealedround": 2 * 3 * 2 + 3 * 4,
        "progress_lastlooked": 9,
        "goals_goalstep": 2 * 3,
        "goals_stepmark": 2 * (28 + 28 + 56),
        "goals_valuesmap": 2 * 3,
        "goals_valuerating": 2 * 3 * 10,
        "goals_readinessrating": 2 * (2 + 2 + 4),
        "goals_boundary": 2 * 2 * 3,
        "progress_journalentry": 2 * (28 + 28 + 56),
    }
    with superuser_connection.transaction(force_rollback=True):
        entries = build(superuser_connection, [Caseload("short", 2, 28), Caseload("long", 1, 56)])
        assert entries == 2 * (28 + 28 + 56)
        for table, rows in counted.items():
            assert superuser_connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (rows,)
        active = superuser_connection.execute(
            "SELECT count(*) FROM goals_goal goal "
            "JOIN goals_goalrevision agreed ON agreed.id = goal.agreed_id "
            "WHERE goal.lifecycle_status = 'active' AND agreed.goal_id = goal.id"
        ).fetchone()
        assert active == (9,)


def test_a_couple_with_much_of_everything_has_it(superuser_connection: psycopg.Connection):
    counted = {
        "goals_goal": 40,
        # The first has forty versions, each other one.
        "goals_goalrevision": 40 + 39,
        "goals_goalstep": 20,
        "goals_valuesmap": 2 * 40,
    }
    with superuser_connection.transaction(force_rollback=True):
        build(superuser_connection, [Caseload("many", 1, 28, many=40)])
        for table, rows in counted.items():
            assert superuser_connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (rows,)
        shared = superuser_connection.execute(
            "SELECT count(*), count(DISTINCT map_id) FROM goals_valuerating WHERE is_latest"
        ).fetchone()
        assert shared == (20, 2)

"""Both status tables say the same in Python and, to the role people are served as, in PostgreSQL."""

from __future__ import annotations

from uuid import UUID

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction
from psycopg import sql

from couplesgoals.demo.factories import active_joint_goal
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.models import AchievementStatus, Goal, LifecycleStatus
from goals.models.statuses import ACHIEVEMENT_TRANSITIONS, TRANSITIONS
from tests.conftest import ClientOf

LIFECYCLE = list(LifecycleStatus.values)
ACHIEVEMENT = ["", *AchievementStatus.values]


def steps_in_sql(goal: UUID, column: str, statuses: list[str], by: User) -> set[str]:
    """Which statuses PostgreSQL lets this person take from where the goal is; each try is undone."""
    taken = set()
    with acting_as(by):
        for after in statuses:
            try:
                with transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(f"UPDATE goals_goal SET {column} = %s WHERE id = %s", [after, goal])
                    assert cursor.rowcount == 1
                    taken.add(after)
                    transaction.set_rollback(True)
            except IntegrityError:
                continue
    return taken


def steps_in_python(before: str, column: str, statuses: list[str]) -> set[str]:
    """Which statuses the model lets a goal take."""
    taken = set()
    for after in statuses:
        goal = Goal(**{column: before})
        try:
            (goal.become if column == "lifecycle_status" else goal.reach)(after)
        except OutOfTurn:
            continue
        taken.add(after)
    return taken


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("column", "statuses"), [("lifecycle_status", LIFECYCLE), ("achievement_status", ACHIEVEMENT)]
)
def test_every_pair_has_the_same_answer_in_both(
    couple: Couple,
    maya: User,
    jonas: User,
    clinician: User,
    superuser_connection: psycopg.Connection,
    column: str,
    statuses: list[str],
) -> None:
    goal = active_joint_goal(couple, maya, jonas, clinician)
    # The way into each status is not what is tried here.
    superuser_connection.execute("SET session_replication_role = replica")
    for before in statuses:
        superuser_connection.execute(
            sql.SQL("UPDATE goals_goal SET {} = %s WHERE id = %s").format(sql.Identifier(column)),
            [before, goal.pk],
        )
        superuser_connection.commit()
        expected = steps_in_python(before, column, statuses)
        assert steps_in_sql(goal.pk, column, statuses, maya) == expected, before


def test_a_clinician_reads_the_tables_and_nobody_else_does(
    couple: Couple, maya: User, clinician: User, administrator: User, client_of: ClientOf
) -> None:
    page = client_of(clinician).get("/goals/statuses/").content.decode()
    assert "on-hold" in page
    assert "goals of one’s own only" in page
    assert "here nobody writes that" in page
    tables = (*TRANSITIONS.values(), *ACHIEVEMENT_TRANSITIONS.values())
    unborn = len(ACHIEVEMENT_TRANSITIONS[""])
    assert page.count(">possible<") == sum(map(len, tables)) - unborn
    for person in (maya, administrator):
        assert client_of(person).get("/goals/statuses/").status_code == 404

"""The runtime role adds events and nothing else; even the owner must switch something off first."""

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from tests.audit.conftest import Run, write

TABLES = ("audit_auditevent", "audit_auditlink", "audit_audithead")
CHANGES = {
    "audit_auditevent": "UPDATE audit_auditevent SET page = 'x'",
    "audit_auditlink": "UPDATE audit_auditlink SET hash = ''",
}


def run_as_app(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("statement", CHANGES.values(), ids=CHANGES)
def test_the_runtime_role_cannot_change(sealed_log: list[int], statement: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        run_as_app(statement)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("verb", ["DELETE FROM", "TRUNCATE"])
def test_the_runtime_role_cannot_remove(sealed_log: list[int], verb: str, table: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        run_as_app(f"{verb} {table}")


def test_the_runtime_role_cannot_queue_anything_itself(sealed_log: list[int]) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        run_as_app(f"INSERT INTO audit_auditpending VALUES ({sealed_log[0]})")


def test_the_runtime_role_cannot_switch_the_refusal_off(sealed_log: list[int]) -> None:
    with pytest.raises(ProgrammingError, match="must be owner"):
        run_as_app("ALTER TABLE audit_auditevent DISABLE TRIGGER USER")


@pytest.mark.parametrize(
    "statement",
    [
        *CHANGES.values(),
        *(f"DELETE FROM {table}" for table in TABLES),
        *(f"TRUNCATE {table}" for table in (*TABLES, "audit_auditpending")),
    ],
)
def test_the_owner_is_refused_too(sealed_log: list[int], as_owner: Run, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="only grows"):
        as_owner(statement)


def test_a_rolled_back_action_leaves_no_event(transactional_db: None, as_owner: Run) -> None:
    with transaction.atomic():
        write(1)
        transaction.set_rollback(True)
    assert as_owner("SELECT count(*) FROM audit_auditevent") == [(0,)]
    assert as_owner("SELECT count(*) FROM audit_auditpending") == [(0,)]

"""A small sealed log, and ways to tamper with it as someone with the owner's rights would."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from couplesgoals.audit.actions import Verification, record_event, seal, verify

ACTOR = UUID("0198c000-0000-7000-8000-00000000000a")
COUPLE = UUID("0198c000-0000-7000-8000-00000000000c")
RECORDS = [UUID(f"0198c000-0000-7000-8000-0000000000{number:02d}") for number in range(1, 4)]

type Run = Callable[..., list[tuple[Any, ...]]]


def write(count: int) -> None:
    """Add `count` events like those of a page."""
    for number in range(count):
        record_event(
            by=ACTOR,
            action="goal.propose",
            target="goals.Goal",
            ids=RECORDS,
            couple=COUPLE,
            page="goals:goal_add",
            detail={"number": number, "level": "−2", "roles": ["a", {"z": None, "y": True}]},
        )


def found(problems: list[Any]) -> set[tuple[str, str, int, int]]:
    """The problems as comparable tuples."""
    return {(problem.kind, problem.where, problem.first, problem.last) for problem in problems}


def check() -> Verification:
    """Verify, and verify again after the next events and sealing: evidence must not go away."""
    first = verify()
    write(2)
    seal()
    assert not verify().ok
    return first


@pytest.fixture(autouse=True)
def _chain_from_the_start(request: pytest.FixtureRequest) -> None:
    # The sequence outlives the emptying between tests, as it is meant to.
    if "transactional_db" in request.fixturenames:
        request.getfixturevalue("transactional_db")
        with connection.cursor() as cursor:
            cursor.execute("SELECT setval('audit_sealed_position', 0)")


@pytest.fixture
def sealed_log(transactional_db: None) -> list[int]:
    """Ten committed and sealed events; returns their ids, which belong to positions 1 to 10."""
    write(10)
    assert seal() == 10
    with connection.cursor() as cursor:
        cursor.execute("SELECT event_id FROM audit_auditlink ORDER BY position")
        return [row[0] for row in cursor.fetchall()]


@pytest.fixture
def tamper(as_owner: Run) -> Run:
    """Run statements as the owner with the append-only triggers switched off, and on again."""
    guarded = ("audit_auditevent", "audit_auditlink", "audit_audithead", "audit_auditpending")

    def run(*statements: str) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = []
        for table in guarded:
            as_owner(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement in statements:
            rows = as_owner(statement)
        for table in guarded:
            as_owner(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        return rows

    return run

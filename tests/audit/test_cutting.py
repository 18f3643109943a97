"""Cutting off the end, truncating, and tampering with the head, the queue or the key is found."""

import json
from typing import Any

import pytest

from couplesgoals.audit.actions import seal, verify
from tests.audit.conftest import Run, check, found, write


def test_a_truncated_event_table_is_found(sealed_log: list[int], tamper: Run) -> None:
    tamper("TRUNCATE audit_auditevent RESTART IDENTITY")
    assert found(verify().problems) == {("truncated", "position", 1, 10)}


@pytest.mark.parametrize("queue", ["", ", audit_auditpending"])
def test_truncating_everything_is_found(sealed_log: list[int], tamper: Run, queue: str) -> None:
    write(2)
    tamper(f"TRUNCATE audit_auditevent, audit_auditlink, audit_audithead{queue} RESTART IDENTITY CASCADE")
    problems = found(verify().problems)
    assert {("truncated", "position", 1, 10), ("deleted", "head", 1, 1)} <= problems
    write(2)
    seal()
    assert ("deleted", "position", 1, 11) in found(verify().problems)


def test_truncating_everything_but_an_old_head_is_found(sealed_log: list[int], tamper: Run) -> None:
    tamper(
        "TRUNCATE audit_auditevent, audit_auditlink, audit_auditpending",
        "SELECT setval('audit_sealed_position', 0)",
    )
    assert found(check().problems) == {("truncated", "position", 1, 10)}


@pytest.mark.parametrize(
    "change",
    ["position = 9", "position = 9223372036854775807", "hash = ''", "sealed_at = now()", "mark = ''"],
)
def test_a_changed_head_is_found(sealed_log: list[int], as_owner: Run, change: str) -> None:
    as_owner(f"UPDATE audit_audithead SET {change}")
    assert found(check().problems) == {("edited", "head", 1, 1)}


def test_a_removed_head_is_found(sealed_log: list[int], tamper: Run) -> None:
    tamper("DELETE FROM audit_audithead")
    assert found(check().problems) == {("deleted", "head", 1, 1)}


def test_cutting_the_end_with_head_and_sequence_is_found(sealed_log: list[int], tamper: Run) -> None:
    tamper(
        f"DELETE FROM audit_auditevent WHERE id > {sealed_log[6]}",
        "DELETE FROM audit_auditlink WHERE position > 7",
        "DELETE FROM audit_audithead",
        "SELECT setval('audit_sealed_position', 7)",
    )
    assert found(check().problems) == {("deleted", "head", 1, 1)}


def test_putting_back_an_old_head_is_found(sealed_log: list[int], as_owner: Run, tamper: Run) -> None:
    as_owner("CREATE TEMP TABLE kept AS SELECT * FROM audit_audithead")
    write(3)
    seal()
    tamper("DELETE FROM audit_audithead", "INSERT INTO audit_audithead SELECT * FROM kept")
    assert found(verify().problems) == {("broken-link", "position", 11, 13)}
    as_owner("DROP TABLE kept")


def test_cutting_the_end_and_putting_back_its_old_head_is_found(
    sealed_log: list[int], as_owner: Run, tamper: Run
) -> None:
    as_owner("CREATE TEMP TABLE kept AS SELECT * FROM audit_audithead")
    write(3)
    seal()
    tamper(
        f"DELETE FROM audit_auditevent WHERE id > {sealed_log[9]}",
        "DELETE FROM audit_auditlink WHERE position > 10",
        "DELETE FROM audit_audithead",
        "INSERT INTO audit_audithead SELECT * FROM kept",
    )
    assert found(check().problems) == {("truncated", "position", 11, 13)}
    as_owner("DROP TABLE kept")


def test_an_emptied_queue_hides_nothing(sealed_log: list[int], tamper: Run) -> None:
    write(2)
    [(first,), (last,)] = sorted(tamper("DELETE FROM audit_auditpending RETURNING event_id"))
    seal()
    assert found(check().problems) == {("broken-link", "event", first, last)}


def test_an_event_deleted_before_sealing_leaves_its_place_in_the_queue(
    sealed_log: list[int], tamper: Run
) -> None:
    write(2)
    [(event,)] = tamper(
        "DELETE FROM audit_auditevent WHERE id = (SELECT max(id) FROM audit_auditevent) RETURNING id"
    )
    assert found(check().problems) == {("deleted", "event", event, event)}


def test_links_resealed_with_another_key_are_found(sealed_log: list[int], tamper: Run, settings: Any) -> None:
    tamper("TRUNCATE audit_auditlink, audit_audithead", "SELECT setval('audit_sealed_position', 0)")
    tamper("INSERT INTO audit_auditpending SELECT id FROM audit_auditevent")
    settings.AUDIT_KEY = "a guess"
    seal()
    del settings.AUDIT_KEY
    problems = found(verify().problems)
    assert {("broken-link", "position", 1, 10), ("edited", "head", 1, 1)} <= problems


def test_the_key_may_be_set_apart_from_the_secret_key(transactional_db: None, settings: Any) -> None:
    settings.AUDIT_KEY = "kept elsewhere"
    write(2)
    seal()
    assert verify().ok
    settings.SECRET_KEY = "changed" * 8
    assert verify().ok


def test_a_problem_is_said_in_words(
    sealed_log: list[int], tamper: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    tamper(f"DELETE FROM audit_auditevent WHERE id BETWEEN {sealed_log[3]} AND {sealed_log[5]}")
    sentences = [problem.sentence() for problem in verify().problems]
    assert sentences == ["Missing, or the chain was cut there: position 4–6."]
    assert json.dumps(sentences)

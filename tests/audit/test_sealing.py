"""Sealing: everything committed, once, whoever else is writing or sealing."""

import logging
import threading
from collections.abc import Callable
from types import SimpleNamespace
from uuid import uuid4

import psycopg
import pytest
from django.db import connection, transaction

from couplesgoals.audit import sealing
from couplesgoals.audit.actions import seal, verify
from couplesgoals.audit.models import AuditEvent, AuditHead, AuditLink, AuditPending
from couplesgoals.audit.tasks import seal_audit_log
from tests.audit.conftest import Run, found, write


def in_another_connection(work: Callable[[], object]) -> list[object]:
    """Run `work` in a thread, with a database connection of its own; returns its result or error."""
    result: list[object] = []

    def run() -> None:
        try:
            result.append(work())
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(20)
    assert not thread.is_alive()
    return result


def test_an_empty_log_is_whole(transactional_db: None) -> None:
    assert seal() == 0
    verification = verify()
    assert verification.ok
    assert (verification.events, verification.sealed) == (0, 0)


def test_every_event_gets_the_next_position(sealed_log: list[int]) -> None:
    assert sealed_log == sorted(sealed_log)
    assert list(AuditLink.objects.order_by("position").values_list("position", flat=True)) == list(
        range(1, 11)
    )
    assert AuditHead.objects.get().position == 10
    assert not AuditPending.objects.exists()
    verification = verify()
    assert (verification.ok, verification.events, verification.sealed) == (True, 10, 10)


def test_sealing_twice_adds_nothing(sealed_log: list[int]) -> None:
    head = AuditHead.objects.values().get()
    assert seal() == 0
    assert seal_audit_log() == 0
    assert AuditHead.objects.values().get() == head
    assert AuditLink.objects.count() == 10


def test_what_is_not_sealed_yet_is_no_problem(sealed_log: list[int]) -> None:
    write(3)
    verification = verify()
    assert (verification.ok, verification.events, verification.sealed) == (True, 13, 10)


def test_batches_follow_one_another(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "BATCH", 3)
    write(10)
    assert seal() == 10
    assert verify().ok


def test_sealing_stops_in_time_and_goes_on_later(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "BATCH", 3)
    write(10)
    clock = iter([0.0, 0.0, 29.9, 30.0])
    monkeypatch.setattr(sealing, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    assert seal() == 6
    monkeypatch.undo()
    assert seal() == 4
    assert verify().ok


def test_an_open_transaction_with_a_lower_id_is_not_skipped_for_ever(transactional_db: None) -> None:
    with transaction.atomic():
        write(1)
        slow = AuditEvent.objects.get().id
        in_another_connection(lambda: write(2))
        assert in_another_connection(seal) == [2]
        assert AuditLink.objects.filter(event_id__gt=slow).count() == 2
    assert verify().ok
    assert seal() == 1
    assert AuditLink.objects.get(event_id=slow).position == 3
    assert verify().ok


def test_a_writer_never_waits_for_a_sealer(transactional_db: None) -> None:
    write(1)
    with transaction.atomic():
        assert sealing._seal_batch.__wrapped__() == 1
        assert in_another_connection(lambda: write(1)) == [None]
    assert seal() == 1
    assert verify().ok


def test_a_second_sealer_leaves_it_to_the_first(transactional_db: None) -> None:
    write(5)
    with transaction.atomic():
        assert sealing._seal_batch.__wrapped__() == 5
        assert in_another_connection(seal) == [0]
    assert seal() == 0
    assert AuditLink.objects.count() == 5
    assert verify().ok


def test_sealers_and_writers_at_once(transactional_db: None) -> None:
    stop = threading.Event()
    sealed: list[int] = []

    def sealer() -> None:
        try:
            while not stop.is_set():
                sealed.append(seal())
        finally:
            connection.close()

    def writer() -> None:
        try:
            for size in range(20):
                with transaction.atomic():
                    write(size % 3)
        finally:
            connection.close()

    sealers = [threading.Thread(target=sealer) for _ in range(2)]
    writers = [threading.Thread(target=writer) for _ in range(3)]
    for thread in sealers + writers:
        thread.start()
    for thread in writers:
        thread.join(30)
    assert verify().problems == []
    stop.set()
    for thread in sealers:
        thread.join(30)
    assert sum(sealed) + seal() == AuditEvent.objects.count() == 57
    assert verify().ok


def test_a_crash_while_sealing_leaves_everything_to_the_next(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(4)
    monkeypatch.setattr(AuditHead.objects, "update_or_create", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        seal()
    monkeypatch.undo()
    assert AuditLink.objects.count() == 0
    assert seal() == 4
    assert verify().ok


def test_finding_what_waits_does_not_read_the_log(sealed_log: list[int]) -> None:
    write(1)
    with transaction.atomic(), connection.cursor() as cursor:
        # A small table is read whole and rightly so; what matters is what the planner may do with a large
        # one.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN " + sealing._WAITING, [1000])
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "Nested Loop" in plan
    assert "Index Cond: (id = p.event_id)" in plan


def test_queue_rows_without_an_event_do_not_hold_up_the_others(
    transactional_db: None, tamper: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "BATCH", 2)
    write(5)
    tamper("DELETE FROM audit_auditevent WHERE id < (SELECT max(id) FROM audit_auditevent)")
    assert seal() == 1
    assert AuditPending.objects.count() == 4


def test_each_sealed_head_is_logged(transactional_db: None, caplog: pytest.LogCaptureFixture) -> None:
    write(2)
    with caplog.at_level(logging.INFO, logger="couplesgoals.audit"):
        seal()
        seal()
    head = AuditHead.objects.get()
    assert [record.getMessage() for record in caplog.records] == [
        f"Audit chain sealed to 2: {bytes(head.hash).hex()}"
    ]
    assert sealing.sealed_position() == 2


def test_a_forged_event_is_reported_when_it_is_sealed(
    sealed_log: list[int], as_owner: Run, caplog: pytest.LogCaptureFixture
) -> None:
    as_owner(
        "INSERT INTO audit_auditevent (at, action, target, ids, page, detail, nonce, mark)"
        " VALUES (now(), 'goal.approve', '', '{}', '', '{}', %s, %s)",
        [uuid4(), bytes(32)],
    )
    assert seal() == 1
    assert "was not written by this application" in caplog.text
    assert found(verify().problems) == {("inserted", "position", 11, 11)}


def test_the_advisory_lock_is_given_back(sealed_log: list[int], owner_connection: psycopg.Connection) -> None:
    row = owner_connection.execute("SELECT pg_try_advisory_lock(%s)", [sealing.LOCK]).fetchone()
    assert row == (True,)
    owner_connection.execute("SELECT pg_advisory_unlock(%s)", [sealing.LOCK])

"""Deleting, inserting, copying and swapping as the owner is found, and named for what it is."""

from uuid import uuid4

import pytest

from couplesgoals.audit.actions import seal, verify
from tests.audit.conftest import Run, check, found

EVENT = "(at, action, target, ids, page, detail, nonce, mark)"
FORGED = f"VALUES (now(), 'goal.approve', '', '{{}}', '', '{{}}', '{uuid4()}', '\\x{'ab' * 32}')"


def test_an_event_given_another_id_is_found(sealed_log: list[int], tamper: Run) -> None:
    other = sealed_log[4] + 1_000_000
    tamper(f"UPDATE audit_auditevent SET id = {other} WHERE id = {sealed_log[4]}")
    problems = found(check().problems)
    assert problems == {("deleted", "position", 5, 5), ("broken-link", "event", other, other)}


@pytest.mark.parametrize(
    ("first", "last", "kind"),
    [(1, 1, "deleted"), (4, 6, "deleted"), (9, 10, "truncated"), (1, 10, "truncated")],
)
def test_deleted_events_are_found(
    sealed_log: list[int], tamper: Run, first: int, last: int, kind: str
) -> None:
    tamper(
        f"DELETE FROM audit_auditevent WHERE id BETWEEN {sealed_log[first - 1]} AND {sealed_log[last - 1]}"
    )
    verification = check()
    assert found(verification.problems) == {(kind, "position", first, last)}
    assert verification.events == 10 - (last - first + 1)


@pytest.mark.parametrize(
    ("first", "last", "kind"),
    [(1, 1, "deleted"), (4, 6, "deleted"), (9, 10, "truncated"), (1, 10, "truncated")],
)
def test_events_deleted_with_their_links_are_found(
    sealed_log: list[int], tamper: Run, first: int, last: int, kind: str
) -> None:
    tamper(
        f"DELETE FROM audit_auditevent WHERE id BETWEEN {sealed_log[first - 1]} AND {sealed_log[last - 1]}",
        f"DELETE FROM audit_auditlink WHERE position BETWEEN {first} AND {last}",
    )
    assert found(check().problems) == {(kind, "position", first, last)}


def test_an_event_without_its_link_is_found(sealed_log: list[int], tamper: Run) -> None:
    event = sealed_log[4]
    tamper("DELETE FROM audit_auditlink WHERE position = 5")
    assert found(check().problems) == {("deleted", "position", 5, 5), ("broken-link", "event", event, event)}


def test_closing_the_hole_of_a_deleted_link_is_found(sealed_log: list[int], tamper: Run) -> None:
    tamper(
        f"DELETE FROM audit_auditevent WHERE id = {sealed_log[4]}",
        "DELETE FROM audit_auditlink WHERE position = 5",
        *(f"UPDATE audit_auditlink SET position = {to - 1} WHERE position = {to}" for to in range(6, 11)),
    )
    assert found(check().problems) == {("broken-link", "position", 5, 5), ("truncated", "position", 10, 10)}


def test_a_forged_event_is_found_before_and_after_sealing(sealed_log: list[int], as_owner: Run) -> None:
    [(event,)] = as_owner(f"INSERT INTO audit_auditevent {EVENT} {FORGED} RETURNING id")
    assert found(verify().problems) == {("inserted", "event", event, event)}
    seal()
    assert found(check().problems) == {("inserted", "position", 11, 11)}


def test_a_forged_event_with_a_forged_link_is_found(sealed_log: list[int], tamper: Run) -> None:
    [(event,)] = tamper(f"INSERT INTO audit_auditevent {EVENT} {FORGED} RETURNING id")
    tamper(f"INSERT INTO audit_auditlink VALUES (11, {event}, '\\x{'cd' * 32}')")
    problems = found(check().problems)
    assert ("edited", "position", 11, 11) in problems
    assert ("broken-link", "position", 11, 11) in problems


@pytest.mark.parametrize("position", [0, -1, 11, 500])
def test_a_forged_link_to_no_event_is_found(sealed_log: list[int], tamper: Run, position: int) -> None:
    tamper(f"INSERT INTO audit_auditlink VALUES ({position}, 999999999, '\\x{'cd' * 32}')")
    assert not check().ok


@pytest.mark.parametrize("position", [1, 5, 10])
def test_a_changed_link_is_found(sealed_log: list[int], tamper: Run, position: int) -> None:
    tamper(f"UPDATE audit_auditlink SET hash = '\\x{'cd' * 32}' WHERE position = {position}")
    assert found(check().problems) == {("broken-link", "position", position, position)}


def test_a_copied_event_is_found_before_and_after_sealing(sealed_log: list[int], as_owner: Run) -> None:
    columns = "at, actor_id, action, target, ids, couple_id, page, detail, nonce, mark"
    [(copy,)] = as_owner(
        f"INSERT INTO audit_auditevent ({columns}) SELECT {columns} FROM audit_auditevent"
        f" WHERE id = {sealed_log[2]} RETURNING id"
    )
    assert found(verify().problems) == {("inserted", "event", copy, copy)}
    seal()
    assert found(check().problems) == {("inserted", "event", copy, copy)}


def test_two_swapped_events_are_found(sealed_log: list[int], tamper: Run) -> None:
    one, other = sealed_log[2], sealed_log[6]
    tamper(
        f"UPDATE audit_auditevent SET id = -1 WHERE id = {one}",
        f"UPDATE audit_auditevent SET id = {one} WHERE id = {other}",
        f"UPDATE audit_auditevent SET id = {other} WHERE id = -1",
    )
    assert found(check().problems) == {("broken-link", "position", 3, 3), ("broken-link", "position", 7, 7)}


def test_two_swapped_links_are_found(sealed_log: list[int], tamper: Run) -> None:
    tamper(
        "UPDATE audit_auditlink SET position = -1 WHERE position = 3",
        "UPDATE audit_auditlink SET position = 3 WHERE position = 4",
        "UPDATE audit_auditlink SET position = 4 WHERE position = -1",
    )
    assert ("broken-link", "position", 3, 5) in found(check().problems)

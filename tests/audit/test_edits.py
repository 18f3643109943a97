"""Any column edited, at any place, sealed or not, is found."""

import pytest

from couplesgoals.audit.actions import seal, verify
from tests.audit.conftest import Run, check, found, write

EDITS = {
    "at": "at + interval '1 second'",
    "at_microsecond": "at + interval '1 microsecond'",
    "at_infinity": "'infinity'",
    "actor_id": "gen_random_uuid()",
    "actor_id_null": "NULL",
    "action": "'goal.withdraw'",
    "target": "''",
    "ids_fewer": "ids[1:2]",
    "ids_swapped": "ARRAY[ids[2], ids[1], ids[3]]",
    "ids_null_inside": "ARRAY[ids[1], NULL, ids[3]]",
    "couple_id": "gen_random_uuid()",
    "couple_id_null": "NULL",
    "page": "'goals:goal_list'",
    "detail_value": "detail || '{\"number\": 99}'",
    "detail_type": "detail || jsonb_build_object('number', (detail->>'number'))",
    "detail_unreadable": "('{\"number\": ' || repeat('9', 5000) || '}')::jsonb",
    "nonce": "gen_random_uuid()",
    "mark": f"'\\x{'00' * 32}'",
    "mark_empty": "''",
}


def column_of(name: str) -> str:
    columns = ("actor_id", "action", "couple_id", "at", "target", "ids", "page", "detail", "nonce", "mark")
    return next(column for column in columns if name.startswith(column))


def test_nothing_is_found_in_an_untouched_log(sealed_log: list[int]) -> None:
    assert verify().problems == []


@pytest.mark.parametrize("name", EDITS)
def test_an_edited_column_is_found(sealed_log: list[int], tamper: Run, name: str) -> None:
    tamper(f"UPDATE audit_auditevent SET {column_of(name)} = {EDITS[name]} WHERE id = {sealed_log[4]}")
    assert found(check().problems) == {("edited", "position", 5, 5)}


@pytest.mark.parametrize("name", EDITS)
def test_an_event_edited_before_it_is_sealed_is_found(sealed_log: list[int], tamper: Run, name: str) -> None:
    write(1)
    edit = f"SET {column_of(name)} = {EDITS[name]} WHERE id > {sealed_log[9]}"
    [(event,)] = tamper(f"UPDATE audit_auditevent {edit} RETURNING id")
    assert found(verify().problems) == {("inserted", "event", event, event)}
    seal()
    assert found(verify().problems) == {("inserted", "position", 11, 11)}


@pytest.mark.parametrize("position", [1, 5, 10])
def test_an_edit_is_found_wherever_it_is(sealed_log: list[int], tamper: Run, position: int) -> None:
    tamper(f"UPDATE audit_auditevent SET page = '' WHERE id = {sealed_log[position - 1]}")
    assert found(check().problems) == {("edited", "position", position, position)}

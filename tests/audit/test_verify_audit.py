"""`manage.py verify_audit`: what it prints and how it exits."""

import json

import pytest
from django.core.management import call_command

from couplesgoals.audit.problems import _SENTENCES, Problem
from tests.audit.conftest import Run, write


def test_a_whole_log(sealed_log: list[int], capsys: pytest.CaptureFixture[str]) -> None:
    write(2)
    call_command("verify_audit")
    assert capsys.readouterr().out == "The audit log is whole: 12 events, 10 of them sealed.\n"


def test_a_whole_log_as_json(sealed_log: list[int], capsys: pytest.CaptureFixture[str]) -> None:
    call_command("verify_audit", "--json")
    assert json.loads(capsys.readouterr().out) == {"ok": True, "events": 10, "sealed": 10, "problems": []}


def test_a_log_tampered_with(sealed_log: list[int], tamper: Run, capsys: pytest.CaptureFixture[str]) -> None:
    tamper(
        f"DELETE FROM audit_auditevent WHERE id = {sealed_log[4]}",
        "UPDATE audit_auditlink SET hash = '' WHERE position = 8",
    )
    with pytest.raises(SystemExit) as stop:
        call_command("verify_audit")
    assert stop.value.code == 1
    assert capsys.readouterr().out.splitlines() == [
        "The audit log was tampered with. Checked 9 events and 10 seals.",
        "deleted: Missing, or the chain was cut there: position 5.",
        "broken-link: The chain does not hold at position 8.",
    ]


def test_a_log_tampered_with_as_json(
    sealed_log: list[int], tamper: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    tamper("TRUNCATE audit_auditevent")
    with pytest.raises(SystemExit) as stop:
        call_command("verify_audit", "--json")
    assert stop.value.code == 1
    assert json.loads(capsys.readouterr().out) == {
        "ok": False,
        "events": 0,
        "sealed": 10,
        "problems": [{"kind": "truncated", "where": "position", "first": 1, "last": 10}],
    }


@pytest.mark.parametrize(("where", "kind"), _SENTENCES)
def test_every_problem_has_its_sentence(where: str, kind: str) -> None:
    sentence = Problem(kind, where, 4, 6).sentence()
    assert sentence.endswith(".")
    assert where == "head" or "4–6" in sentence

"""Heads kept outside the database find what nobody could find within it."""

import json
from pathlib import Path
from typing import Any

import pytest

from couplesgoals.audit.actions import seal, verify
from tests.audit.conftest import Run, found, write


@pytest.fixture
def anchor_file(tmp_path: Path, settings: Any) -> Path:
    path = tmp_path / "anchors.jsonl"
    settings.AUDIT_ANCHOR_FILE = path
    return path


@pytest.fixture
def anchored(anchor_file: Path, sealed_log: list[int]) -> list[int]:
    """The sealed log's ten events, then three more, each sealing with its anchor."""
    write(3)
    assert seal() == 3
    return sealed_log


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines() if line]


def cut(tamper: Run, as_owner: Run, position: int) -> None:
    """Cut the chain back to the head kept in `kept`, leaving no trace in the database."""
    tamper(
        "DELETE FROM audit_auditevent WHERE id IN"
        f" (SELECT event_id FROM audit_auditlink WHERE position > {position})",
        f"DELETE FROM audit_auditlink WHERE position > {position}",
        "DELETE FROM audit_audithead",
        "INSERT INTO audit_audithead SELECT * FROM kept",
        f"SELECT setval('audit_sealed_position', {position})",
    )


@pytest.fixture
def cut_back(anchor_file: Path, sealed_log: list[int], as_owner: Run, tamper: Run) -> None:
    """Thirteen events were sealed; then the last three and every trace of them in the database went."""
    as_owner("CREATE TEMP TABLE kept AS SELECT * FROM audit_audithead")
    write(3)
    seal()
    cut(tamper, as_owner, 10)


def test_every_sealing_leaves_one_line(anchored: list[int], anchor_file: Path) -> None:
    assert [line["position"] for line in lines(anchor_file)] == [10, 13]
    seal()
    assert len(lines(anchor_file)) == 2
    assert verify().ok


def test_without_the_setting_nothing_is_written(sealed_log: list[int], tmp_path: Path) -> None:
    assert list(tmp_path.iterdir()) == []
    assert verify().ok


def test_a_perfect_cut_is_found(cut_back: None) -> None:
    assert found(verify().problems) == {("truncated", "position", 11, 13)}


def test_a_perfect_cut_is_not_found_without_the_file(cut_back: None, settings: Any) -> None:
    # What the docstring of chain.py admits.
    settings.AUDIT_ANCHOR_FILE = ""
    assert verify().ok


@pytest.mark.parametrize("regrown", [1, 3, 5])
def test_a_cut_is_found_after_the_chain_grew_again(cut_back: None, regrown: int) -> None:
    write(regrown)
    assert seal() == regrown
    assert not verify().ok
    write(20)
    seal()
    assert not verify().ok


def test_cutting_everything_is_found(anchored: list[int], tamper: Run) -> None:
    tamper(
        "TRUNCATE audit_auditevent, audit_auditlink, audit_audithead, audit_auditpending",
        "SELECT setval('audit_sealed_position', 0)",
    )
    assert found(verify().problems) == {("truncated", "position", 1, 13), ("deleted", "head", 1, 1)}


def test_a_forged_line_is_found(anchored: list[int], anchor_file: Path) -> None:
    forged = {**lines(anchor_file)[-1], "position": 12}
    anchor_file.write_text(anchor_file.read_text() + json.dumps(forged) + "\n")
    number = anchor_file.read_text().count("\n")
    assert found(verify().problems) == {("inserted", "anchor", number, number)}


@pytest.mark.parametrize(
    "torn", ['{"position": 14, "ha', "not json", "[]", "1", '{"position": "x"}', "\x00\xff"]
)
def test_a_half_written_line_is_passed_by(anchored: list[int], anchor_file: Path, torn: str) -> None:
    with anchor_file.open("ab") as file:
        file.write(torn.encode("latin-1"))
    assert verify().ok
    write(1)
    seal()
    assert verify().ok
    good = [line for line in anchor_file.read_bytes().splitlines() if b'"mark"' in line]
    assert json.loads(good[-1])["position"] == 14


def test_an_anchor_written_twice_after_a_crash_is_no_problem(
    anchored: list[int], anchor_file: Path, as_owner: Run
) -> None:
    as_owner("SELECT setval('audit_sealed_position', 10)")
    seal()
    assert [line["position"] for line in lines(anchor_file)] == [10, 13, 13]
    assert verify().ok

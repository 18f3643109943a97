"""House test 6: imports go one way."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.catalog import clinical_models

ROOT = Path(__file__).resolve().parents[2]
# Pages get rows through visible_to and the querysets named in the models; `.objects` would go past them.
PAGE_MODULES = ("views", "api", "forms", "serializers", "templatetags")
# Where clinical rows may be reached past visible_to: what writes, what they are, and the rule itself.
KERNEL = ("models", "actions", "migrations", "management")
# Called with a goal its caller reads, to count that goal's rounds.
ASKED_BY_READERS = ("progress/rounds.py",)
PAST_THE_RULE = ("_base_manager", "_default_manager", ".raw(", "RawSQL", ".extra(", "connection.cursor")
CLINICAL = "|".join(model.__name__ for model in clinical_models())


def test_the_import_contracts_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def app_files() -> list[Path]:
    """Every file of every app that serves people, but what only writes and what rows are."""
    apps = [ROOT / app for app in ("goals", "sessions", "progress")]
    apps += [ROOT / "couplesgoals" / app for app in ("people", "program", "reminders", "web", "audit")]
    files = [path for app in apps for path in app.rglob("*.py") if not set(path.parts) & set(KERNEL)]
    files += (ROOT / "couplesgoals").glob("*.py")
    return sorted(path.relative_to(ROOT) for path in files)


@pytest.mark.parametrize("path", app_files(), ids=str)
def test_clinical_rows_are_reached_only_by_the_rule(path: Path) -> None:
    if str(path) in ASKED_BY_READERS:
        pytest.skip("asked by who reads the goal")
    found = re.findall(rf"\b(?:{CLINICAL})\.objects\b(?!\.none\(\))", (ROOT / path).read_text())
    assert found == []


@pytest.mark.parametrize("path", app_files(), ids=str)
def test_pages_reach_no_rows_on_their_own(path: Path) -> None:
    if not any(part.removesuffix(".py") in PAGE_MODULES for part in path.parts):
        pytest.skip("no page is made here")
    text = (ROOT / path).read_text().replace(".objects.none()", "")
    ways = [way for way in (".objects", *PAST_THE_RULE) if way in text]
    assert ways == []

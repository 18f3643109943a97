"""House test 6: imports go one way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Pages get rows through visible_to and the querysets named in the models; `.objects` would go past them.
PAGE_MODULES = ("views", "api", "forms", "serializers", "pages", "templatetags")


def test_the_import_contracts_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def page_files() -> list[Path]:
    """Every file of every module in which a page or an answer of the API is made."""
    apps = [ROOT / app for app in ("goals", "sessions", "progress")]
    apps += [path for path in (ROOT / "couplesgoals").iterdir() if path.is_dir() and path.name != "embedded"]
    files: list[Path] = []
    for app in apps:
        for module in PAGE_MODULES:
            files += [*app.glob(f"{module}.py"), *app.glob(f"{module}/**/*.py"), *app.glob(f"{module}_*.py")]
    return sorted(set(files))


@pytest.mark.parametrize("path", page_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_pages_reach_no_rows_on_their_own(path: Path) -> None:
    text = path.read_text()
    for way in (
        ".objects",
        "_base_manager",
        "_default_manager",
        ".raw(",
        "RawSQL",
        ".extra(",
        "connection.cursor",
    ):
        # The frame asks the database for nothing but an answer, to say whether the site is ready.
        if way == "connection.cursor" and path == ROOT / "couplesgoals/web/views.py":
            continue
        assert way not in text, f"{path.relative_to(ROOT)} uses {way}"

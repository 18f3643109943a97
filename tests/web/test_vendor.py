"""What others wrote is pinned, licensed and unchanged; all a page loads stays small."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "static/vendor"
LISTED = json.loads((VENDOR / "vendor.json").read_text())


@pytest.mark.parametrize("entry", LISTED, ids=lambda entry: entry["file"])
def test_a_vendored_file_is_the_one_listed(entry: dict[str, str]) -> None:
    assert {"package", "version", "file", "sha256", "license"} <= entry.keys()
    assert hashlib.sha256((VENDOR / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]


def test_every_vendored_file_is_listed() -> None:
    files = {path.name for path in VENDOR.iterdir()} - {"vendor.json"}
    licenses = {name for name in files if name.endswith("LICENSE.txt")}
    assert files - licenses == {entry["file"] for entry in LISTED}


def test_styles_and_scripts_of_a_page_stay_within_30_kb() -> None:
    files = [*ROOT.glob("static/css/*.css"), *ROOT.glob("static/js/*.js"), VENDOR / "htmx.min.js"]
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in files) <= 30 * 1024


def test_every_icon_used_is_in_the_sprite() -> None:
    sprite = set(re.findall(r'<symbol id="([\w-]+)"', (VENDOR / "icons.svg").read_text()))
    used = set()
    for template in ROOT.glob("templates/**/*.html"):
        text = template.read_text()
        used |= set(re.findall(r'{% icon "([\w-]+)"', text)) | set(re.findall(r'icon="([\w-]+)"', text))
    assert used
    assert used <= sprite

"""Takes the README's pictures of a running demo: `uv run python docs/pictures.py [http://127.0.0.1:8000]`.

The six files in docs/pictures/ are written anew; a picture of 250 kB or more is refused.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
DEMO = "http://127.0.0.1:8000"
PHONE = ViewportSize(width=390, height=844)
DESKTOP = ViewportSize(width=1280, height=900)
MOST_BYTES = 250_000
NAMES = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Picture:
    """One file: whose screen, in which colors, and the links followed from their first page."""

    name: str
    role: str
    phone: bool
    scheme: str
    follow: tuple[str, ...] = ()


PICTURES = (
    Picture("today-phone-light", "partner", True, "light"),
    Picture("today-phone-dark", "partner", True, "dark"),
    Picture("us-phone-light", "partner", True, "light", ("Us",)),
    Picture(
        "goal-desktop-light",
        "partner",
        False,
        "light",
        ("Goals", "Two evenings a week that belong to us, without alcohol or phones"),
    ),
    Picture("caseload-desktop-light", "clinician", False, "light"),
    Picture("couple-desktop-dark", "clinician", False, "dark", ("Maya & Jonas",)),
)


def accounts() -> dict[str, tuple[str, str]]:
    """The first sign-in of each role, as the demo itself names them."""
    command = [sys.executable, str(ROOT / "manage.py"), "demo", "--accounts"]
    listed = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603  (our own command)
    return {one["role"]: (one["email"], one["password"]) for one in reversed(listed)}


def sign_in(page: Page, origin: str, email: str, password: str) -> None:
    """Through the form, like anybody."""
    page.goto(f"{origin}/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "/accounts/" not in url)


def take(browser: Browser, origin: str, picture: Picture, who: tuple[str, str]) -> Path:
    """Write one picture."""
    context = browser.new_context(
        viewport=PHONE if picture.phone else DESKTOP,
        device_scale_factor=2 if picture.phone else 1,
        color_scheme="dark" if picture.scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    sign_in(page, origin, *who)
    for step in picture.follow:
        page.get_by_role("link", name=step, exact=True).locator("visible=true").first.click()
        page.wait_for_load_state()
    page.evaluate("document.fonts.ready")
    path = FOLDER / f"{picture.name}.png"
    page.screenshot(path=path)
    context.close()
    return path


def main() -> None:
    """Take them all."""
    origin = (sys.argv[1] if len(sys.argv) > 1 else DEMO).rstrip("/")
    chromium = next((found for name in NAMES if (found := shutil.which(name))), None)
    if chromium is None:
        raise SystemExit(f"No browser on this machine: install one of {', '.join(NAMES)}.")
    FOLDER.mkdir(exist_ok=True)
    people = accounts()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for picture in PICTURES:
            path = take(browser, origin, picture, people[picture.role])
            size = path.stat().st_size
            print(f"{path.relative_to(ROOT)}  {size // 1000} kB")  # noqa: T201  (a command's answer)
            if size >= MOST_BYTES:
                raise SystemExit(f"{path.name} is too large for a README.")
        browser.close()


if __name__ == "__main__":
    main()

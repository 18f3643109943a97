"""axe-core over the page in front of us, at the sizes and in the colors people use."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 900}}
NARROWEST = {"width": 320, "height": 640}
# Best practices too: one h1, landmarks, no skipped heading.
# Nothing is fetched once more for axe: it would be for rules about sound, and for one that is off.
EVERYTHING: dict[str, Any] = {"resultTypes": ["violations"], "preload": False}
# Colors alone differ between light and dark.
COLORS: dict[str, Any] = {**EVERYTHING, "runOnly": ["color-contrast"]}
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
HAS_AXE = "() => typeof window.axe === 'object'"
# What is wrong and nothing else: all that was looked at would take longer to hand over than to find.
RUN = """async (options) => {
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${(node.failureSummary || "").slice(0, 300)}`));
}"""
AXE = Axe().axe_script


def errors(page: Page, size: str) -> list[str]:
    """What is wrong with this page at one size; its own size and colors come back after."""
    before = page.viewport_size
    page.set_viewport_size(SIZES[size])
    found = [f"{size} light: {line}" for line in _axe(page, EVERYTHING)]
    page.emulate_media(color_scheme="dark")
    found += [f"{size} dark: {line}" for line in _axe(page, COLORS)]
    page.emulate_media(color_scheme="light")
    if size == "phone":
        page.set_viewport_size(NARROWEST)
        if (pixels := page.evaluate(TOO_WIDE)) > 0:
            found.append(f"320 px wide: {page.url} is {pixels} px too wide")
    if before is not None:
        page.set_viewport_size(before)
    return found


def _axe(page: Page, options: dict[str, Any]) -> list[str]:
    # Evaluated by the debugger, so the page's own policy stays as people get it.
    if not page.evaluate(HAS_AXE):
        page.evaluate(AXE)
    return [f"{page.url}: {line}" for line in page.evaluate(RUN, options)]

"""axe-core over the page in front of us, at the sizes and in the colors people use."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

SIZES = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 900}}
NARROWEST = {"width": 320, "height": 640}
# Best practices too: one h1, landmarks, no skipped heading.
# Nothing is fetched once more for axe: it would be for rules about sound, and for one that is off.
EVERYTHING: dict[str, Any] = {"resultTypes": ["violations"], "preload": False}
# Colors alone differ between light and dark.
COLORS: dict[str, Any] = {
    "runOnly": ["color-contrast"],
    "resultTypes": ["violations", "passes", "incomplete"],
    "preload": False,
    "elementRef": True,
    "selectors": False,
}
ALL_BUT_COLORS: dict[str, Any] = {**EVERYTHING, "rules": {"color-contrast": {"enabled": False}}}
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
HAS_AXE = "() => typeof window.axe === 'object'"
# What is wrong and nothing else: all that was looked at would take longer to hand over than to find.
SAY = """const say = (violations) => violations.flatMap(({ id, nodes }) =>
  nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${(node.failureSummary || "").slice(0, 300)}`));"""
RUN = f"""async (options) => {{
  {SAY}
  return say((await axe.run(document, options)).violations);
}}"""
# The rule about colors takes longer than all others together. It looks at an element's own style and at what
# is behind it: once one is settled, others of its kind of page that agree in both are not asked again.
RUN_COLORS = f"""async ([options, known]) => {{
  {SAY}
  const LOOKS = ["color", "backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode",
    "textShadow", "fontSize", "fontWeight", "position", "zIndex", "clip", "clipPath"];
  const settled = new Set(known), met = new Map([[null, ""]]), alike = new Map(), wrong = [];
  const looks = (element) => {{
    if (!met.has(element)) {{
      const style = getComputedStyle(element);
      met.set(element, `${{looks(element.parentElement)}}|${{LOOKS.map((name) => style[name]).join()}}`);
    }}
    return met.get(element);
  }};
  const speaks = (element) => element.matches("input, select, textarea")
    || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const isThere = (element) => {{
    const {{ right, bottom }} = element.getBoundingClientRect();
    return right > 0 && bottom > 0 && element.checkVisibility({{ visibilityProperty: true }});
  }};
  // Axe can never tell of words in a drawing, nor of a style that draws something before or after the words.
  const isDrawn = ({{ element, any }}) => element.closest("svg")
    || (any.length && any.every(({{ data }}) => data?.messageKey === "pseudoContent"));
  const ask = async (elements) => {{
    if (!elements.length) return;
    const {{ violations, passes, incomplete }} = await axe.run({{ include: elements }}, options);
    wrong.push(...say(violations));
    const nodes = (results) => results.flatMap((result) => result.nodes);
    const told = [...nodes(passes), ...nodes(incomplete).filter(isDrawn)];
    for (const {{ element }} of told) settled.add(looks(element));
  }};
  for (const element of document.body.querySelectorAll("*")) {{
    if (!speaks(element) || !isThere(element)) continue;
    const look = looks(element);
    if (!settled.has(look)) alike.set(look, [...(alike.get(look) || []), element]);
  }}
  await ask([...alike.values()].map((elements) => elements[0]));
  // Where nothing could be said, as something lies over the first, the others are asked as well.
  await ask([...alike].filter(([look]) => !settled.has(look)).flatMap(([, elements]) => elements.slice(1)));
  return [wrong, wrong.length ? [] : [...alike.keys()].filter((look) => settled.has(look))];
}}"""
AXE = Axe().axe_script
# By kind of page, size and colors: the looks that are settled in this process.
settled: dict[tuple[str, str, str], set[str]] = {}


def errors(page: Page, sizes: Collection[str]) -> list[str]:
    """What is wrong with this page at some sizes; its own size comes back after."""
    before = page.viewport_size
    found: list[str] = []
    # The size it has comes first, and the narrowest follows the phone: a page is laid out anew at each.
    for size in sorted(sizes, key=lambda size: SIZES[size] != before):
        page.set_viewport_size(SIZES[size])
        found += [f"{size}: {line}" for line in _axe(page)]
        found += [f"{size} light: {line}" for line in _colors(page, size, "light")]
        page.emulate_media(color_scheme="dark")
        found += [f"{size} dark: {line}" for line in _colors(page, size, "dark")]
        page.emulate_media(color_scheme="light")
        if size == "phone":
            page.set_viewport_size(NARROWEST)
            if (pixels := page.evaluate(TOO_WIDE)) > 0:
                found.append(f"320 px wide: {page.url} is {pixels} px too wide")
    if before is not None:
        page.set_viewport_size(before)
    return found


def _axe(page: Page) -> list[str]:
    # Evaluated by the debugger, so the page's own policy stays as people get it.
    if not page.evaluate(HAS_AXE):
        page.evaluate(AXE)
    return [f"{page.url}: {line}" for line in page.evaluate(RUN, ALL_BUT_COLORS)]


def _colors(page: Page, size: str, scheme: str) -> list[str]:
    looks = settled.setdefault((kind_of(page.url), size, scheme), set())
    wrong, newly = page.evaluate(RUN_COLORS, [COLORS, sorted(looks)])
    looks.update(newly)
    return [f"{page.url}: {line}" for line in wrong]


def kind_of(url: str) -> str:
    """The name of a route, and which of its faces a query shows."""
    parts = urlsplit(url)
    try:
        name = resolve(parts.path).view_name
    except Resolver404:
        return parts.path
    words = re.sub(r"=[^&]*", "", parts.query)
    return f"{name}?{words}" if words else name

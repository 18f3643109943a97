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
# Handed over once for all pages of a person and read by the browser where it is asked for: it is long.
BRINGS_AXE = f"window.bringAxe = () => {{ {Axe().axe_script} }};"
BRING_AXE = "() => { if (!window.axe) bringAxe(); }"
# What is wrong and nothing else: all that was looked at would take longer to hand over than to find.
SAY = """const say = (violations) => violations.flatMap(({ id, nodes }) =>
  nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${(node.failureSummary || "").slice(0, 300)}`));"""
RUN = f"""async (options) => {{
  {SAY}
  return say((await axe.run(document, options)).violations);
}}"""
# The rule about colors takes longer than all others together. What it says of an element follows from the
# style of the element, of what it stands in and of whatever else lies at its place: once one is settled,
# others that agree in all of that are not asked again, on whichever page, at whichever size.
RUN_COLORS = f"""async ([options, known]) => {{
  {SAY}
  const LOOKS = ["color", "backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode",
    "textShadow", "fontSize", "fontWeight", "position", "zIndex", "clip", "clipPath"];
  const settled = new Set(known.split(" ")), met = new Map([[null, ""]]), alike = new Map(), wrong = [];
  const short = (text, seed) => {{
    let one = 0xdeadbeef ^ seed, two = 0x41c6ce57 ^ seed;
    for (let n = 0; n < text.length; n++) {{
      const code = text.charCodeAt(n);
      one = Math.imul(one ^ code, 2654435761);
      two = Math.imul(two ^ code, 1597334677);
    }}
    one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
    two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
    return (two >>> 0).toString(36) + (one >>> 0).toString(36);
  }};
  const inShort = (text) => short(text, 0) + short(text, 1);
  const looks = (element) => {{
    if (!met.has(element)) {{
      const style = getComputedStyle(element);
      const own = LOOKS.map((name) => style[name]).join();
      met.set(element, inShort(`${{looks(element.parentElement)}}|${{element.localName}}|${{own}}`));
    }}
    return met.get(element);
  }};
  // Words; in boxes to tick and the like there are none, and axe does not look there.
  const speaks = (element) => element.matches("select, textarea, input:not([type=checkbox], [type=radio], "
      + "[type=hidden], [type=range], [type=color], [type=image])")
    || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const paints = (element) => {{
    const style = getComputedStyle(element);
    return speaks(element)
      || element.matches("input, button, img, svg, svg *, canvas, video, meter, progress")
      || !/^rgba\\(.*, 0\\)$/.test(style.backgroundColor) || style.backgroundImage !== "none"
      || style.boxShadow !== "none" || ["Top", "Right", "Bottom", "Left"].some((side) =>
        style[`border${{side}}Style`] !== "none" && parseFloat(style[`border${{side}}Width`]));
  }};
  // Words for screen readers only have no colors.
  const isCut = (element) => element
    && (getComputedStyle(element).clipPath === "inset(50%)" || isCut(element.parentElement));
  const isThere = (element, {{ right, bottom }}) =>
    right > 0 && bottom > 0 && element.checkVisibility({{ visibilityProperty: true }}) && !isCut(element);
  const boxes = [...document.body.querySelectorAll("*")]
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([element, box]) => box.width && box.height && isThere(element, box));
  const painted = boxes.filter(([element]) => paints(element));
  // Over it, under it or in it, wherever that stands on the page; what it stands in is part of its looks.
  const besides = (element, here) => painted.filter(([other, there]) =>
    there.left < here.right && here.left < there.right && there.top < here.bottom && here.top < there.bottom
    && !other.contains(element)).map(([other]) => looks(other));
  // Axe can never tell of words in a drawing, nor of a style that draws something before or after the words.
  const isDrawn = ({{ element, any }}) => element.closest("svg")
    || (any.length && any.every(({{ data }}) => data?.messageKey === "pseudoContent"));
  const place = new Map();
  const ask = async (elements) => {{
    if (!elements.length) return;
    const {{ violations, passes, incomplete }} = await axe.run({{ include: elements }}, options);
    wrong.push(...say(violations));
    const nodes = (results) => results.flatMap((result) => result.nodes);
    const told = [...nodes(passes), ...nodes(incomplete).filter(isDrawn)];
    for (const {{ element }} of told) settled.add(place.get(element));
  }};
  for (const [element, box] of boxes) {{
    if (!speaks(element)) continue;
    const look = inShort([looks(element), ...new Set(besides(element, box).sort())].join());
    place.set(element, look);
    if (!settled.has(look)) alike.set(look, [...(alike.get(look) || []), element]);
  }}
  await ask([...alike.values()].map((elements) => elements[0]));
  // Where nothing could be said, as something lies over the first, the others are asked as well.
  await ask([...alike].filter(([look]) => !settled.has(look)).flatMap(([, elements]) => elements.slice(1)));
  return [wrong, wrong.length ? "" : [...alike.keys()].filter((look) => settled.has(look)).join(" ")];
}}"""
# The looks that are settled in this process.
settled: set[str] = set()


def errors(page: Page, sizes: Collection[str]) -> list[str]:
    """What is wrong with this page at some sizes; its own size comes back after."""
    before = page.viewport_size
    found: list[str] = []
    # The size it has comes first, and the narrowest follows the phone: a page is laid out anew at each.
    for size in sorted(sizes, key=lambda size: SIZES[size] != before):
        page.set_viewport_size(SIZES[size])
        found += [f"{size}: {line}" for line in _axe(page)]
        found += [f"{size} light: {line}" for line in _colors(page)]
        page.emulate_media(color_scheme="dark")
        found += [f"{size} dark: {line}" for line in _colors(page)]
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
    page.evaluate(BRING_AXE)
    return [f"{page.url}: {line}" for line in page.evaluate(RUN, ALL_BUT_COLORS)]


def _colors(page: Page) -> list[str]:
    wrong, newly = page.evaluate(RUN_COLORS, [COLORS, " ".join(settled)])
    settled.update(newly.split())
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

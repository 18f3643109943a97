"""Figures beside their goals: plain data, to be printed or written as JSON."""

import re
from dataclasses import asdict
from typing import Any

from benchmarks.figures import Figure, within
from benchmarks.pages import BASELINE, BOTH, CSS_JS_KB, FIRST_VIEW_KB, MEMORY, PAGES, PAIRS, START, Page
from benchmarks.rounds import Key, named
from benchmarks.weight import Weight

# Goals of times hold with both workers busy, as the figures of others in performance.md do.
JUDGED_AT = 8
VALUE = re.compile(r"'[^']*'")


def page_rows(
    pages: dict[Key, Figure], counts: dict[str, Any], answers: dict[str, int], wrong: dict[str, list[str]]
) -> list[dict[str, Any]]:
    """One row a page: its figures, their goals, and whether each is reached."""
    return [
        _page_row(page, pages, counts.get(page.key, {}))
        | {"answers": answers.get(page.key, 0), "wrong": len(wrong.get(page.key, []))}
        for page in [BASELINE, *PAGES]
    ]


def _page_row(page: Page, pages: dict[Key, Figure], counted: dict[str, Any]) -> dict[str, Any]:
    found = {at_once: pages.get((page.key, at_once)) for at_once in BOTH}
    judged = found[JUDGED_AT]
    kb = counted["gzip"] / 1024 if counted else None
    reached = {
        "times": within(judged.median if judged else None, page.times),
        "queries": within(counted.get("queries"), page.queries),
        "kb": within(kb, page.kb),
    }
    return {
        "key": page.key,
        "title": page.title,
        "times": {str(at_once): asdict(one) if one else None for at_once, one in found.items()},
        "goal": {"times": page.times, "queries": page.queries, "kb": page.kb},
        "counted": {key: value for key, value in counted.items() if key != "worst"},
        "reached": reached,
    }


def check(
    title: str, value: float | None, goal: float | None, *, spread: float | None = None
) -> dict[str, Any]:
    """One figure with its goal."""
    return {
        "title": title,
        "value": value,
        "spread": spread,
        "goal": goal,
        "reached": within(value, goal),
    }


def pair_checks(pairs: dict[str, Figure], counts: dict[str, Any]) -> list[dict[str, Any]]:
    """Growth and the walls: time, then buffers and queries, which are the same on every machine."""
    checks = []
    for pair in PAIRS:
        for at_once in BOTH:
            if found := pairs.get(named(pair, at_once)):
                title = f"{pair.title}: time, {at_once} at once"
                checks.append(check(title, found.median, pair.times, spread=found.spread))
        one, other = counts.get(pair.key), counts.get(pair.over)
        if one and other:
            checks.append(check(f"{pair.title}: buffers", one["buffers"] / other["buffers"], pair.buffers))
            more = one["queries"] - other["queries"]
            checks.append(check(f"{pair.title}: more queries", more, 0 if pair.same_queries else None))
    return checks


def weight_checks(weight: Weight, page: str) -> list[dict[str, Any]]:
    """The first view's compressed bytes."""
    code = (weight.css + weight.js) / 1024
    return [
        check(f"first view of {page}: HTML + CSS + JS, KB", weight.html / 1024 + code, FIRST_VIEW_KB),
        check(f"first view of {page}: CSS + JS, KB", code, CSS_JS_KB),
        check(f"first view of {page}: font and images, KB", weight.other / 1024, None),
        check(f"first view of {page}: requests to others", len(weight.third_party), 0),
    ]


def process_checks(
    memory: dict[str, list[list[int]]], answers: dict[str, int], started_in: dict[str, float]
) -> list[dict[str, Any]]:
    """Memory of a worker before and after the load, and the time from start to the first answer."""
    checks = []
    before, after = ({side: max(kb[when], default=0) for side, kb in memory.items()} for when in (0, 1))
    if after["ours"] and after["bare"]:
        times = after["ours"] / after["bare"]
        checks.append(check("memory of a worker, ours / bare", times, MEMORY))
        checks.append(check("memory of our worker, MB", after["ours"] / 1024, None))
        served = sum(answers.values()) - answers.get("bare", 0)
        title = f"memory of our worker after {served} answers / before"
        checks.append(check(title, after["ours"] / before["ours"], None))
    start = started_in["ours"] / started_in["bare"]
    checks.append(check("start to first answer, ours / bare (once)", start, START))
    return checks


def hottest(counts: dict[str, Any]) -> list[dict[str, Any]]:
    """The statement of each page that touches most buffers, the heaviest first; one of each shape."""
    found = [counted["worst"] | {"page": key} for key, counted in counts.items() if counted["worst"]]
    shapes: dict[str, dict[str, Any]] = {}
    for one in sorted(found, key=lambda each: -each["buffers"]):
        shapes.setdefault(VALUE.sub("?", one["sql"]), one)
    return list(shapes.values())

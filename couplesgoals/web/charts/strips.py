"""Four weeks of one habit as a strip: what was recorded stands on its day, all else is a gap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from couplesgoals.web.charts import svg

WIDTH, HEIGHT = 360, 36
MIDDLE, RADIUS = 10, 4.5
WEEK, DAY_WIDTH, WEEK_GAP = 7, 12, 5


@dataclass(frozen=True)
class Mark:
    """One day's mark: "full", "half", "ring", or "" where nothing was recorded."""

    day: date
    kind: str


def strip_chart(marks: Sequence[Mark], *, label: str, key: str = "a") -> SafeString:
    """Draw whole weeks of days, oldest first; `label` says all of it in words, `key` is whose they are."""
    parts = []
    for index, mark in enumerate(marks):
        x = round(9 + index * DAY_WIDTH + index // WEEK * WEEK_GAP, 1)
        if index % WEEK == 0:
            parts.append(week(x, mark.day))
        if mark.kind:
            parts.append(shape(x, mark.kind, key))
    return format_html(
        '<svg class="chart strip" viewBox="0 0 {} {}" role="img" aria-label="{}"'
        ' xmlns="http://www.w3.org/2000/svg">{}</svg>',
        WIDTH, HEIGHT, label, svg.join(parts),
    )  # fmt: skip


def week(x: float, first: date) -> SafeString:
    """Draw the ground of a week and name its first day."""
    right = round(x + (WEEK - 1) * DAY_WIDTH + RADIUS, 1)
    ground = format_html(
        '<line class="chart-grid" x1="{}" x2="{}" y1="{y}" y2="{y}" stroke="{}" stroke-width="1"/>',
        round(x - RADIUS, 1), right, svg.GRID, y=MIDDLE + 9,
    )  # fmt: skip
    return svg.join([ground, svg.text(round(x - RADIUS, 1), HEIGHT - 4, date_format(first, "M j"))])


def shape(x: float, kind: str, key: str) -> SafeString:
    """Draw a day's mark: a circle for the first partner, a diamond for the second, as full as the day was."""
    whole, left = outline(x, key), half(x, key)
    color, ring = svg.COLORS[key], kind != "full"
    body = format_html(
        '<path class="{} {}-{}" d="{}" fill="{}" stroke="{}" stroke-width="1.5"/>',
        "ring" if ring else "point", "ring" if ring else "point", key, whole,
        svg.PAPER if ring else color, color if ring else svg.PAPER,
    )  # fmt: skip
    if kind != "half":
        return body
    filled = format_html('<path class="point-{}" d="{}" fill="{}"/>', key, left, color)
    return svg.join([body, filled])


def outline(x: float, key: str) -> str:
    """The path around a whole mark."""
    top, r = MIDDLE - RADIUS, RADIUS
    if key == "a":
        return f"M{x} {top}a{r} {r} 0 1 0 .01 0z"
    return f"M{x} {top - 1}l{r + 1} {r + 1}l-{r + 1} {r + 1}l-{r + 1}-{r + 1}z"


def half(x: float, key: str) -> str:
    """The path around the left half of a mark."""
    top, r = MIDDLE - RADIUS, RADIUS
    if key == "a":
        return f"M{x} {top}a{r} {r} 0 0 0 0 {2 * r}z"
    return f"M{x} {top - 1}l-{r + 1} {r + 1}l{r + 1} {r + 1}z"

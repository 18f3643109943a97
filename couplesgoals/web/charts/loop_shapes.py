"""What the loop is drawn with: a node's ground, the arrows from node to node, a small open mark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from couplesgoals.web.charts import svg
from couplesgoals.web.charts.values import open_mark


@dataclass(frozen=True)
class Box:
    """A node's place: left, top, width and height in units."""

    x: float
    y: float
    width: float
    height: float


def small_open(x: float, y: float, who: str) -> SafeString:
    """Mark what is underneath by the partner's own shape, open and as small as the full one."""
    return format_html('<g transform="translate({} {}) scale(.6)">{}</g>', x, y, open_mark(0, 0, who))


def outline(box: Box, who: str, kind: str, *, is_told: bool) -> SafeString:
    """Draw a node's rounded ground: solid for the first partner, dashed for the second, dotted while open."""
    color = svg.COLORS.get(who, svg.SOFT)
    kind, rounded = kind if is_told else "open", 26 if kind == "softer" else 14
    dash = "none" if is_told and who != "b" else "6 4" if is_told else "1 5"
    return format_html(
        '<rect class="loop-node loop-{} loop-of-{}" x="{}" y="{}" width="{}" height="{}" rx="{}" fill="{}"'
        ' stroke="{}" stroke-width="{}" stroke-dasharray="{}" stroke-linecap="round"/>',
        kind, who or "it", box.x, box.y, box.width, box.height, rounded, svg.PAPER, color,
        2 if who else 1.5, dash,
    )  # fmt: skip


def arrows(boxes: Mapping[str, Box]) -> SafeString:
    """Lead from step to step, clockwise, and from the last back to what sets it off."""
    top, right, left = boxes["trigger"], boxes["a_move"], boxes["a_softer"]
    below_right, below_left = boxes["b_softer"], boxes["b_move"]
    side, low = top.y + top.height / 2, below_left.y + below_left.height / 2
    out, back = right.x + right.width - 30, left.x + 30
    start, end = top.x + top.width, below_left.x + below_left.width
    bottom = left.y + left.height
    return svg.join(
        [
            arrow(f"M{start + 5} {side}Q{out} {side} {out} {right.y - 8}", out, right.y - 5, 90),
            arrow(f"M{out} {right.y + right.height + 5}V{below_right.y - 8}", out, below_right.y - 5, 90),
            arrow(f"M{below_right.x - 2} {low}H{end + 5}", end + 2, low, 180),
            arrow(f"M{back} {below_left.y - 5}V{bottom + 8}", back, bottom + 5, -90),
            arrow(f"M{back} {left.y - 5}Q{back} {side} {top.x - 8} {side}", top.x - 5, side, 0),
        ]
    )


def arrow(path: str, x: float, y: float, turn: int) -> SafeString:
    """Draw a line and its head, which points to (x, y), turned by degrees from the right."""
    return format_html(
        '<path class="loop-arrow" d="{}" fill="none" stroke="{}" stroke-width="2" stroke-linecap="round"/>'
        '<path class="loop-arrow" d="M-7 -5L0 0L-7 5" transform="translate({} {}) rotate({})" fill="none"'
        ' stroke="{}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>',
        path, svg.SOFT, x, y, turn, svg.SOFT,
    )  # fmt: skip

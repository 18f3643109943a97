"""The small vocabulary all charts are drawn with.

Every mark carries presentation attributes and a class: print and PDF need the attributes, on screen the
page's rules for the class win over them, so themes and forced colors work. Only words come from people;
classes, keys and numbers are the program's own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from couplesgoals.web.markup import escaped, write

type Spot = tuple[float, float]

# The light theme's, for paper.
COLORS = {"a": "#0e6f69", "b": "#a4462a"}
GRID, SOFT, PAPER = "#ddd2c2", "#5d5348", "#fffdfa"
DASHES = {"a": "none", "b": "7 5"}


@dataclass(frozen=True)
class Frame:
    """Maps values into a drawing of `width` × `height` units with margins."""

    width: int
    height: int
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    left: int
    right: int
    top: int = 12
    bottom: int = 30

    def x(self, value: float) -> float:
        """Place a value on the horizontal axis; a range of no width is drawn in its middle."""
        low, high = self.x_range
        share = (value - low) / (high - low) if high > low else 0.5
        return round(self.left + share * (self.width - self.left - self.right), 1)

    def y(self, value: float) -> float:
        """Place a value on the vertical axis, larger is higher."""
        low, high = self.y_range
        share = (value - low) / (high - low) if high > low else 0.5
        return round(self.height - self.bottom - share * (self.height - self.top - self.bottom), 1)


def join(parts: Iterable[SafeString]) -> SafeString:
    """Join pieces; what is not safe yet is escaped."""
    return SafeString("".join(map(str, map(escaped, parts))))


def text(x: float, y: float, words: str, *, anchor: str = "start", classes: str = "tick") -> SafeString:
    """Write words, escaped."""
    return SafeString(
        f'<text class="{classes}" x="{x}" y="{y}" text-anchor="{anchor}" font-family="sans-serif"'
        f' font-size="12" fill="{SOFT}">{escaped(words)}</text>'
    )


def name_label(x: float, y: float, words: str, key: str) -> SafeString:
    """Write a partner's name at the end of the line, in the line's color."""
    return SafeString(
        f'<text class="name name-{key}" x="{x}" y="{y}" font-family="sans-serif" font-size="13"'
        f' font-weight="700" fill="{COLORS[key]}">{escaped(words)}</text>'
    )


def rule(frame: Frame, y: float, *, hope: bool = False) -> SafeString:
    """Draw one line of the grid; the hoped-for level is heavier."""
    name, color, stroke = ("chart-hope", SOFT, 1.5) if hope else ("chart-grid", GRID, 1)
    return SafeString(
        f'<line class="{name}" x1="{frame.left}" x2="{frame.width - frame.right}" y1="{y}" y2="{y}"'
        f' stroke="{color}" stroke-width="{stroke}"/>'
    )


def line(spots: Sequence[Spot], key: str) -> SafeString:
    """Join spots without a gap between them; a single spot needs no line."""
    if len(spots) < 2:
        return SafeString("")
    path = "M" + "L".join(f"{x} {y}" for x, y in spots)
    return SafeString(
        f'<path class="chart-line line-{key}" d="{path}" fill="none" stroke="{COLORS[key]}"'
        f' stroke-width="2.5" stroke-dasharray="{DASHES[key]}" stroke-linejoin="round"'
        ' stroke-linecap="round"/>'
    )


def point(x: float, y: float, key: str) -> SafeString:
    """Mark a value: a circle for the first partner, a diamond for the second."""
    look = f'fill="{COLORS[key]}" stroke="{PAPER}" stroke-width="1.5"'
    if key == "a":
        return SafeString(f'<circle class="point point-a" cx="{x}" cy="{y}" r="4.5" {look}/>')
    top = round(y - 6, 1)
    return SafeString(f'<path class="point point-b" d="M{x} {top}l6 6l-6 6l-6-6z" {look}/>')


def drawing(frame: Frame, *, uid: str, title: str, desc: str, body: SafeString) -> SafeString:
    """Wrap the marks with a name and a description for those who do not see them."""
    return write(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-labelledby="{uid}-t {uid}-d"'
        ' xmlns="http://www.w3.org/2000/svg"><title id="{uid}-t">{}</title>'
        '<desc id="{uid}-d">{}</desc>{}</svg>',
        frame.width, frame.height, title, desc, body, uid=uid,
    )  # fmt: skip

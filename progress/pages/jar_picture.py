"""A glass jar that fills from the bottom: a marble for each good thing, its shape and tone by kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from couplesgoals.sentences import gettext as _
from couplesgoals.web.charts import svg

KINDS = {
    "win": gettext_lazy("Wins"),
    "joined": gettext_lazy("Wins joined by the other"),
    "affirmed": gettext_lazy("Good words to each other"),
    "care": gettext_lazy("From your care team"),
}
# Eight rows of eight and seven, one lying in the gaps of the other.
ROWS, WIDE, APART, HIGH = 8, 8, 29.0, 25.2
MOST_DRAWN = ROWS // 2 * (2 * WIDE - 1)
WIDTH, HEIGHT, MIDDLE, FLOOR = 300, 330, 150.0, 292.0

# The light theme's tones, for paper.
GLASS, EDGE, LID = "#eef4f1", "#857a6b", "#dcc9ae"
TONES = {"teal": "#0e6f69", "pale": "#dcefeb", "clay": "#a4462a", "honey": "#ffcf6b"}
BODY = "M62 62C62 82 24 84 24 118V280Q24 314 60 314H240Q276 314 276 280V118C276 84 238 82 238 62Z"
SHINE = "M40 126Q38 118 46 112M40 142V232"
HEART = "M0 11.5C-16 1-12.5-11-5.5-11-2-11 0-8 0-6.5 0-8 2-11 5.5-11 12.5-11 16 1 0 11.5Z"
STAR = "M0-13 3.6-4.4 12.6-3.9 5.7 2 7.9 11 0 6-7.9 11-5.7 2-12.6-3.9-3.6-4.4Z"
SHAPES = {
    "win": format_html('<circle class="point point-a" r="12" fill="{}"/>', TONES["teal"]),
    "joined": format_html(
        '<circle class="ring ring-a" r="10.5" fill="{}" stroke="{}" stroke-width="3"/>'
        '<circle class="point point-a" r="5" fill="{}"/>',
        TONES["pale"], TONES["teal"], TONES["teal"],
    ),
    "affirmed": format_html('<path class="point point-b" d="{}" fill="{}"/>', HEART, TONES["clay"]),
    "care": format_html(
        '<path class="star" d="{}" fill="{}" stroke="#5d5348" stroke-width="1.5" stroke-linejoin="round"/>',
        STAR, TONES["honey"],
    ),
}  # fmt: skip


def jar_picture(drawn: Sequence[str], counts: Mapping[str, int], *, uid: str = "jar") -> SafeString:
    """Draw the jar: `drawn` are the kinds of the latest marbles, oldest first; `counts` tell of all."""
    total = sum(counts.values())
    said = "; ".join(f"{KINDS[kind]}: {counts[kind]}" for kind in KINDS if kind in counts)
    desc = said or _("Still empty, and ready for the first good thing.")
    if total > MOST_DRAWN:
        desc += ". " + _("The latest %(n)s are drawn.") % {"n": MOST_DRAWN}
    glass = format_html(
        '<path class="jar-glass" d="{}" fill="{}" stroke="{}" stroke-width="3"/>'
        '<rect class="jar-lid" x="50" y="30" width="200" height="34" rx="12" fill="{}" stroke="{}"'
        ' stroke-width="3"/>', BODY, GLASS, EDGE, LID, EDGE,
    )  # fmt: skip
    marbles = svg.join(_marble(n, kind) for n, kind in enumerate(drawn[-MOST_DRAWN:]))
    shine = format_html(
        '<path class="chart-line" d="{}" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round"'
        ' opacity=".6"/>',
        SHINE,
    )
    frame = svg.Frame(WIDTH, HEIGHT, (0, 1), (0, 1), left=0, right=0)
    title = _("The jar of good things: %(n)s so far") % {"n": total}
    return svg.drawing(frame, uid=uid, title=title, desc=desc, body=svg.join([glass, marbles, shine]))


def mark(kind: str) -> SafeString:
    """Draw one marble alone, for the legend; the words stand beside it."""
    return format_html(
        '<svg class="chart marble" viewBox="-15 -15 30 30" width="24" height="24"'
        ' aria-hidden="true">{}</svg>',
        SHAPES[kind],
    )


def _marble(number: int, kind: str) -> SafeString:
    """Place one marble: rows from the floor up, each filled from its middle, none of them quite straight."""
    x, y = place(number)
    turn = (number * 37) % 40 - 20
    return format_html(
        '<g transform="translate({} {}) rotate({})">{}</g>', x, y, turn,
        SHAPES[kind],
    )  # fmt: skip


def place(number: int) -> tuple[float, float]:
    """Return where the marble with this number lies; its place never changes, whatever comes after it."""
    pair, rest = divmod(number, 2 * WIDE - 1)
    row, index = (2 * pair, rest) if rest < WIDE else (2 * pair + 1, rest - WIDE)
    in_row = WIDE if row % 2 == 0 else WIDE - 1
    # From the middle outward, right and left in turn.
    steps = (index + 1) // 2 * (1 if index % 2 else -1)
    offset = (steps - 0.5) if in_row % 2 == 0 else float(steps)
    return round(MIDDLE + offset * APART, 1), round(FLOOR - row * HIGH + (number * 5 % 3) - 1, 1)

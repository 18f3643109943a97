"""Four weeks of one habit as a strip: what was recorded stands on its day, all else is a gap."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from couplesgoals.web.charts import svg
from couplesgoals.web.markup import write

WIDTH, HEIGHT = 360, 36
MIDDLE, RADIUS = 10, 4.5
WEEK, DAY_WIDTH, WEEK_GAP = 7, 12, 5


def strip_chart(kinds: Sequence[str], *, weeks: Sequence[str], label: str, key: str = "a") -> SafeString:
    """Draw whole weeks of days, oldest first, each "full", "half", "ring" or "" where nothing was recorded.

    `weeks` names the first day of each week, `label` says all of it in words, `key` is whose they are.
    """
    starts = [place(index) for index in range(0, len(kinds), WEEK)]
    names = [week_name(x, name) for x, name in zip(starts, weeks, strict=True)]
    return write(
        '<svg class="chart strip" viewBox="0 0 {} {}" role="img" aria-label="{}"'
        ' xmlns="http://www.w3.org/2000/svg">{}{}{}</svg>',
        WIDTH, HEIGHT, label, ground(starts), svg.join(names), shapes(kinds, key),
    )  # fmt: skip


def place(index: int) -> float:
    """Return where a day stands: days side by side, weeks a little apart."""
    return 9 + index * DAY_WIDTH + index // WEEK * WEEK_GAP


def ground(weeks: Sequence[float]) -> SafeString:
    """Draw a line below each week, all of them in one stroke."""
    path = "".join(f"M{x - RADIUS} {MIDDLE + 9}h{(WEEK - 1) * DAY_WIDTH + 2 * RADIUS}" for x in weeks)
    return write('<path class="chart-grid" d="{}" stroke="{}" stroke-width="1"/>', path, svg.GRID)


def week_name(x: float, name: str) -> SafeString:
    """Name a week's first day below it."""
    return svg.text(x - RADIUS, HEIGHT - 4, name)


def shapes(kinds: Sequence[str], key: str) -> SafeString:
    """Draw the days: circles for the first partner, diamonds for the second, each as full as its day was.

    One path for all days of a kind: with one for each a page of steps weighs four times as much.
    """
    found: dict[str, list[float]] = {kind: [] for kind in ("full", "half", "ring")}
    for index, kind in enumerate(kinds):
        if kind:
            found[kind].append(place(index))
    color = svg.COLORS[key]
    return svg.join(
        [
            path("point", key, [outline(x, key) for x in found["full"]], fill=color, stroke=svg.PAPER),
            path("ring ring", key, [outline(x, key) for x in found["half"] + found["ring"]],
                 fill=svg.PAPER, stroke=color),
            path("point", key, [half(x, key) for x in found["half"]], fill=color, stroke=color),
        ]
    )  # fmt: skip


def path(kind: str, key: str, outlines: Sequence[str], *, fill: str, stroke: str) -> SafeString:
    """Draw outlines in one go; nothing for none."""
    if not outlines:
        return SafeString("")
    return write(
        '<path class="{}-{}" d="{}" fill="{}" stroke="{}" stroke-width="1.5"/>',
        kind, key, "".join(outlines), fill, stroke,
    )  # fmt: skip


def outline(x: float, key: str) -> str:
    """Return the way around a whole mark."""
    top, r = MIDDLE - RADIUS, RADIUS
    if key == "a":
        return f"M{x} {top}a{r} {r} 0 1 0 .01 0z"
    return f"M{x} {top - 1}l{r + 1} {r + 1}l-{r + 1} {r + 1}l-{r + 1}-{r + 1}z"


def half(x: float, key: str) -> str:
    """Return the way around the left half of a mark."""
    top, r = MIDDLE - RADIUS, RADIUS
    if key == "a":
        return f"M{x} {top}a{r} {r} 0 0 0 0 {2 * r}z"
    return f"M{x} {top - 1}l-{r + 1} {r + 1}l{r + 1} {r + 1}z"

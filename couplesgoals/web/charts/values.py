"""What matters beside what last week held: for each value two marks on one line, from 1 to 10.

After the Valued Living Questionnaire (Wilson, Sandoz, Kitchens & Roberts, 2010). The marks are never averaged
or added up: the picture shows where life and what matters are apart, for one person or for two side by side.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from couplesgoals.sentences import gettext as _
from couplesgoals.web.charts import svg
from couplesgoals.web.charts.ratings import shorten

WIDTH = 360
NAME, TRACK, FOOT = 22, 20, 34  # units: a value's name, one line of marks, the numbers below all
TICKS = (1, 5, 10)


@dataclass(frozen=True)
class ValueRow:
    """One value: by "a" and "b" (importance, consistency), each 1–10; who has not rated it is left out."""

    name: str
    marks: Mapping[str, tuple[int, int]]


def values_chart(
    rows: Sequence[ValueRow], *, names: Mapping[str, str], title: str, uid: str = "values"
) -> SafeString:
    """Draw a figure with picture, caption and table; one name is one person's own picture, two are both's.

    `names` has the key "a", "b" or both; `uid` must be unique on the page. Empty where nothing is to draw.
    """
    if not rows:
        return SafeString("")
    both = len(names) > 1
    height = sum(NAME + TRACK * len(names) for _row in rows) + FOOT
    frame = svg.Frame(WIDTH, height, (1, 10), (0, 1), left=14, right=74 if both else 14, top=0)
    marks, y = [ticks(frame)], 0.0
    for row in rows:
        marks.append(value(frame, row, y, names))
        y += NAME + TRACK * len(names)
    picture = svg.drawing(frame, uid=uid, title=title, desc=describe(rows, names), body=svg.join(marks))
    context = {
        "chart": picture,
        "names": names,
        "both": both,
        "title": title,
        "rows": [(row, [row.marks.get(key) for key in names]) for row in rows],
    }
    return SafeString(render_to_string("components/values_chart.html", context))


def value(frame: svg.Frame, row: ValueRow, top: float, names: Mapping[str, str]) -> SafeString:
    """Draw one value: its name, and below it a line for each person, named at its end where there are two."""
    parts = [svg.text(frame.left - 8, round(top + 15, 1), row.name, classes="value-name")]
    for place, key in enumerate(names):
        y = round(top + NAME + TRACK * (place + 0.5), 1)
        parts.append(svg.rule(frame, y))
        if key in row.marks:
            parts.append(track(frame, row.marks[key], y, key, square=len(names) == 1))
        if len(names) > 1:
            end = frame.width - frame.right + 12
            parts.append(svg.name_label(end, round(y + 4, 1), shorten(names[key]), key))
    return svg.join(parts)


def track(frame: svg.Frame, marks: tuple[int, int], y: float, key: str, *, square: bool) -> SafeString:
    """Join an open mark (last week) and a full one (how much it matters); on one spot the full is inside."""
    importance, consistency = (frame.x(number) for number in marks)
    line = svg.line([(consistency, y), (importance, y)], key) if importance != consistency else SafeString("")
    ring = open_square(consistency, y, key) if square else open_mark(consistency, y, key)
    return svg.join([line, ring, svg.point(importance, y, key)])


def open_square(x: float, y: float, key: str) -> SafeString:
    """Mark last week by an open square, where the person needs no shape of their own."""
    return ring(f"M{round(x - 7, 1)} {round(y - 7, 1)}h14v14h-14z", key)


def open_mark(x: float, y: float, key: str) -> SafeString:
    """Mark last week by the partner's own shape, open: a ring for the first, a diamond for the second."""
    if key == "a":
        return ring(f"M{round(x - 7.5, 1)} {y}a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0 -15 0z", key)
    return ring(f"M{x} {round(y - 9.5, 1)}l9.5 9.5l-9.5 9.5l-9.5 -9.5z", key)


def ring(path: str, key: str) -> SafeString:
    """Draw an open shape in a person's color."""
    return format_html(
        '<path class="ring ring-{}" d="{}" fill="{}" stroke="{}" stroke-width="2"/>',
        key, path, svg.PAPER, svg.COLORS[key],
    )  # fmt: skip


def ticks(frame: svg.Frame) -> SafeString:
    """Number the scale below all lines."""
    return svg.join(
        svg.text(frame.x(number), frame.height - 8, str(number), anchor="middle") for number in TICKS
    )


def describe(rows: Sequence[ValueRow], names: Mapping[str, str]) -> str:
    """Say each line in words, for those who do not see it."""
    said = _("%(value)s, %(name)s: matters %(matters)s, last week %(week)s.")
    alone = _("%(value)s: matters %(matters)s, last week %(week)s.")
    return " ".join(
        (said if len(names) > 1 else alone)
        % {"value": row.name, "name": names[key], "matters": row.marks[key][0], "week": row.marks[key][1]}
        for row in rows
        for key in names
        if key in row.marks
    )

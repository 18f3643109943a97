"""Daily answers from 0 to 10 over weeks: two trackers of one person, or one of two people.

A day not recorded is a gap, never a guess.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import compress
from math import ceil

from django.utils.safestring import SafeString

from couplesgoals.languages import reader_language
from couplesgoals.sentences import gettext as _
from couplesgoals.web.charts import svg
from couplesgoals.web.charts.ratings import days_axis
from couplesgoals.web.charts.rulers import COLORS, apart, numbers_axis
from couplesgoals.web.charts.wrapping import fitted, width_of
from couplesgoals.web.days import days_in_words
from couplesgoals.web.markup import escaped, joined, write

WIDTH, HEIGHT = 360, 200
LEFT, RIGHT, WIDEST = 34, 84, 130  # as much room on the right as the names of the lines need
NAME = 13  # units: the letters of a name
DASHES = ("none", "5 4")
LARGEST, SMALLEST = 4.0, 2.2  # units: a mark's radius, where days have room and where they have little
WEEK = 7
LOWEST, HIGHEST = 0, 10

# A line's number on each day of the chart.
type Numbers = Sequence[int | None]


# Of each number: how high it stands, as written, and its cell of the table.
HEIGHTS = [
    str(svg.Frame(WIDTH, HEIGHT, (0, 1), (LOWEST, HIGHEST), LEFT, RIGHT).y(number))
    for number in range(LOWEST, HIGHEST + 1)
]
GAP = "|"
CELLS = [f"<td>{number}</td>" for number in range(LOWEST, HIGHEST + 1)]


@dataclass(frozen=True)
class TrendLine:
    """One tracker of one person: numbers 0–10 by day, without the days nothing was recorded on.

    `key` is "a" or "b" for whose color it has, else "own". `missing` is the table's word for a day without.
    """

    name: str
    values: Mapping[date, int]
    key: str = "own"
    missing: str = ""


def trend_chart(
    lines: Sequence[TrendLine], *, first: date, last: date, title: str, uid: str = "trend"
) -> SafeString:
    """Draw a figure with chart, caption and table of one or two lines between two days, both included.

    `uid` must be unique on the page. Empty where no line has a number in this time.
    """
    days = days_between(first, last)
    numbers = [list(map(one.values.get, days)) for one in lines]
    if all(some.count(None) == len(some) for some in numbers):
        return SafeString("")
    right = min(WIDEST, max([RIGHT, *(ceil(width_of(one.name, NAME)) + 14 for one in lines)]))
    frame = svg.Frame(WIDTH, HEIGHT, (first.toordinal(), last.toordinal()), (LOWEST, HIGHEST), LEFT, right)
    shapes = shapes_of(lines)
    is_one = len({one.key for one in lines}) == 1
    marks = [axes(frame, reader_language())]
    marks += [
        draw(frame, one.key, some, shape, is_second=is_one and place > 0)
        for place, (one, some, shape) in enumerate(zip(lines, numbers, shapes, strict=True))
    ]
    marks.append(end_labels(frame, lines, numbers))
    chart = svg.drawing(frame, uid=uid, title=title, desc=describe(lines, numbers), body=joined(marks))
    return figure(chart, table(days, lines, numbers), lines, shapes, title=title)


@lru_cache(maxsize=64)
def days_between(first: date, last: date) -> tuple[date, ...]:
    """Return the days of a chart, of which a page has several."""
    return tuple(map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1)))


@lru_cache(maxsize=64)
def axes(frame: svg.Frame, language: str | None) -> SafeString:
    """Draw both scales: the same for everybody whose chart shows these days."""
    first, last = (date.fromordinal(round(ordinal)) for ordinal in frame.x_range)
    days = days_between(first, last)
    return joined([numbers_axis(frame), days_axis(frame, days[::WEEK] if len(days) > WEEK else days)])


def figure(
    chart: SafeString, rows: SafeString, lines: Sequence[TrendLine], shapes: Sequence[int], *, title: str
) -> SafeString:
    """Put chart, caption and table together."""
    legend = joined(write("{} ", legend_of(one, shape)) for one, shape in zip(lines, shapes, strict=True))
    return write(
        '<figure class="figure">\n'
        "  {}\n"
        "  <figcaption>{}{}</figcaption>\n"
        "  <details>\n"
        "    <summary>{}</summary>\n"
        '    <div class="table-wrap" tabindex="0" role="region" aria-label="{}">\n'
        "      <table>\n"
        '        <thead><tr><th scope="col">{}</th>{}</tr></thead>\n'
        "        <tbody>{}</tbody>\n"
        "      </table>\n"
        "    </div>\n"
        "  </details>\n"
        "</figure>\n",
        chart,
        legend,
        _("From 0 to 10. A gap is a day without a number here."),
        _("Show these days as a table"),
        title,
        _("Day"),
        joined(write('<th scope="col">{}</th>', one.name) for one in lines),
        rows,
    )


def legend_of(one: TrendLine, shape: int) -> str:
    """Name a line by the marks it is drawn with."""
    words = _("Diamonds and dashes: %(name)s.") if shape else _("Circles and a solid line: %(name)s.")
    return words % {"name": one.name}


def table(days: Sequence[date], lines: Sequence[TrendLine], numbers: Sequence[Numbers]) -> SafeString:
    """Write the days of the table: numbers, and a word for a day without."""
    heads, columns = (
        row_heads(days, reader_language()),
        [column(*pair) for pair in zip(lines, numbers, strict=True)],
    )
    rows = zip(heads, *columns, strict=True)
    recorded = [on_day.count(None) < len(on_day) for on_day in zip(*numbers, strict=True)]
    return SafeString("".join([f"{''.join(row)}</tr>" for row in compress(rows, recorded)]))


@lru_cache(maxsize=64)
def row_heads(days: Sequence[date], language: str | None) -> list[str]:
    """Begin each day's row."""
    return [f'<tr><th scope="row">{escaped(words)}</th>' for words in days_in_words(days, "M j, Y")]


def column(one: TrendLine, numbers: Numbers) -> list[str]:
    """Write a line's cells, one for each day."""
    missing = write("<td>{}</td>", one.missing or _("Not recorded"))
    return [missing if number is None else CELLS[number] for number in numbers]


def shapes_of(lines: Sequence[TrendLine]) -> list[int]:
    """Return each line's shape: 0 circle and solid, 1 diamond and dashed.

    Two people keep their own, as in every chart; two trackers of one person differ by their order.
    """
    keys = [one.key for one in lines]
    if len(set(keys)) == len(keys):
        return [1 if key == "b" else 0 for key in keys]
    return list(range(len(keys)))


@lru_cache(maxsize=64)
def places(days: int, left: int, right: int, shift: float = 0) -> tuple[str, ...]:
    """Return where so many days stand across, as written: the same in all charts of as many days.

    `shift` is how far to the left of it a mark begins.
    """
    frame = svg.Frame(WIDTH, HEIGHT, (0, days - 1), (0, 10), left=left, right=right)
    return tuple(str(round(frame.x(day) - shift, 1)) for day in range(days))


def draw(frame: svg.Frame, key: str, numbers: Numbers, shape: int, *, is_second: bool) -> SafeString:
    """Draw a line from day to day, broken where a day has no number, and a mark for each number."""
    drawn = zip(places(len(numbers), frame.left, frame.right), numbers, strict=True)
    spots = "L".join([GAP if number is None else f"{x} {HEIGHTS[number]}" for x, number in drawn])
    runs = [run.strip("L") for run in spots.split(GAP)]
    path = "".join([f"M{run}" for run in runs if "L" in run])
    line = SafeString("")
    if path:
        line = write(
            '<path class="chart-line line-{}" d="{}" fill="none" stroke="{}" stroke-width="1.75"'
            ' stroke-dasharray="{}" stroke-linejoin="round" stroke-linecap="round"/>',
            key, path, COLORS[key], DASHES[shape],
        )  # fmt: skip
    return line + marks_of(key, marks_at(frame, numbers, shape), is_open=is_second)


def marks_of(key: str, outlines: str, *, is_open: bool) -> SafeString:
    """Draw all days of a line at once, open for the second tracker of one person."""
    if is_open:
        return write(
            '<path class="ring ring-{}" d="{}" fill="{}" stroke="{}" stroke-width="1.25"/>',
            key, outlines, svg.PAPER, COLORS[key],
        )  # fmt: skip
    return write(
        '<path class="point point-{}" d="{}" fill="{}" stroke="{}" stroke-width=".75"/>',
        key, outlines, COLORS[key], svg.PAPER,
    )  # fmt: skip


def marks_at(frame: svg.Frame, numbers: Numbers, shape: int) -> str:
    """Return the way around each day's mark."""
    width = (frame.width - frame.left - frame.right) / max(len(numbers) - 1, 1)
    r = round(min(LARGEST, max(SMALLEST, width * 0.42)), 1)
    if shape == 0:
        starts = places(len(numbers), frame.left, frame.right, r)
        tops: Sequence[object] = HEIGHTS
        around = f"a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 -{2 * r} 0z"
    else:
        r = round(r * 1.35, 1)
        starts = places(len(numbers), frame.left, frame.right)
        tops = [round(frame.y(number) - r, 1) for number in range(LOWEST, HIGHEST + 1)]
        around = f"l{r} {r}l-{r} {r}l-{r} -{r}z"
    begun = [f" {y}{around}" for y in tops]
    drawn = zip(starts, numbers, strict=True)
    return "".join([f"M{x}{begun[number]}" for x, number in drawn if number is not None])


def end_labels(frame: svg.Frame, lines: Sequence[TrendLine], numbers: Sequence[Numbers]) -> SafeString:
    """Name each line on the right, at the height of its last number, kept apart."""
    ends = [
        (one, next((number for number in reversed(some) if number is not None), None))
        for one, some in zip(lines, numbers, strict=True)
    ]
    known = sorted(((one, end) for one, end in ends if end is not None), key=lambda pair: -pair[1])
    heights = apart([frame.y(end) + 4 for _one, end in known], floor=frame.height - frame.bottom + 6)
    x, room = frame.width - frame.right + 10, frame.right - 12
    return svg.join(
        label(x, y, fitted(one.name, room=room, size=NAME), one.key)
        for (one, _end), y in zip(known, heights, strict=True)
    )


def label(x: float, y: float, words: str, key: str) -> SafeString:
    """Write a line's name in its color."""
    if key in svg.COLORS:
        return svg.name_label(x, y, words, key)
    return svg.text(x, y, words, classes="ruler-name")


def describe(lines: Sequence[TrendLine], numbers: Sequence[Numbers]) -> str:
    """Say for each line on how many days it was recorded, and its first and last number."""
    said = []
    for one, some in zip(lines, numbers, strict=True):
        known = [number for number in some if number is not None]
        if not known:
            continue
        values = {"name": one.name, "n": len(known), "all": len(some), "first": known[0], "last": known[-1]}
        said.append(
            _("%(name)s: recorded on %(n)s of %(all)s days, first %(first)s, last %(last)s of 10.") % values
        )
    return " ".join(said)

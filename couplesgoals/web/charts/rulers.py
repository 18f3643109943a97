"""Three answers from 0 to 10 over time, one person's: each line has a shape and a dash of its own."""

from collections.abc import Sequence
from datetime import date

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from couplesgoals.sentences import gettext as _
from couplesgoals.web.charts import svg
from couplesgoals.web.charts.ratings import days_axis, shorten

WIDTH, HEIGHT = 360, 216
LOWEST, HIGHEST = 0, 10
APART = 17  # units between two names at the line ends
NUDGE = 8  # answers of one day stand side by side, so that the same number is seen three times
DASHES = ("none", "7 5", "2 5")
# The light theme's text, for paper, where the picture is for the person alone and needs no partner's color.
COLORS = {**svg.COLORS, "own": "#2b2622"}

type Answers = tuple[date, Sequence[int]]


def ruler_chart(
    answers: Sequence[Answers], *, names: Sequence[str], title: str, uid: str = "rulers", key: str = "own"
) -> SafeString:
    """Draw a figure with chart, caption and table.

    `answers` holds a day and three numbers, 0 to 10, oldest first; `names` the questions in a word each.
    `uid` must be unique on the page; `key` is "a" or "b" to draw in a partner's color. Empty for no answers.
    """
    if not answers:
        return SafeString("")
    days = [day for day, _numbers in answers]
    frame = svg.Frame(
        WIDTH, HEIGHT, (days[0].toordinal(), days[-1].toordinal()), (LOWEST, HIGHEST), left=40, right=92
    )
    marks = [numbers_axis(frame), days_axis(frame, sorted(set(days)))]
    marks += [ruler(frame, answers, place, key) for place in range(len(names))]
    marks.append(end_labels(frame, answers[-1], names))
    chart = svg.drawing(frame, uid=uid, title=title, desc=describe(answers, names), body=svg.join(marks))
    rows = [(date_format(day, "M j, Y"), list(numbers)) for day, numbers in answers]
    context = {"chart": chart, "names": list(names), "rows": rows, "title": title}
    return SafeString(render_to_string("components/ruler_chart.html", context))


def numbers_axis(frame: svg.Frame) -> SafeString:
    """Draw the scale, with a line at 0, 5 and 10."""
    parts = []
    for number in (0, 5, 10):
        parts.append(svg.rule(frame, frame.y(number)))
        parts.append(svg.text(frame.left - 10, round(frame.y(number) + 4, 1), str(number), anchor="end"))
    return svg.join(parts)


def ruler(frame: svg.Frame, answers: Sequence[Answers], place: int, key: str) -> SafeString:
    """Draw one question's line."""
    shift = (place - 1) * NUDGE
    spots = [
        (round(frame.x(day.toordinal()) + shift, 1), frame.y(numbers[place])) for day, numbers in answers
    ]
    return svg.join([path(spots, place, key), *(shape(x, y, place, key) for x, y in spots)])


def path(spots: Sequence[svg.Spot], place: int, key: str) -> SafeString:
    """Join the answers; a single one needs no line."""
    if len(spots) < 2:
        return SafeString("")
    return format_html(
        '<path class="chart-line line-{}" d="{}" fill="none" stroke="{}" stroke-width="2"'
        ' stroke-dasharray="{}" stroke-linejoin="round" stroke-linecap="round"/>',
        key, "M" + "L".join(f"{x} {y}" for x, y in spots), COLORS[key], DASHES[place],
    )  # fmt: skip


def shape(x: float, y: float, place: int, key: str) -> SafeString:
    """Mark an answer: a circle, a diamond or a square."""
    paths = (
        f"M{round(x - 4.5, 1)} {y}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z",
        f"M{x} {round(y - 6, 1)}l6 6l-6 6l-6 -6z",
        f"M{round(x - 4, 1)} {round(y - 4, 1)}h8v8h-8z",
    )
    return format_html(
        '<path class="point point-{}" d="{}" fill="{}" stroke="{}" stroke-width="1.5"/>',
        key, paths[place], COLORS[key], svg.PAPER,
    )  # fmt: skip


def end_labels(frame: svg.Frame, last: Answers, names: Sequence[str]) -> SafeString:
    """Name the lines at their ends, kept apart where the ends meet."""
    day, numbers = last
    right = round(frame.x(day.toordinal()) + NUDGE + 10, 1)
    order = sorted(range(len(names)), key=lambda place: (-numbers[place], place))
    floor = frame.height - frame.bottom + 6
    heights = apart([frame.y(numbers[place]) + 4 for place in order], floor=floor)
    return svg.join(
        svg.text(right, y, shorten_to(names[place]), classes="ruler-name")
        for place, y in zip(order, heights, strict=True)
    )


def apart(wanted: Sequence[float], *, floor: float) -> list[float]:
    """Return heights from the top down, each as near to the wanted one as room allows, none below `floor`."""
    heights: list[float] = []
    for height in wanted:
        heights.append(max(height, heights[-1] + APART) if heights else height)
    lowest = floor
    for place in reversed(range(len(heights))):
        heights[place] = round(min(heights[place], lowest), 1)
        lowest = heights[place] - APART
    return heights


def shorten_to(name: str, room: int = 12) -> str:
    """Keep a name within the margin."""
    return name if len(name) <= room else shorten(name[:room])


def describe(answers: Sequence[Answers], names: Sequence[str]) -> str:
    """Say in a sentence per question where the line begins and ends."""
    first, last = answers[0][1], answers[-1][1]
    return " ".join(
        _("%(name)s: first %(first)s, last %(last)s.")
        % {"name": name, "first": first[place], "last": last[place]}
        for place, name in enumerate(names)
    )

"""Both partners' ratings of one goal over time, against its five levels (Kiresuk & Sherman, 1968)."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from django.utils.safestring import SafeString

from couplesgoals.languages import reader_language
from couplesgoals.sentences import gettext as _
from couplesgoals.web.charts import svg
from couplesgoals.web.days import day_words
from couplesgoals.web.forms import LEVELS, MARKS
from couplesgoals.web.markup import write

type Rating = tuple[date, int | None]

WIDTH, HEIGHT = 360, 216
APART = 17  # units between two names at the line ends
FIGURE = (
    '<figure class="figure">{chart}<figcaption>{caption}</figcaption><details><summary>{show}</summary>'
    '<div class="table-wrap" tabindex="0" role="region" aria-label="{title}"><table><thead><tr>'
    '<th scope="col">{day}</th><th scope="col">{a}</th><th scope="col">{b}</th></tr></thead>'
    "<tbody>{rows}</tbody></table></div></details></figure>"
)
ROW = '<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>'
NUDGE = 3.5  # two partners on one level stand side by side, not one over the other


def rating_chart(
    series: Mapping[str, Sequence[Rating]],
    *,
    names: Mapping[str, str],
    level_words: Mapping[int, str] | None = None,
    title: str = "",
    uid: str = "ratings",
) -> SafeString:
    """Draw a figure with chart, caption and table.

    `series` and `names` have the keys "a" and "b"; a level is −2…2, or None where nothing was recorded.
    `level_words` names the levels in table and description. `uid` must be unique on the page.
    """
    words = level_words or _level_words(reader_language())
    days = sorted({day for ratings in series.values() for day, _level in ratings})
    if not days:
        return SafeString("")
    heading = title or _("Ratings over time")
    frame = svg.Frame(WIDTH, HEIGHT, (days[0].toordinal(), days[-1].toordinal()), (-2, 2), left=34, right=74)
    marks = [levels_axis(frame), days_axis(frame, days)]
    marks += [partner(frame, series.get(key, ()), key) for key in ("a", "b")]
    marks.append(end_labels(frame, series, names))
    figure = svg.drawing(
        frame, uid=uid, title=heading, desc=describe(series, names, words), body=svg.join(marks)
    )
    rows = svg.join(write(ROW, *cells) for cells in table_rows(series, days, words))
    caption = _(
        "Circles and a solid line: %(a)s. Diamonds and a dashed line: %(b)s. 0 is what you hoped for."
    )
    return write(
        FIGURE, chart=figure, caption=caption % names, show=_("Show these ratings as a table"),
        title=heading, day=_("Day"), a=names["a"], b=names["b"], rows=rows,
    )  # fmt: skip


@cache
def _level_words(language: str | None) -> Mapping[int, str]:
    return {int(level): str(text) for level, text in LEVELS}


def levels_axis(frame: svg.Frame) -> SafeString:
    """Draw the five levels, the hoped-for one heavier."""
    parts = []
    for level, mark in MARKS.items():
        y, hope = frame.y(level), level == 0
        parts.append(svg.rule(frame, y, hope=hope))
        classes = "tick tick-hope" if hope else "tick"
        parts.append(svg.text(frame.left - 10, round(y + 4, 1), mark, anchor="end", classes=classes))
    return svg.join(parts)


def days_axis(frame: svg.Frame, days: Sequence[date]) -> SafeString:
    """Name at most four days, none over another; the last always, the first where it has room."""
    step = max(1, round((len(days) - 1) / 3))
    room = (frame.width - frame.left - frame.right) / 4.2
    places = {day: frame.x(day.toordinal()) for day in days}
    shown: list[date] = []
    for day in [day for index, day in enumerate(days[:-1]) if index % step == 0][:3]:
        has_room = not shown or places[day] - places[shown[-1]] >= room
        if has_room and places[days[-1]] - places[day] >= room:
            shown.append(day)
    return svg.join(
        svg.text(places[day], frame.height - 8, day_words(day, "M j"), anchor="middle")
        for day in [*shown, days[-1]]
    )


def partner(frame: svg.Frame, ratings: Sequence[Rating], key: str, nudge: float = NUDGE) -> SafeString:
    """Draw one partner's line; a missing rating is a gap, never a guess."""
    runs: list[list[svg.Spot]] = [[]]
    for day, level in ratings:
        if level is None:
            runs.append([])
        else:
            shift = -nudge if key == "a" else nudge
            runs[-1].append((frame.x(day.toordinal()), round(frame.y(level) + shift, 1)))
    spots = [spot for run in runs for spot in run]
    return svg.join([svg.line(run, key) for run in runs] + [svg.point(x, y, key) for x, y in spots])


def end_labels(
    frame: svg.Frame, series: Mapping[str, Sequence[Rating]], names: Mapping[str, str]
) -> SafeString:
    """Name both lines at their ends, kept apart where the ends meet."""
    ends: dict[str, svg.Spot] = {}
    for key in ("a", "b"):
        known = [(day, level) for day, level in series.get(key, ()) if level is not None]
        if known:
            ends[key] = (frame.x(known[-1][0].toordinal()), frame.y(known[-1][1]))
    heights = {key: spot[1] for key, spot in ends.items()}
    if len(ends) == 2 and abs(heights["a"] - heights["b"]) < APART:
        middle, first_higher = sum(heights.values()) / 2, heights["a"] <= heights["b"]
        up, down = ("a", "b") if first_higher else ("b", "a")
        heights = {up: middle - APART / 2, down: middle + APART / 2}
    right = frame.width - frame.right + 12
    return svg.join(
        svg.name_label(right, round(heights[key] + 4, 1), shorten(names[key]), key) for key in ends
    )


def shorten(name: str) -> str:
    """Keep a name within the margin."""
    return name if len(name) <= 9 else name[:8] + "…"


def describe(
    series: Mapping[str, Sequence[Rating]], names: Mapping[str, str], words: Mapping[int, str]
) -> str:
    """Say in a sentence per partner where the line begins and ends."""
    sentences = []
    for key in ("a", "b"):
        known = [level for _day, level in series.get(key, ()) if level is not None]
        if not known:
            sentences.append(_("%(name)s: not recorded.") % {"name": names[key]})
            continue
        values = {
            "name": names[key],
            "first": level_name(known[0], words),
            "last": level_name(known[-1], words),
        }
        sentences.append(_("%(name)s: first %(first)s, last %(last)s.") % values)
    return " ".join(sentences)


def level_name(level: int, words: Mapping[int, str]) -> str:
    """Give a level's mark and words, for example “−1, less than we hoped”."""
    return f"{MARKS[level]}, {words[level]}"


def table_rows(
    series: Mapping[str, Sequence[Rating]], days: Sequence[date], words: Mapping[int, str]
) -> list[tuple[str, str, str]]:
    """Give day, first and second partner's level for the table."""
    levels = {key: dict(series.get(key, ())) for key in ("a", "b")}

    def cell(key: str, day: date) -> str:
        level = levels[key].get(day)
        return _("Not recorded") if level is None else level_name(level, words)

    return [(day_words(day, "M j, Y"), cell("a", day), cell("b", day)) for day in days]

"""Two people's answers on one ruler, 0 to 10, over time: side by side and never averaged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.safestring import SafeString

from couplesgoals.sentences import gettext as _
from couplesgoals.web.charts import svg
from couplesgoals.web.charts.ratings import days_axis, end_labels, partner

WIDTH, HEIGHT = 360, 168
TICKS = (0, 5, 10)
NUDGE = 1.5  # less than between five levels: more would look like another answer

type Answer = tuple[date, int | None]


def ruler_of_two(
    series: Mapping[str, Sequence[Answer]], *, names: Mapping[str, str], title: str, uid: str
) -> SafeString:
    """Draw the answers of "a", of "b" or of both; a day without an answer is left out, not guessed.

    The table belongs to whoever shows several rulers of one goal. Nothing to draw is an empty string.
    """
    days = sorted({day for answers in series.values() for day, _answer in answers})
    if not days:
        return SafeString("")
    frame = svg.Frame(WIDTH, HEIGHT, (days[0].toordinal(), days[-1].toordinal()), (0, 10), left=34, right=74)
    marks = [svg.rule(frame, frame.y(tick)) for tick in TICKS]
    marks += [
        svg.text(frame.left - 10, round(frame.y(tick) + 4, 1), str(tick), anchor="end") for tick in TICKS
    ]
    marks.append(days_axis(frame, days))
    marks += [partner(frame, series.get(key, ()), key, NUDGE) for key in ("a", "b")]
    marks.append(end_labels(frame, series, names))
    return svg.drawing(frame, uid=uid, title=title, desc=_described(series, names), body=svg.join(marks))


def _described(series: Mapping[str, Sequence[Answer]], names: Mapping[str, str]) -> str:
    said = []
    for key in sorted(series):
        known = [answer for _day, answer in series[key] if answer is not None]
        if known:
            values = {"name": names[key], "first": known[0], "last": known[-1]}
            said.append(_("%(name)s: first %(first)s, last %(last)s of 10.") % values)
    return " ".join(said)

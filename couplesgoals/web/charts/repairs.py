"""The ways back: after each setback two lines come together at the repair and go on as one to recommitting.

Both lines are of one length, so neither partner is ahead; days are told, never judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from couplesgoals.sentences import gettext as _
from couplesgoals.web.charts import svg

WIDTH, ROW, FOOT = 360, 52, 44
APART = 10  # units each line begins above or below the row's middle
BEFORE = 20  # units from the setback to day 0, so that also the shortest way is one
# The light theme's text, for paper: from the repair on the way is of both.
OWN = "#2b2622"
TOGETHER = 16  # units between two marks that would hide each other
MOST_ROWS = 8
STEPS = (1, 2, 5, 7, 14, 30, 60, 90, 180, 365)


@dataclass(frozen=True)
class RepairedWay:
    """One setback's day, and the days from it (0 or more) to repair and to recommitting, None if not yet."""

    day: date
    repair_days: float
    recommit_days: float | None = None


def repairs_chart(ways: Sequence[RepairedWay], *, title: str = "", uid: str = "repairs") -> SafeString:
    """Draw a figure with picture, caption and table; `ways` oldest first; the picture has the last 8.

    `uid` must be unique on the page. Empty where nothing was repaired yet.
    """
    if not ways:
        return SafeString("")
    shown = ways[-MOST_ROWS:]
    longest = max(max(way.repair_days, way.recommit_days or 0) for way in shown)
    ticks = days_on_axis(longest)
    height = ROW * len(shown) + FOOT
    frame = svg.Frame(WIDTH, height, (0, max(longest, ticks[-1])), (0, 1), left=76, right=106, top=0)
    marks = [axis(frame, ticks)]
    marks += [way_back(frame, way, ROW * place + ROW / 2) for place, way in enumerate(shown)]
    heading = title or _("Our ways back")
    picture = svg.drawing(frame, uid=uid, title=heading, desc=describe(shown), body=svg.join(marks))
    rows = [
        (date_format(way.day, "M j, Y"), words(way.repair_days), words(way.recommit_days)) for way in ways
    ]
    context = {"chart": picture, "title": heading, "rows": rows, "left_out": len(ways) - len(shown)}
    return SafeString(render_to_string("components/repairs_chart.html", context))


def days_on_axis(longest: float) -> list[int]:
    """Return at most four round numbers of days from 0 up to the longest way, at least to 1."""
    step = next((step for step in STEPS if longest / step < 4), STEPS[-1])
    return list(range(0, max(int(longest), step) + 1, step))


def axis(frame: svg.Frame, ticks: Sequence[int]) -> SafeString:
    """Rule the days lightly from top to bottom and number them below."""
    bottom = frame.height - FOOT
    parts = [
        format_html(
            '<path class="chart-grid" d="M{} 4V{}" stroke="{}" stroke-width="1"/>',
            frame.x(day), bottom + 4, svg.GRID,
        )
        for day in ticks
    ]  # fmt: skip
    parts += [svg.text(frame.x(day), bottom + 18, str(day), anchor="middle") for day in ticks]
    middle = (frame.x(ticks[0]) + frame.x(ticks[-1])) / 2
    parts.append(svg.text(middle, bottom + 36, _("days after the setback"), anchor="middle"))
    return svg.join(parts)


def way_back(frame: svg.Frame, way: RepairedWay, y: float) -> SafeString:
    """Draw one way: apart at the setback, together at the repair, and on to recommitting."""
    start, repaired = frame.x(0) - BEFORE, frame.x(way.repair_days)
    parts = [svg.text(2, y + 4, date_format(way.day, "M j"))]
    parts += [curve(start, repaired, y, -APART, "a"), curve(start, repaired, y, APART, "b")]
    parts += [svg.point(start, y - APART, "a"), svg.point(start, y + APART, "b")]
    if way.recommit_days is not None:
        at = frame.x(way.recommit_days)
        # Beside the repair, not upon it, so that both are seen.
        at = at if abs(at - repaired) >= TOGETHER else repaired + TOGETHER
        parts += [together(repaired, at, y) if at > repaired else SafeString(""), flag(at, y)]
    parts.append(joined(repaired, y))
    return svg.join([*parts, lengths(frame.width - frame.right + 22, way, y)])


def lengths(x: float, way: RepairedWay, y: float) -> SafeString:
    """Write at the row's end what the two marks say, each beside its mark."""
    both = way.recommit_days is not None
    top = y - 9 if both else y
    parts = [
        small(x, top, joined(0, 0)),
        svg.text(x + 11, top + 4, words(way.repair_days), classes="path-end"),
    ]
    if both:
        parts += [small(x, y + 10, flag(0, 0)), svg.text(x + 11, y + 14, words(way.recommit_days))]
    return svg.join(parts)


def small(x: float, y: float, mark: SafeString) -> SafeString:
    """Draw a mark as small as a letter."""
    return format_html('<g transform="translate({} {}) scale(.6)">{}</g>', x, y, mark)


def curve(start: float, end: float, y: float, offset: float, key: str) -> SafeString:
    """Lead one partner's line from its place to where the two meet."""
    half = round((start + end) / 2, 1)
    return format_html(
        '<path class="chart-line line-{}" d="M{} {}C{} {} {} {} {} {}" fill="none" stroke="{}"'
        ' stroke-width="2.5" stroke-dasharray="{}" stroke-linecap="round"/>',
        key, start, y + offset, half, y + offset, half, y, end, y, svg.COLORS[key], svg.DASHES[key],
    )  # fmt: skip


def together(start: float, end: float, y: float) -> SafeString:
    """Draw the way of both."""
    return format_html(
        '<path class="path-own" d="M{} {}H{}" fill="none" stroke="{}" stroke-width="3"/>',
        start, y, end, OWN,
    )  # fmt: skip


def joined(x: float, y: float) -> SafeString:
    """Mark the repair: a full circle with a ring around it."""
    return format_html(
        '<circle class="flag" cx="{x}" cy="{y}" r="8" fill="{}" stroke="{own}" stroke-width="2"/>'
        '<circle class="point point-own" cx="{x}" cy="{y}" r="4.5" fill="{own}" stroke="{}"/>',
        svg.PAPER, svg.PAPER, x=x, y=y, own=OWN,
    )  # fmt: skip


def flag(x: float, y: float) -> SafeString:
    """Mark recommitting: an open square on its corner's side, told from circle and diamond."""
    return format_html(
        '<path class="flag" d="M{} {}h11v11h-11z" fill="{}" stroke="{}" stroke-width="2"/>',
        round(x - 5.5, 1), y - 5.5, svg.PAPER, OWN,
    )  # fmt: skip


def words(days: float | None) -> str:
    """Tell a length in whole days, half a day up; shorter than a day as such, None as not recorded."""
    if days is None:
        return _("Not recorded")
    if days < 1:
        return _("Under a day")
    whole = int(days + 0.5)
    return ngettext("%(n)s day", "%(n)s days", whole) % {"n": whole}


def describe(ways: Sequence[RepairedWay]) -> str:
    """Say each way in words, for those who do not see it."""
    said = []
    for way in ways:
        values = {
            "day": date_format(way.day, "M j, Y"),
            "repair": words(way.repair_days),
            "recommit": words(way.recommit_days),
        }
        if way.recommit_days is None:
            said.append(_("%(day)s, time to repair: %(repair)s.") % values)
        else:
            said.append(_("%(day)s, time to repair: %(repair)s, to recommitting: %(recommit)s.") % values)
    return " ".join(said)

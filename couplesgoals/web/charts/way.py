"""Where one person saw a goal at its start and where they see it now, on its five levels."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString

from couplesgoals.sentences import gettext as _
from couplesgoals.web.charts import svg
from couplesgoals.web.charts.values import open_mark
from couplesgoals.web.forms import MARKS

WIDTH, HEIGHT, LINE = 360, 60, 22


def way_chart(start: int, now: int | None, *, key: str, title: str, uid: str) -> SafeString:
    """Draw an open mark at the start and a full one now, −2 on the left, +2 on the right; None is no mark.

    `key` is "a" or "b", for shape and color; `uid` must be unique on the page.
    """
    frame = svg.Frame(WIDTH, HEIGHT, (-2, 2), (0, 1), left=24, right=24)
    marks = [svg.rule(frame, LINE), *(_level(frame, level) for level in sorted(MARKS))]
    said = _("Start: %(start)s. Not rated yet.") % {"start": MARKS[start]}
    if now is not None:
        said = _("Start: %(start)s. Now: %(now)s.") % {"start": MARKS[start], "now": MARKS[now]}
        marks.append(svg.line([(frame.x(start), LINE), (frame.x(now), LINE)] if now != start else [], key))
    marks.append(open_mark(frame.x(start), LINE, key))
    if now is not None:
        marks.append(_large(frame.x(now), svg.point(0, 0, key)))
    return svg.drawing(frame, uid=uid, title=title, desc=said, body=svg.join(marks))


def _large(x: float, mark: SafeString) -> SafeString:
    """Where somebody is now is what the picture is about."""
    return format_html('<g transform="translate({} {}) scale(1.5)">{}</g>', x, LINE, mark)


def _level(frame: svg.Frame, level: int) -> SafeString:
    classes = "tick tick-hope" if level == 0 else "tick"
    return svg.text(frame.x(level), HEIGHT - 8, MARKS[level], anchor="middle", classes=classes)

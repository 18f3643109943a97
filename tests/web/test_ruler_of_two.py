"""Two people on one ruler: told apart without color, described in words, and nothing guessed."""

import re
from datetime import date, timedelta
from itertools import pairwise

from couplesgoals.web.charts.ruler_of_two import ruler_of_two

DAYS = [date(2026, 9, 1) + timedelta(weeks=week) for week in range(3)]
NAMES = {"a": "Maya", "b": "Jonas"}


def test_two_lines_differ_by_shape_and_dash() -> None:
    series = {"a": [(DAYS[0], 3), (DAYS[2], 7)], "b": [(DAYS[0], 0), (DAYS[1], 10)]}
    svg = ruler_of_two(series, names=NAMES, title="Readiness", uid="r")
    assert svg.count('class="point point-a"') == svg.count('class="point point-b"') == 2
    assert 'stroke-dasharray="7 5"' in svg
    assert "Maya: first 3, last 7 of 10. Jonas: first 0, last 10 of 10." in svg


def test_days_close_together_are_not_written_over_each_other() -> None:
    days = [date(2026, 10, 21), date(2026, 10, 23), date(2026, 11, 13)]
    series = {"a": [(days[0], 9)], "b": [(days[1], 4), (days[2], 6)]}
    svg = ruler_of_two(series, names=NAMES, title="Readiness", uid="r")
    found = re.findall(r'<text class="tick" x="([\d.]+)"[^>]*>(\w{3} \d+)<', svg)
    named = [(float(x), day) for x, day in found]
    assert [named[0][1], named[-1][1]] == ["Oct 21", "Nov 13"]
    assert all(right - left >= 50 for (left, _), (right, _) in pairwise(named))


def test_one_alone_is_drawn_alone() -> None:
    svg = ruler_of_two({"b": [(DAYS[0], 5)]}, names=NAMES, title="Readiness", uid="r")
    assert "point-a" not in svg
    assert "Maya" not in svg


def test_nobody_is_nothing() -> None:
    assert ruler_of_two({}, names=NAMES, title="Readiness", uid="r") == ""
    assert ruler_of_two({"a": [], "b": []}, names=NAMES, title="Readiness", uid="r") == ""


def test_what_people_wrote_is_escaped() -> None:
    names = {"a": "<b>", "b": ""}
    svg = ruler_of_two({"a": [(DAYS[0], 5)]}, names=names, title="<script>", uid="r")
    assert "<script>" not in svg
    assert "<b>" not in svg

"""Two people on one ruler: told apart without color, described in words, and nothing guessed."""

from datetime import date, timedelta

from couplesgoals.web.charts.ruler_of_two import ruler_of_two

DAYS = [date(2026, 9, 1) + timedelta(weeks=week) for week in range(3)]
NAMES = {"a": "Maya", "b": "Jonas"}


def test_two_lines_differ_by_shape_and_dash() -> None:
    series = {"a": [(DAYS[0], 3), (DAYS[2], 7)], "b": [(DAYS[0], 0), (DAYS[1], 10)]}
    svg = ruler_of_two(series, names=NAMES, title="Readiness", uid="r")
    assert svg.count('class="point point-a"') == svg.count('class="point point-b"') == 2
    assert 'stroke-dasharray="7 5"' in svg
    assert "Maya: first 3, last 7 of 10. Jonas: first 0, last 10 of 10." in svg


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

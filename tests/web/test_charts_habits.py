"""The strip of a habit and the three rulers: what is drawn, what is said instead, and what is a gap."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest

from couplesgoals.web.charts.rulers import APART, apart, ruler_chart
from couplesgoals.web.charts.strips import strip_chart

FIRST = date(2026, 11, 2)
WEEKS = ("Nov 2", "Nov 9", "Nov 16", "Nov 23")
NAMES = ("It matters", "I am sure", "I am ready")


def strip(*kinds: str, key: str = "a", label: str = "In words") -> str:
    days = [kinds[n] if n < len(kinds) else "" for n in range(28)]
    return str(strip_chart(days, weeks=WEEKS, label=label, key=key))


class TestTheStrip:
    def test_a_day_without_a_word_is_a_gap(self) -> None:
        assert re.findall(r"(?:point|ring)-a", strip()) == []
        assert "M33 " in strip("", "", "full")
        assert "M21 " not in strip("full", "", "full")

    def test_full_half_and_open_differ_by_shape_alone(self) -> None:
        drawn = {kind: strip(kind) for kind in ("full", "half", "ring")}
        without_color = {re.sub(r'(fill|stroke)="[^"]*"', "", picture) for picture in drawn.values()}
        assert len(without_color) == 3

    def test_the_second_partner_has_a_shape_of_their_own(self) -> None:
        circle, diamond = (re.findall(r'point-." d="([^"]*)"', strip("full", key=key)) for key in "ab")
        assert circle != diamond

    def test_it_names_each_week_and_is_told_in_words(self) -> None:
        picture = strip("full", label='<b>"done"</b>')
        assert re.findall(r">(Nov \d+)<", picture) == list(WEEKS)
        assert 'role="img"' in picture
        assert "<b>" not in picture


class TestTheRulers:
    def chart(self, *numbers: tuple[int, int, int]) -> str:
        answers = [(FIRST + timedelta(weeks=n), three) for n, three in enumerate(numbers)]
        return str(ruler_chart(answers, names=NAMES, title="Over time"))

    def test_nothing_is_drawn_for_nothing(self) -> None:
        assert self.chart() == ""

    def test_one_answer_is_three_marks_without_a_line(self) -> None:
        chart = self.chart((5, 5, 5))
        assert chart.count('class="point ') == 3
        assert chart.count("chart-line") == 0

    def test_lines_differ_by_dash_and_marks_by_shape(self) -> None:
        chart = self.chart((1, 5, 9), (2, 6, 10))
        assert len(set(re.findall(r'stroke-dasharray="([^"]*)"', chart))) == 3
        shapes = [
            re.sub(r"^M[-\d. ]+", "", path) for path in re.findall(r'point point-own" d="([^"]*)"', chart)
        ]
        assert len(set(shapes)) == 3

    def test_it_is_told_in_words_and_as_a_table(self) -> None:
        chart = self.chart((1, 5, 9), (2, 6, 10))
        assert (
            "It matters: first 1, last 2. I am sure: first 5, last 6. I am ready: first 9, last 10." in chart
        )
        assert re.findall(r"<td>(\d+)</td>", chart) == ["1", "5", "9", "2", "6", "10"]
        assert "Nov 2, 2026" in chart


@pytest.mark.parametrize(
    "wanted", [[10.0, 10.0, 10.0], [10.0, 190.0, 190.0], [190.0, 190.0, 190.0], [20.0, 100.0, 180.0]]
)
def test_names_at_the_ends_of_lines_keep_apart_and_in_the_picture(wanted: list[float]) -> None:
    heights = apart(wanted, floor=192)
    assert all(after - before >= APART for before, after in pairwise(heights))
    assert heights[-1] <= 192
    assert abs(heights[0] - wanted[0]) <= 2 * APART

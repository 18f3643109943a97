"""The loop, the ways back and the daily lines: read without color, gaps left open, words kept within."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from couplesgoals.web.charts import LoopStep, RepairedWay, TrendLine, loop_chart, repairs_chart, trend_chart
from couplesgoals.web.charts.repairs import days_on_axis
from couplesgoals.web.charts.wrapping import lines_of, width_of

NAMES = {"a": "Maya", "b": "Jonas"}
FIRST = date(2026, 9, 1)
STEPS = {
    "trigger": LoopStep("A tone of voice or a look", 3, "/behind/"),
    "a_move": LoopStep("Explaining again and again", 2),
    "b_softer": LoopStep("Not good enough", 3),
    "b_move": LoopStep("Going quiet", 4),
    "a_softer": LoopStep("Afraid of losing us", 2),
}


def days(*values: int | None) -> dict[date, int]:
    return {FIRST + timedelta(days=n): value for n, value in enumerate(values) if value is not None}


def trend(*lines: TrendLine, length: int = 28) -> str:
    return str(trend_chart(lines, first=FIRST, last=FIRST + timedelta(days=length - 1), title="Days"))


class TestTheLoop:
    def test_it_goes_around_in_words_too(self) -> None:
        svg = loop_chart(STEPS, NAMES, setbacks=5, called="The Tuesday storm")
        desc = re.search(r"<desc[^>]*>(.*?)</desc>", svg).group(1)
        assert desc == (
            "What sets it off: A tone of voice or a look, in 3 of 5 setbacks."
            " Maya’s move: Explaining again and again, in 2 of 5 setbacks."
            " Jonas, underneath: Not good enough, in 3 of 5 setbacks."
            " Jonas’s move: Going quiet, in 4 of 5 setbacks."
            " Maya, underneath: Afraid of losing us, in 2 of 5 setbacks. Then it begins again."
        )
        assert ">The Tuesday storm</text>" in svg
        assert '<a href="/behind/">3</a>' in svg

    def test_partners_differ_by_dash_and_shape_and_have_the_same_room(self) -> None:
        svg = loop_chart(STEPS, NAMES, setbacks=5)
        nodes = re.findall(r"<rect [^>]*loop-of-([ab])[^>]* width=\"(\d+)\"[^>]*dasharray=\"([^\"]*)\"", svg)
        assert {(key, dash) for key, _width, dash in nodes} == {("a", "none"), ("b", "6 4")}
        assert len({width for _key, width, _dash in nodes}) == 1
        assert "<circle" in svg

    def test_what_nobody_told_is_open(self) -> None:
        svg = loop_chart(STEPS | {"b_move": None}, NAMES, setbacks=2)
        assert svg.count('stroke-dasharray="1 5"') == 1
        assert svg.count("Not told yet") == 2, "in the picture and in the table"
        assert ">no name yet</text>" in svg

    def test_whatever_they_call_it_stays_within_the_picture(self) -> None:
        svg = loop_chart(STEPS, {"a": "M" * 60, "b": "<b>"}, setbacks=2, called="العاصفة 🌩️ <i>" + "x" * 70)
        assert "<i>" not in svg
        assert "<b>" not in svg
        for line in re.findall(r'class="loop-it"[^>]*>([^<]*)<', svg):
            assert width_of(line.replace("&lt;", "<").replace("&gt;", ">"), 17) <= 220


class TestTheWaysBack:
    def test_two_lines_meet_at_the_repair_and_end_together(self) -> None:
        svg = repairs_chart([RepairedWay(FIRST, 9, 12)])
        ends = {
            path.split(" ")[-2:][0] + path.split(" ")[-1]
            for path in re.findall(r'line-[ab]" d="([^"]*)"', svg)
        }
        assert len(ends) == 1
        assert ">9 days</text>" in svg
        assert ">12 days</text>" in svg
        assert "Sep 1, 2026, time to repair: 9 days, to recommitting: 12 days." in svg

    def test_not_recommitted_yet_is_no_mark_and_no_zero(self) -> None:
        svg = repairs_chart([RepairedWay(FIRST, 0.2)])
        assert "path-own" not in svg
        assert ">Under a day</text>" in svg
        assert "<td>Not recorded</td>" in svg

    def test_the_table_has_all_and_the_picture_the_last(self) -> None:
        ways = [RepairedWay(FIRST + timedelta(weeks=n), n) for n in range(11)]
        svg = repairs_chart(ways)
        assert svg.count('class="chart-line line-a"') == 8
        assert svg.count("<tr>") == 1 + 11
        assert svg.index(">Oct 6<") < svg.index(">Nov 10<"), "the newest stands last"
        assert repairs_chart([]) == ""

    @pytest.mark.parametrize(
        ("longest", "ticks"),
        [(0.1, [0, 1]), (3, [0, 1, 2, 3]), (9, [0, 5]), (12, [0, 5, 10]), (400, [0, 180, 360])],
    )
    def test_days_are_numbered_in_round_steps(self, longest: float, ticks: list[int]) -> None:
        assert days_on_axis(longest) == ticks


class TestDailyLines:
    def test_a_day_not_recorded_is_a_gap(self) -> None:
        svg = trend(TrendLine("Maya", days(5, 6, None, 7, None, 4, 4, 4), "a"))
        path = re.search(r'class="chart-line line-a" d="([^"]*)"', svg).group(1)
        assert [run.count("L") for run in path.split("M")[1:]] == [1, 2], (
            "the day between two gaps has no line"
        )
        assert re.search(r'class="point point-a" d="([^"]*)"', svg).group(1).count("M") == 6
        assert "recorded on 6 of 28 days, first 5, last 4 of 10." in svg

    def test_two_people_have_their_own_shapes(self) -> None:
        svg = trend(
            TrendLine("Maya", days(5, 6), "a"), TrendLine("Jonas", days(4), "b", missing="Not shared")
        )
        assert "a3.8 3.8 0" in re.search(r'point-a" d="([^"]*)"', svg).group(1)
        assert "l5.1 5.1" in re.search(r'point-b" d="([^"]*)"', svg).group(1)
        assert "<td>6</td><td>Not shared</td>" in svg
        assert "Diamonds and dashes: Jonas." in svg

    def test_two_trackers_of_one_differ_by_dash_and_shape(self) -> None:
        svg = trend(TrendLine("How I am", days(5, 6), "b"), TrendLine("Closeness", days(4, 4), "b"))
        assert set(re.findall(r'stroke-dasharray="([^"]*)"', svg)) == {"none", "5 4"}
        assert svg.count('class="point point-b"') == svg.count('class="ring ring-b"') == 1

    def test_nothing_recorded_draws_nothing(self) -> None:
        assert trend(TrendLine("Maya", {}, "a")) == ""
        assert trend(TrendLine("Maya", {FIRST - timedelta(days=1): 5}, "a")) == ""

    def test_names_are_escaped_and_it_reads_on_paper(self) -> None:
        svg = trend(TrendLine("<b>x", days(0, 10)), length=1)
        assert "<b>" not in svg
        assert "style=" not in svg
        assert 'role="img" aria-labelledby="trend-t trend-d"' in svg


@given(st.text(max_size=120), st.integers(20, 200))
def test_lines_keep_to_their_room_and_lose_nothing_that_fits(words: str, room: int) -> None:
    lines = lines_of(words, room=room, size=15)
    assert 1 <= len(lines) <= 3
    assert all(width_of(line, 15) <= room or len(line) == 1 for line in lines)
    if not lines[-1].endswith("…"):
        assert "".join(lines).replace(" ", "") == "".join(words.split())

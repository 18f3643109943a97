"""Charts tell two partners apart without color, show gaps as gaps, and escape what people wrote."""

import re
from datetime import date, timedelta

from couplesgoals.web.charts import rating_chart, sparkline
from couplesgoals.web.charts.svg import Frame

DAYS = [date(2026, 9, 1) + timedelta(weeks=week) for week in range(4)]
NAMES = {"a": "Maya", "b": "Jonas"}


def chart(a: list[int | None], b: list[int | None], **kwargs: object) -> str:
    series = {"a": list(zip(DAYS, a, strict=False)), "b": list(zip(DAYS, b, strict=False))}
    return rating_chart(series, names=kwargs.pop("names", NAMES), **kwargs)  # type: ignore[arg-type]  # test shorthand


def name_heights(svg: str) -> dict[str, float]:
    return {key: float(y) for key, y in re.findall(r'class="name name-(\w)" x="[\d.]+" y="([\d.]+)"', svg)}


def test_partners_differ_by_shape_and_dash() -> None:
    svg = chart([0, 1], [-1, 0])
    assert svg.count("<circle") == 2
    assert svg.count('class="point point-b"') == 2
    assert 'class="chart-line line-b"' in svg
    assert 'stroke-dasharray="7 5"' in svg


def test_a_missing_rating_is_a_gap_and_named_so_in_the_table() -> None:
    svg = chart([0, None, 1, 1], [0, 0, 0, 0])
    first = re.findall(r'class="chart-line line-a" d="([^"]+)"', svg)
    assert len(first) == 1, "one rating alone before the gap has no line"
    assert first[0].count("L") == 1
    assert svg.count("<circle") == 3
    assert "Not recorded" in svg


def test_names_at_the_ends_are_kept_apart_in_the_right_order() -> None:
    same = name_heights(chart([0, 1], [0, 1]))
    assert abs(same["a"] - same["b"]) >= 16
    close = name_heights(chart([0, 1], [0, 2]))
    assert close["b"] < close["a"], "the higher rating's name stands higher"


def test_the_table_gives_every_rating_in_words() -> None:
    svg = chart([-2, 2], [0, 1], level_words={level: f"w{level}" for level in range(-2, 3)})
    for words in ("−2, w-2", "+2, w2", "0, w0", "+1, w1"):
        assert f"<td>{words}</td>" in svg
    assert "<details>" in svg


def test_it_has_a_name_and_a_description_for_those_who_do_not_see_it() -> None:
    svg = chart([-1, 1], [None, None], title="Quiet minutes", uid="goal-7")
    assert 'role="img" aria-labelledby="goal-7-t goal-7-d"' in svg
    assert '<title id="goal-7-t">Quiet minutes</title>' in svg
    assert "Maya: first −1, Less than we hoped, last +1, More than we hoped. Jonas: not recorded." in svg


def test_names_and_words_are_escaped() -> None:
    svg = chart([0], [1], names={"a": "<b>x", "b": "O'Neil & co"}, title="<script>")
    assert "<b>" not in svg
    assert "<script>" not in svg
    assert "&lt;b&gt;x" in svg
    assert "O&#x27;Neil" in svg


def test_no_ratings_draw_nothing() -> None:
    assert chart([], []) == ""


def test_it_reads_on_paper_and_breaks_no_policy() -> None:
    svg = chart([0, 1], [1, 0])
    assert "style=" not in svg
    for mark in re.findall(r"<(?:path|circle|line|text) [^>]+>", svg):
        assert "fill=" in mark or "stroke=" in mark, mark


def test_one_day_is_drawn_in_the_middle() -> None:
    assert Frame(100, 100, (5, 5), (0, 1), left=10, right=10).x(5) == 50


def test_a_sparkline_says_what_it_shows_and_keeps_gaps() -> None:
    svg = sparkline([1, 2, None, 3, 4], label='"Entries" a week')
    assert 'aria-label="&quot;Entries&quot; a week"' in svg
    assert svg.count("<path") == 2
    assert svg.count("<circle") == 1
    assert "<path" not in sparkline([], label="none")
    assert "<circle" in sparkline([None, 3], label="one")

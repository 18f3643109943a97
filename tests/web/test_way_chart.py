"""The picture of start and now: two marks that differ by shape, named for who does not see it."""

import pytest

from couplesgoals.web.charts.way import way_chart


@pytest.mark.parametrize("key", ["a", "b"])
def test_start_is_open_and_now_is_full(key: str) -> None:
    svg = way_chart(-1, 2, key=key, title="Quiet minutes", uid="way-0")
    assert svg.count(f'class="ring ring-{key}"') == 1
    assert svg.count(f'class="point point-{key}"') == 1
    assert f'class="chart-line line-{key}"' in svg
    assert "Start: −1. Now: +2." in svg


def test_not_rated_yet_is_no_mark() -> None:
    svg = way_chart(-2, None, key="a", title="Quiet minutes", uid="way-0")
    assert "point-a" not in svg
    assert "chart-line" not in svg
    assert "Start: −2. Not rated yet." in svg


def test_where_nothing_moved_both_marks_stand_on_one_spot() -> None:
    svg = way_chart(-1, -1, key="a", title="Quiet minutes", uid="way-0")
    assert "chart-line" not in svg
    assert svg.count("ring-a") == svg.count("point-a") == 1


def test_what_people_wrote_is_escaped() -> None:
    svg = way_chart(-1, 0, key="a", title="<script>alert(1)</script>", uid="way-0")
    assert "<script>" not in svg

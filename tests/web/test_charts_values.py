"""The picture of values: two marks told apart by shape, two people by shape and dash, words escaped."""

from __future__ import annotations

import re

from couplesgoals.web.charts import ValueRow, values_chart

BOTH = {"a": "Maya", "b": "Jonas"}


def own(*rows: ValueRow, key: str = "a") -> str:
    return values_chart(rows, names={key: BOTH[key]}, title="Mine")


def both(*rows: ValueRow) -> str:
    return values_chart(rows, names=BOTH, title="Ours")


def test_nothing_to_draw_is_nothing() -> None:
    assert own() == ""


def test_ones_own_marks_differ_by_shape_and_are_joined() -> None:
    svg = own(ValueRow("Family", {"a": (9, 3)}))
    assert svg.count("<circle") == 1
    assert svg.count('class="ring ring-a"') == 1
    assert "h14v14h-14z" in svg
    assert svg.count('class="chart-line line-a"') == 1


def test_two_numbers_alike_need_no_line_and_both_marks_show() -> None:
    svg = own(ValueRow("Family", {"a": (5, 5)}))
    assert "chart-line" not in svg
    assert svg.index("ring-a") < svg.index("<circle"), "the full mark lies on the open one"


def test_two_people_differ_by_shape_and_dash_and_are_named_at_each_line() -> None:
    svg = both(ValueRow("Family", {"a": (9, 3), "b": (8, 4)}), ValueRow("Work", {"a": (2, 3), "b": (9, 9)}))
    assert svg.count("<circle") == svg.count('class="point point-b"') == 2
    assert 'stroke-dasharray="7 5"' in svg
    assert svg.count(">Maya</text>") == svg.count(">Jonas</text>") == 2


def test_who_has_not_shared_has_an_empty_line_and_a_word_in_the_table() -> None:
    svg = both(ValueRow("Family", {"a": (9, 3)}))
    assert 'class="point point-b"' not in svg
    assert "Not shared" in svg
    assert "Jonas: matters" not in svg


def test_marks_stand_from_one_to_ten_within_the_picture() -> None:
    svg = own(ValueRow("Low", {"a": (1, 1)}), ValueRow("High", {"a": (10, 10)}))
    spots = [float(x) for x in re.findall(r'<circle class="point point-a" cx="([\d.]+)"', svg)]
    assert spots == [14.0, 346.0]


def test_it_is_said_in_words_too() -> None:
    svg = own(ValueRow("Family", {"b": (9, 3)}), key="b")
    assert "Family: matters 9, last week 3." in svg
    assert "<td>9</td><td>3</td>" in svg
    assert 'role="img"' in svg


def test_names_are_escaped() -> None:
    svg = values_chart(
        [ValueRow("<b>Garden</b>", {"a": (9, 3)})], names={"a": "<i>Maya"}, title="<u>", uid="values"
    )
    assert not re.search(r"<(b|i|u)>", svg)
    assert "&lt;b&gt;Garden" in svg

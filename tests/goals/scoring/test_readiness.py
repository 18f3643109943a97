"""Readiness: the step that fits, the gap, and which ways are offered for what."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.models import ReadinessRating, StepSize
from goals.models.readiness import HIGHEST
from goals.scoring.agreement import RULER, Distance
from goals.scoring.readiness import (
    WAYS,
    Pattern,
    Ruler,
    Rulers,
    gaps_between,
    patterns_of,
    step_size,
    ways_to_work,
)

answers = st.integers(0, 10)
rulers = st.builds(Rulers, answers, answers, answers)


def test_the_rulers_are_those_of_the_record() -> None:
    assert RULER[-1] == HIGHEST
    assert {ruler.value for ruler in Ruler} <= {field.name for field in ReadinessRating._meta.fields}


class TestStepSize:
    @pytest.mark.parametrize(
        ("readiness", "size"),
        [(0, "tiny"), (3, "tiny"), (4, "small"), (6, "small"), (7, "bigger"), (10, "bigger")],
    )
    def test_where_one_size_ends_and_the_next_begins(self, readiness: int, size: str) -> None:
        assert step_size(readiness) == size

    def test_readier_never_means_smaller(self) -> None:
        sizes = [StepSize.values.index(step_size(readiness)) for readiness in RULER]
        assert sizes == sorted(sizes)
        assert set(sizes) == set(range(len(StepSize.values)))

    @pytest.mark.parametrize("readiness", [-1, 11])
    def test_off_the_ruler_is_refused(self, readiness: int) -> None:
        with pytest.raises(ValueError, match="0 to 10"):
            step_size(readiness)


@pytest.mark.parametrize("answers", [(-1, 5, 5), (5, 11, 5), (5, 5, -1)])
def test_answers_off_the_ruler_are_refused(answers: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        Rulers(*answers)


class TestGap:
    def test_ruler_by_ruler(self) -> None:
        found = gaps_between(Rulers(9, 5, 8), Rulers(6, 6, 6))
        assert [(gap.ruler, gap.size, gap.distance) for gap in found] == [
            (Ruler.IMPORTANCE, 3, Distance.DIFFERENT),
            (Ruler.CONFIDENCE, 1, Distance.ALIGNED),
            (Ruler.READINESS, 2, Distance.CLOSE),
        ]

    @given(rulers, rulers)
    def test_it_is_the_same_from_both_sides(self, one: Rulers, other: Rulers) -> None:
        assert gaps_between(one, other) == gaps_between(other, one)


class TestWays:
    @pytest.mark.parametrize(
        ("given", "patterns"),
        [
            (Rulers(3, 4, 4), [Pattern.LOW_IMPORTANCE]),
            (Rulers(4, 3, 4), [Pattern.LOW_CONFIDENCE]),
            (Rulers(4, 4, 3), [Pattern.LOW_READINESS]),
            (Rulers(0, 0, 0), [Pattern.LOW_IMPORTANCE, Pattern.LOW_CONFIDENCE, Pattern.LOW_READINESS]),
            (Rulers(4, 4, 4), []),
        ],
    )
    def test_what_is_low(self, given: Rulers, patterns: list[Pattern]) -> None:
        assert patterns_of(given) == patterns

    def test_what_both_share_stands_once(self) -> None:
        found = ways_to_work({"a": Rulers(8, 2, 8), "b": Rulers(8, 3, 2)})
        assert [(way.pattern, way.whose) for way in found] == [
            (Pattern.LOW_CONFIDENCE, "both"),
            (Pattern.LOW_READINESS, "b"),
            (Pattern.GAP, "both"),
        ]

    @pytest.mark.parametrize(
        "latest", [{}, {"a": Rulers(8, 8, 8)}, {"a": Rulers(8, 8, 8), "b": Rulers(7, 6, 8)}]
    )
    def test_nothing_is_offered_for_nothing(self, latest: dict[str, Rulers]) -> None:
        assert ways_to_work(latest) == []

    @given(rulers)
    def test_one_alone_has_no_gap(self, one: Rulers) -> None:
        assert Pattern.GAP not in {way.pattern for way in ways_to_work({"b": one})}

    @given(rulers, rulers)
    def test_the_gap_stands_there_exactly_when_they_differ(self, one: Rulers, other: Rulers) -> None:
        offered = Pattern.GAP in {way.pattern for way in ways_to_work({"a": one, "b": other})}
        apart = [abs(one.answer(ruler) - other.answer(ruler)) for ruler in Ruler]
        assert offered == (max(apart) >= 3)

    @pytest.mark.parametrize("pattern", Pattern)
    def test_every_pattern_has_a_few_kind_ways(self, pattern: Pattern) -> None:
        ways = [str(way) for way in WAYS[pattern]]
        assert 3 <= len(ways) <= 4
        unkind = re.compile(r"\b(resist\w*|denial|complian\w*|unmotivated|manipulat\w*|confront\w*)\b", re.I)
        assert [way for way in ways if unkind.search(way)] == []

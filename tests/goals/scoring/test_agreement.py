"""Two raters: clinical.md's vector, the guards, and what is true of any two."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.scoring.agreement import (
    ENOUGH_PAIRS,
    LEVELS,
    TOO_FEW,
    Agreement,
    Distance,
    Pair,
    agreement_of,
    icc_a1,
    level_gap,
    mean_gap,
    ruler_distance,
    signed_gap,
    weighted_kappa,
)

VECTOR = list(zip((0, 1, -1, 2, 0, -2), (0, 0, -1, 1, 1, -1), strict=True))

levels = st.sampled_from(LEVELS)
pairs_of = st.lists(st.tuples(levels, levels), max_size=30)


def turned(pairs: list[Pair]) -> list[Pair]:
    return [(b, a) for a, b in pairs]


def test_the_vector() -> None:
    found = agreement_of(VECTOR, at_least=6)
    assert found == Agreement(
        pairs=6,
        mean_gap=pytest.approx(0.666667, abs=5e-7),
        signed_gap=0,
        kappa_quadratic=pytest.approx(5 / 7),
        kappa_linear=pytest.approx(5 / 11),
        icc=pytest.approx(0.75),
    )


class TestOneGoal:
    @pytest.mark.parametrize("one", LEVELS)
    @pytest.mark.parametrize("other", LEVELS)
    def test_every_pair(self, one: int, other: int) -> None:
        gap = level_gap(one, other)
        expected = {0: Distance.ALIGNED, 1: Distance.CLOSE}.get(abs(one - other), Distance.DIFFERENT)
        assert (gap.size, gap.distance) == (abs(one - other), expected)
        assert gap.about_met == ((one >= 0) != (other >= 0))
        assert gap == level_gap(other, one)

    @pytest.mark.parametrize(
        ("one", "other", "differs"),
        [(0, -1, True), (-1, -2, False), (0, 1, False), (0, 2, True), (2, 2, False), (-2, 0, True)],
    )
    def test_whether_to_talk_about_it(self, one: int, other: int, differs: bool) -> None:
        assert level_gap(one, other).differs is differs

    @pytest.mark.parametrize("level", [-3, 3, 10])
    def test_a_level_that_is_none_is_refused(self, level: int) -> None:
        with pytest.raises(ValueError, match="between -2 and 2"):
            level_gap(0, level)

    @pytest.mark.parametrize("one", range(11))
    @pytest.mark.parametrize("other", range(11))
    def test_every_pair_of_ruler_answers(self, one: int, other: int) -> None:
        size = abs(one - other)
        expected = "aligned" if size <= 1 else "close" if size == 2 else "different"
        assert ruler_distance(one, other) == expected == ruler_distance(other, one)

    @pytest.mark.parametrize("answer", [-1, 11])
    def test_an_answer_off_the_ruler_is_refused(self, answer: int) -> None:
        with pytest.raises(ValueError, match="between 0 and 10"):
            ruler_distance(5, answer)


class TestGuards:
    @pytest.mark.parametrize("count", range(ENOUGH_PAIRS))
    def test_under_ten_pairs_only_their_number_is_told(self, count: int) -> None:
        assert agreement_of([(1, 0)] * count) == Agreement(pairs=count, reason=TOO_FEW)

    def test_ten_are_enough(self) -> None:
        assert agreement_of([(1, 0), (0, 1)] * 5).reason == ""

    def test_without_a_pair_there_is_no_number(self) -> None:
        none: list[Pair] = []
        assert [f(none) for f in (mean_gap, signed_gap, weighted_kappa, icc_a1)] == [None] * 4

    def test_always_the_same_level_has_no_kappa_and_no_icc(self) -> None:
        found = agreement_of([(1, 1)] * 12)
        assert (found.mean_gap, found.kappa_quadratic, found.kappa_linear, found.icc) == (0, None, None, None)

    def test_one_pair_has_no_icc(self) -> None:
        assert icc_a1([(1, 2)]) is None

    def test_two_mirrored_pairs_have_no_icc(self) -> None:
        assert icc_a1([(1, -1), (-1, 1)]) is None

    def test_a_level_that_is_none_is_refused(self) -> None:
        with pytest.raises(ValueError, match="between -2 and 2"):
            agreement_of([(0, 3)])


class TestForAnyTwo:
    @given(pairs_of)
    def test_numbers_are_numbers_within_their_bounds(self, pairs: list[Pair]) -> None:
        found = agreement_of(pairs, at_least=0)
        bounds = {
            "mean_gap": (0, 4),
            "signed_gap": (-4, 4),
            "kappa_quadratic": (-1, 1),
            "kappa_linear": (-1, 1),
        }
        for name, (low, high) in bounds.items():
            value = getattr(found, name)
            assert value is None or low <= value <= high
        if found.icc is not None:
            assert math.isfinite(found.icc)
            assert found.icc <= 1
        if found.icc is not None and len(pairs) > 2:
            assert found.icc >= -len(pairs) / (len(pairs) - 2) - 1e-12

    @given(pairs_of)
    def test_which_of_the_two_is_called_a_matters_to_the_sign_alone(self, pairs: list[Pair]) -> None:
        one, other = agreement_of(pairs, at_least=0), agreement_of(turned(pairs), at_least=0)
        assert (one.mean_gap, one.kappa_quadratic, one.kappa_linear, one.icc) == (
            other.mean_gap,
            other.kappa_quadratic,
            other.kappa_linear,
            other.icc,
        )
        assert one.signed_gap == (None if other.signed_gap is None else -other.signed_gap)

    @given(pairs_of, st.data())
    def test_the_order_of_pairs_does_not_matter(self, pairs: list[Pair], data: st.DataObject) -> None:
        shuffled = data.draw(st.permutations(pairs))
        assert agreement_of(shuffled, at_least=0) == agreement_of(pairs, at_least=0)

    @given(st.lists(levels, min_size=2))
    def test_seeing_all_alike_is_full_agreement(self, seen: list[int]) -> None:
        found = agreement_of([(level, level) for level in seen], at_least=0)
        varied = len(set(seen)) > 1
        assert found.mean_gap == found.signed_gap == 0
        assert {found.kappa_quadratic, found.kappa_linear, found.icc} == ({1.0} if varied else {None})

    @given(st.lists(st.tuples(st.sampled_from([-2, 2]), st.sampled_from([-2, 2])), min_size=1))
    def test_on_two_levels_every_weight_says_the_same(self, pairs: list[Pair]) -> None:
        assert weighted_kappa(pairs) == weighted_kappa(pairs, power=1)

    @given(pairs_of)
    def test_kappa_is_what_the_two_tables_say(self, pairs: list[Pair]) -> None:
        # Cohen's definition, table by table, instead of the sums.
        n = len(pairs)
        weights = {(i, j): (i - j) ** 2 / 16 for i in LEVELS for j in LEVELS}
        seen = {cell: sum(pair == cell for pair in pairs) / n for cell in weights} if n else {}
        chance = {
            (i, j): sum(a == i for a, _b in pairs) * sum(b == j for _a, b in pairs) / n**2
            for i, j in weights
            if n
        }
        below = sum(weights[cell] * share for cell, share in chance.items())
        expected = 1 - sum(weights[cell] * share for cell, share in seen.items()) / below if below else None
        found = weighted_kappa(pairs)
        assert found == (None if expected is None else pytest.approx(expected))
